/** The publish sheet by keys, and the card that replaces it during a send. */
import { existsSync } from 'node:fs';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { axeFindings } from '../support/axe.ts';
import { openConnected } from '../support/samples/connected-blog.ts';
import { expect } from '../support/stage/fixtures.ts';
import { BLOG, test, watchBrowser } from '../support/outside/google-fixture.ts';
import { pressEnter } from '../support/keys.ts';
import { ask } from '../support/samples/library.ts';
import { ownersCounts, publicPosts } from '../support/outside/public-posts.ts';

const TITLE = gardenInterview.title;

test('shows and copies the public address after publishing, and the list shows the new state', async ({
  page,
  stage,
  google,
}) => {
  const sheet = await openConnected(stage, google);
  await ask(page, 'settings.set', { holdSeconds: 30 });
  const list = page.getByRole('region', { name: 'Liste' });
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Brouillons/ })
    .press('Enter');
  await expect(list.getByRole('heading')).toHaveText('Brouillons');
  const { card } = sheet;
  await sheet.open('Publier…');
  await sheet.press(`Publier sur ${BLOG}`);
  await expect(card.getByText(/^Envoi dans \d+\s/)).toBeVisible();
  await expect(card.getByRole('button', { name: 'Fermer' }).last()).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(card.getByRole('button', { name: 'Annuler l’envoi' }));
  await expect(card).toBeHidden();
  await sheet.says('Brouillon');

  await ask(page, 'settings.set', { holdSeconds: 0 });
  await sheet.open('Publier…');
  await sheet.press(`Publier sur ${BLOG}`);
  await expect(card).toHaveAccessibleName('Publié');
  const [post] = await publicPosts(google.pagesOrigin);
  await expect(card.getByText(post?.url ?? '')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await pressEnter(card.getByRole('button', { name: 'Copier l’adresse' }));
  await expect(card.getByText('Adresse copiée.')).toBeVisible();
  expect((await stage.copied()).text).toBe(post?.url);
  const browser = await watchBrowser(stage);
  await pressEnter(card.getByRole('button', { name: 'Partager par courriel' }));
  await expect.poll(async () => new URL((await browser.opened())[0] ?? '').protocol).toBe('mailto:');
  const mail = new URL((await browser.opened())[0] ?? '').searchParams;
  expect([mail.get('subject'), mail.get('body')]).toEqual([TITLE, `${post?.url}\n`]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(list.getByRole('heading')).toHaveText('En ligne');
  await expect(list.getByRole('row', { name: TITLE })).toHaveAttribute('aria-selected', 'true');
});

test('publishes nothing while Enter is held down', async ({ page, stage, google }) => {
  const sheet = await openConnected(stage, google);
  await sheet.open('Publier…');
  const last = sheet.dialog.getByRole('button', { name: `Publier sur ${BLOG}` });
  await expect(last).toBeEnabled();
  await last.focus();
  const cdp = await page.context().newCDPSession(page);
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat: true, ...key });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat: true, ...key });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await expect(last).toBeVisible();
  expect((await ask(page, 'jobs.list', {})).items).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(sheet.card).toBeVisible();
  await page.keyboard.press('Escape');
  await sheet.says('En ligne, à jour');
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
});

test.describe('the backend dies between the insert and the note of its id', () => {
  test.use({ dieAt: 'publish:inserted' });

  test('the next backend finds the published post and creates no second one', async ({
    page,
    stage,
    google,
  }, testInfo) => {
    const sheet = await openConnected(stage, google);
    await sheet.open('Publier…');
    await sheet.send(`Publier sur ${BLOG}`);
    await sheet.says('En ligne, à jour');
    expect(existsSync(testInfo.outputPath('died'))).toBe(true);
    await expect(page.getByText('La bibliothèque a redémarré. Votre texte est intact.')).toBeVisible();
    const posts = await publicPosts(google.pagesOrigin);
    expect(posts.map(({ title }) => title)).toEqual([TITLE]);
    expect(posts[0]?.page).toContain('un formulaire peut faire pleurer quelqu’un');
    expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
    const { items } = await ask(page, 'jobs.list', {});
    expect(items.map(({ state }) => state)).toEqual(['done']);
    expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toHaveLength(1);
  });
});
