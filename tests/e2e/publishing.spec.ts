/** From the settings to a page that readers see: sign-in, the hold, the update, the practice blog's modesty. */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { demoPosts, gardenInterview } from '../builders/demo-posts.ts';
import { axeFindings } from './axe.ts';
import { BLOG, consent, test, watchBrowser } from './google-fixture.ts';
import { expect } from './fixtures.ts';
import { enter } from './keys.ts';
import { addPosts, ask } from './library.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { SettingsPage } from './pages/SettingsPage.ts';
import { ownersCounts, publicPosts } from './public-posts.ts';

const TITLE = gardenInterview.title;

const openPost = (page: Page, title: string): Promise<void> => new SearchPage(page).goTo(title, title);

test('a blog is connected by the client’s two values; a first publication can be called back, then leaves', async ({
  page,
  stage,
  google,
}) => {
  await addPosts(page, [gardenInterview]);
  await openPost(page, TITLE);
  const browser = await watchBrowser(stage);
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.startConnecting();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  const seen = await consent(browser);
  expect(seen).toContain('Escale');
  const asked = new URL((await browser.opened())[0] ?? '');
  expect(asked.origin).toBe(google.apiOrigin);
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  expect(asked.searchParams.get('scope')).toBe('https://www.googleapis.com/auth/blogger');
  await settings.choose(BLOG);
  await settings.close();

  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await expect(sheet.dialog).toContainText('Vous pouvez annuler pendant 10\u00a0secondes');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says(/Envoi dans (10|9|8)\s/);
  await sheet.cancel();
  await sheet.says('Brouillon');
  await expect(page.getByText('Envoi annulé. Le billet est enregistré.')).toBeVisible();
  expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toEqual([]);

  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says(/Envoi dans \d+\s/);
  await sheet.says('En ligne, à jour');
  const posts = await publicPosts(google.pagesOrigin);
  expect(posts.map(({ title }) => title)).toEqual([TITLE]);
  expect(posts[0]?.page).toContain('un formulaire peut faire pleurer quelqu’un');
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
});

test.describe('a connected blog', () => {
  test.beforeEach(async ({ page, app, stage, google }, testInfo) => {
    await addPosts(page, [gardenInterview]);
    await ask(page, 'settings.set', { holdSeconds: 0 });
    await openPost(page, TITLE);
    const browser = await watchBrowser(stage);
    const file = testInfo.outputPath('client_secret.json');
    writeFileSync(
      file,
      JSON.stringify({
        installed: {
          client_id: google.client.clientId,
          client_secret: google.client.clientSecret,
          // A client file names servers; ours are built in.
          auth_uri: 'https://elsewhere.example/auth',
          token_uri: 'https://elsewhere.example/token',
        },
      }),
    );
    await app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, file);
    const settings = new SettingsPage(page);
    await settings.open();
    await settings.startConnecting();
    await settings.giveClientByFile();
    await settings.signIn();
    await consent(browser);
    await settings.choose(BLOG);
    await settings.close();
  });

  test('what was published is shown, its address copied and given on by keys; the list follows the post', async ({
    page,
    stage,
    google,
  }) => {
    await ask(page, 'settings.set', { holdSeconds: 30 });
    const list = page.getByRole('region', { name: 'Liste' });
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Brouillons/ })
      .press('Enter');
    await expect(list.getByRole('heading')).toHaveText('Brouillons');
    const sheet = new PublishSheet(page);
    const { card } = sheet;
    await sheet.open('Publier…');
    await sheet.press(`Publier sur ${BLOG}`);
    await expect(card.getByText(/^Envoi dans \d+\s/)).toBeVisible();
    await expect(card.getByRole('button', { name: 'Fermer' }).last()).toBeFocused();
    expect(await axeFindings(page)).toEqual([]);
    await enter(card.getByRole('button', { name: 'Annuler l’envoi' }));
    await expect(card).toBeHidden();
    await sheet.says('Brouillon');

    await ask(page, 'settings.set', { holdSeconds: 0 });
    await sheet.open('Publier…');
    await sheet.press(`Publier sur ${BLOG}`);
    await expect(card).toHaveAccessibleName('Publié');
    const [post] = await publicPosts(google.pagesOrigin);
    await expect(card.getByText(post?.url ?? '')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await enter(card.getByRole('button', { name: 'Copier l’adresse' }));
    await expect(card.getByText('Adresse copiée.')).toBeVisible();
    expect((await stage.copied()).text).toBe(post?.url);
    const browser = await watchBrowser(stage);
    await enter(card.getByRole('button', { name: 'Partager par courriel' }));
    await expect.poll(async () => new URL((await browser.opened())[0] ?? '').protocol).toBe('mailto:');
    const mail = new URL((await browser.opened())[0] ?? '').searchParams;
    expect([mail.get('subject'), mail.get('body')]).toEqual([TITLE, `${post?.url}\n`]);
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(list.getByRole('heading')).toHaveText('En ligne');
    await expect(list.getByRole('row', { name: TITLE })).toHaveAttribute('aria-selected', 'true');
  });

  test('by its file; an update shows what changes first, then replaces the page at the same address', async ({
    page,
    google,
  }) => {
    const sheet = new PublishSheet(page);
    await sheet.open('Publier…');
    await sheet.send(`Publier sur ${BLOG}`);
    await sheet.says('En ligne, à jour');
    const [before] = await publicPosts(google.pagesOrigin);

    await page.getByText('De prêter une clef.').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Une seule, la première.');
    await sheet.says('En ligne, à mettre à jour');
    await sheet.open('Mettre à jour…');
    await expect(sheet.dialog).toHaveAccessibleName('Mettre à jour');
    await expect(sheet.dialog.getByText('1 changement', { exact: true })).toBeVisible();
    const change = sheet.dialog.getByRole('listitem').filter({ hasText: 'De prêter une clef.' });
    await expect(change).toContainText(/^Question \d+\. /);
    await expect(change.locator('del')).toHaveCount(0);
    await expect(change.locator('ins')).toHaveText(/Une seule, la première\.$/);
    await sheet.send(`Mettre à jour sur ${BLOG}`);
    await sheet.says('En ligne, à jour');

    const after = await publicPosts(google.pagesOrigin);
    expect(after.map(({ url }) => url)).toEqual([before?.url]);
    expect(before?.page).not.toContain('Une seule, la première.');
    expect(after[0]?.page).toContain('De prêter une clef. Une seule, la première.');
    expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
  });

  test('by its file; a held-down Enter publishes nothing', async ({ page, google }) => {
    const sheet = new PublishSheet(page);
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
});

test('the practice blog gives states as a blog does, and steps back when the real blog is connected', async ({
  page,
  stage,
  google,
}) => {
  const [id = ''] = await addPosts(page, demoPosts.slice(0, 1));
  const title = demoPosts[0]?.title ?? '';
  await ask(page, 'settings.set', { holdSeconds: 0 });
  await openPost(page, title);

  // No blog yet: the sheet offers to try.
  const sheet = new PublishSheet(page);
  await sheet.open('Publier…');
  await sheet.dialog.getByRole('button', { name: 'Essayer avec le blog d’essai' }).click();
  await expect(sheet.dialog).toContainText('Visible de vous seul, sur cet ordinateur');
  await sheet.send('Publier (essai)');
  await sheet.says('En ligne, à jourEssai');
  const practice = (await ask(page, 'blogs.list', {})).items[0];
  expect((await publicPosts(practice?.url ?? '')).map((post) => post.title)).toEqual([title]);

  await page.getByRole('button', { name: /^Tous/ }).click();
  const row = page.getByRole('row', { name: title });
  await expect(row).toContainText('En ligneEssai');

  // The trial's page opens without a question: it is the one http address that may.
  const browser = await watchBrowser(stage);
  await sheet.status.getByRole('button', { name: 'Voir' }).click();
  await expect.poll(() => browser.opened()).toEqual([(await publicPosts(practice?.url ?? ''))[0]?.url]);

  const settings = new SettingsPage(page);
  const real = await watchBrowser(stage);
  await settings.open();
  await expect(settings.blog('Blog d’essai')).toContainText('Essai');
  await settings.startConnecting();
  await settings.giveClientByFields(google.client);
  await settings.signIn();
  await consent(real);
  await settings.choose(BLOG);
  await settings.close();
  await expect(row).toContainText('BrouillonEssai');
  await sheet.says('BrouillonEssai');

  // What was tried is offered to the real blog, as a first publication.
  await sheet.open('Publier…');
  await expect(sheet.dialog).toHaveAccessibleName('Publier');
  await sheet.send(`Publier sur ${BLOG}`);
  await sheet.says('En ligne, à jour');
  expect((await ask(page, 'posts.get', { id })).status).toBe('published');
  expect((await publicPosts(google.pagesOrigin)).map((post) => post.title)).toEqual([title]);
  expect((await publicPosts(practice?.url ?? '')).map((post) => post.title)).toEqual([title]);
});
