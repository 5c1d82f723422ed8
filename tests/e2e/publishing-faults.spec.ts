/** Whatever happens on the way, one public post and a true word about it. */
import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PracticeBlogProcess } from '../builders/practice-blog/start-blog-process.ts';
import { connected, signIn } from './connected-blog.ts';
import { expect } from './fixtures.ts';
import { BLOG, lookedThrough, startGoogle, test } from './google-fixture.ts';
import { addPosts, ask } from './library.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { PublishSheet } from './pages/PublishSheet.ts';
import { SearchPage } from './pages/SearchPage.ts';
import { ownersCounts, publicPosts } from './public-posts.ts';

const TITLE = gardenInterview.title;

async function publish(sheet: PublishSheet): Promise<void> {
  await sheet.open('Publier…');
  await sheet.send(`Publier sur ${BLOG}`);
}

/** One post for readers, at one address, with its text; no draft left behind; and the app says so. */
async function expectOnePost(google: PracticeBlogProcess, page: Page): Promise<void> {
  await new PublishSheet(page).says('En ligne, à jour');
  const posts = await publicPosts(google.pagesOrigin);
  expect(posts.map(({ title }) => title)).toEqual([TITLE]);
  expect(posts[0]?.page).toContain('un formulaire peut faire pleurer quelqu’un');
  expect(await ownersCounts(google)).toEqual({ live: 1, drafts: 0 });
  const { items } = await ask(page, 'jobs.list', {});
  expect(items.map(({ state }) => state)).toEqual(['done']);
}

test('the blog cannot be reached: it waits, says so, and goes by itself once the blog is back', async ({
  escale,
  page,
  google,
  googleFolder,
}) => {
  const sheet = await connected(escale.stage, google);
  await google.kill();
  await publish(sheet);
  await sheet.says('En attente du réseau');
  await expect(page.getByRole('button', { name: /^Envois/ })).toBeVisible();

  const back = await startGoogle(googleFolder);
  expect(back.apiOrigin).toBe(google.apiOrigin);
  await expectOnePost(back, page);
  await back.close();
});

test('the line is cut again and again: « Réessayer » among the sends does not wait', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await google.tell({ do: 'fault', fault: { method: '*', line: 'drop-before', times: 1_000 } });
  await publish(sheet);
  await sheet.says('En attente du réseau');
  await google.tell({ do: 'clear-faults' });

  await page.getByRole('button', { name: /^Envois/ }).click();
  const sends = page.getByRole('main', { name: 'Envois' });
  await sends.getByRole('button', { name: 'Réessayer' }).click();
  await expect(sends.getByText('En ligne, vérifié.')).toBeVisible();
  await sends.getByRole('button', { name: 'Ouvrir le billet' }).click();
  // What ended is told for a while, and can be gone back to.
  await expect(page.getByRole('button', { name: 'Envois', exact: true })).toBeVisible();
  await expectOnePost(google, page);
});

test('called back while it waits for the network: nothing is ever sent', async ({
  escale,
  page,
  google,
  googleFolder,
}) => {
  const sheet = await connected(escale.stage, google);
  await google.kill();
  await publish(sheet);
  await sheet.says('En attente du réseau');
  await sheet.cancel();
  await sheet.says('Brouillon');
  await expect(page.getByText('Envoi annulé. Le billet est enregistré.')).toBeVisible();

  const back = await startGoogle(googleFolder);
  // What it would have done at once, had anything been left to do.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  expect((await ask(page, 'jobs.list', {})).items.map(({ state }) => state)).toEqual(['cancelled']);
  expect(await ownersCounts(back)).toEqual({ live: 0, drafts: 0 });
  await publish(sheet);
  await expect.poll(() => publicPosts(back.pagesOrigin).then((posts) => posts.length)).toBe(1);
  await sheet.says('En ligne, à jour');
  await back.close();
});

test('the insert is stored and its answer lost: the post is found again, not made again', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await google.tell({ do: 'fault', fault: { method: 'posts.insert', line: 'store-then-drop' } });
  await publish(sheet);
  await expectOnePost(google, page);
  expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toHaveLength(1);
});

test('the publication is done and its answer lost: it is seen, not done again', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await google.tell({ do: 'fault', fault: { method: 'posts.publish', line: 'store-then-drop' } });
  await publish(sheet);
  await expectOnePost(google, page);
});

test('a correction the blog refuses: the page stays, the button still says what it does, and a retry sends it', async ({
  escale,
  page,
  google,
}) => {
  const sheet = await connected(escale.stage, google);
  await publish(sheet);
  await sheet.says('En ligne, à jour');
  await new EditorPage(page).text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Et une clef de plus.');
  await sheet.says('En ligne, à mettre à jour');
  const before = await publicPosts(google.pagesOrigin);
  await google.tell({ do: 'fault', fault: { method: 'posts.patch', status: 403, reason: 'forbidden' } });
  await sheet.open('Mettre à jour…');
  await sheet.send(`Mettre à jour sur ${BLOG}`);
  await sheet.says('Échec de l’envoi');
  await expect(page.getByRole('button', { name: 'Mettre à jour…' })).toBeVisible();
  expect(await publicPosts(google.pagesOrigin)).toEqual(before);

  await page
    .getByRole('navigation', { name: 'Barre latérale' })
    .getByRole('button', { name: /^Envois/ })
    .click();
  const sends = page.getByRole('main', { name: 'Envois' });
  await sends.getByRole('button', { name: 'Détails' }).first().click();
  await expect(sends.getByText('Envoi du texte')).toBeVisible();
  await sends.getByRole('button', { name: 'Réessayer' }).click();
  await expect(sends.getByText('En ligne, vérifié.')).toHaveCount(2);
  expect((await publicPosts(google.pagesOrigin))[0]?.page).toContain('Et une clef de plus.');
});

test.describe('between the insert and remembering its id', () => {
  test.use({ dieAt: 'publish:inserted' });

  test('the backend is killed: another takes over and finds the post', async ({ escale, page, google }) => {
    const sheet = await connected(escale.stage, google);
    const before = escale.backendPid();
    await publish(sheet);
    await expectOnePost(google, page);
    expect(escale.backendPid()).not.toBe(before);
    expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toHaveLength(1);
  });

  test('the whole app is killed: at the next start it asks to sign in, then finds the post', async ({
    escale,
    google,
  }, testInfo) => {
    const sheet = await connected(escale.stage, google);
    await lookedThrough(escale.page);
    // Whatever the next backend tries before the app itself is gone fails: the id is remembered by nobody. The first looks
    // for the mark, one for all three statuses and one for each, are those of the send itself.
    for (const [method, occurrence] of [
      ['posts.list', 5],
      ['posts.search', 1],
      ['posts.get', 1],
    ] as const)
      await google.tell({ do: 'fault', fault: { method, occurrence, line: 'drop-before', times: 1_000 } });
    await publish(sheet);
    await expect.poll(() => existsSync(testInfo.outputPath('died')), { intervals: [10] }).toBe(true);
    await escale.kill();
    await expect.poll(() => escale.processes()).toEqual([]);
    await google.tell({ do: 'clear-faults' });
    expect(await ownersCounts(google)).toEqual({ live: 0, drafts: 1 });
    expect(await publicPosts(google.pagesOrigin)).toEqual([]);

    await escale.start();
    // Without the system's key store a sign-in ends with the app; it says so, and what waits is kept.
    const again = new PublishSheet(escale.page);
    await again.says('Reconnexion nécessaire');
    await again.status.getByRole('button', { name: 'Se reconnecter' }).click();
    const settings = await signIn(escale.stage, google);
    await settings.endConnecting();
    await settings.close();
    await expectOnePost(google, escale.page);
    expect((await google.log()).filter(({ method }) => method === 'posts.insert')).toHaveLength(1);
  });

  test('the whole app is killed, on the practice blog: the next start goes on by itself', async ({
    escale,
  }, testInfo) => {
    const { page } = escale;
    await addPosts(page, [gardenInterview]);
    await ask(page, 'blogs.start-practice', {});
    const { url = '' } = (await ask(page, 'blogs.list', {})).items[0] ?? {};
    await new SearchPage(page).goTo(TITLE, TITLE);
    const sheet = new PublishSheet(page);
    await sheet.open('Publier (essai)');
    await sheet.send('Publier (essai)');
    await expect.poll(() => existsSync(testInfo.outputPath('died')), { intervals: [10] }).toBe(true);
    await escale.kill();
    await expect.poll(() => escale.processes()).toEqual([]);

    await escale.start();
    await new PublishSheet(escale.page).says('En ligne, à jourEssai');
    expect((await publicPosts(url)).map(({ title }) => title)).toEqual([TITLE]);
  });
});
