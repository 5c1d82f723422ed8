/** Importing what was written elsewhere, on the real window: backups and texts; what was found, what came in, what was taken back. */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { largeBackup, LARGE_BLOG, largeTitle } from '../builders/large-backup.ts';
import { makeZip } from '../builders/zip-file.ts';
import { demoPosts } from '../builders/demo-posts.ts';
import { expect, test } from './fixtures.ts';
import { addPosts, ask } from './library.ts';
import { AppPage } from './pages/AppPage.ts';
import { ImportPage } from './pages/ImportPage.ts';

// Sizes of pictures are asked where they stand: nobody answers.
test.use({
  env: { ESCALE_TEST_OUTSIDE: 'http://127.0.0.1:9' },
  // The page as it is on the blog names pictures of the web, which no page of ours may load.
  expectedComplaints: /^Refused to load the image 'https:/,
});

const FIXTURES = resolve(__dirname, '../fixtures/imports');

/** The Takeout among the fixtures, as Google zips it. */
function takeoutZip(): Buffer {
  const root = join(FIXTURES, 'takeout');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return makeZip(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return { name: relative(root, file), bytes: readFileSync(file) };
    }),
  );
}

/** A library with something in it, past the welcome. */
async function furnished(page: Page): Promise<void> {
  await addPosts(page, demoPosts);
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
}

const totalOf = async (page: Page): Promise<number> =>
  (await ask(page, 'posts.list', { list: 'all', limit: 1 })).total;

test('the archive of Takeout as it is: two blogs, their comments, told, found again, and nothing twice', async ({
  stage,
  page,
}, testInfo) => {
  await furnished(page);
  const zip = testInfo.outputPath('takeout-20260312.zip');
  await writeFile(zip, takeoutZip());
  const imports = new ImportPage(stage);
  const { words } = imports;
  await imports.open();
  await expect(imports.address).toBeFocused();
  await imports.chooseFiles(zip);

  await expect(imports.heading(words.recognized(2, 0))).toBeFocused();
  await expect(imports.screen.getByRole('list', { name: words.blogs }).getByRole('listitem')).toHaveText([
    /Les carnets du labo/,
    /Été à Nîmes/,
  ]);
  await expect(imports.screen.getByRole('row', { name: words.kinds.comments })).toContainText('2');
  // Nothing is written yet, and comments are left out unless they are asked for.
  expect(await totalOf(page)).toBe(demoPosts.length);
  const tick = imports.screen.getByRole('checkbox', { name: words.withComments(2) });
  await expect(tick).not.toBeChecked();
  await imports.screen.getByText(words.withComments(2)).click();
  await imports.copyAll(2, 0, words.reportTitle.done(2));
  await expect(imports.count('added')).toHaveText('2');
  await expect(imports.screen.getByText(words.commentsTaken(2), { exact: false })).toBeVisible();
  expect(await totalOf(page)).toBe(demoPosts.length + 2);

  // The same once more: everything was here.
  await imports.button(words.back).click();
  await imports.chooseFiles(zip);
  await imports.copyAll(2, 0, words.reportTitle.done(0));
  await expect(imports.count('unchanged')).toHaveText('2');
  expect(await totalOf(page)).toBe(demoPosts.length + 2);

  // Comments stand beside the post that has some, and only there.
  await imports.button(words.seePosts).click();
  const { items } = await ask(page, 'posts.list', { list: 'all', limit: 50 });
  const counted = await Promise.all(
    items.map(async ({ id, title }) => ({
      title,
      comments: (await ask(page, 'comments.list', { postId: id })).items,
    })),
  );
  const commented = counted.filter(({ comments }) => comments.length > 0);
  expect(commented).toHaveLength(1);
  await stage.resize({ width: 1_440, height: 900 });
  const window = new AppPage(page);
  await window.openPost(commented[0]?.title ?? '');
  const panel = page.getByRole('complementary', { name: imports.all.window.regions.panel });
  await panel.getByRole('button', { name: words.comments }).click();
  await expect(panel.getByText(words.commentsReadOnly)).toBeVisible();
  for (const { text } of commented[0]?.comments ?? []) await expect(panel.getByText(text)).toBeVisible();
  await window.openPost(demoPosts[0]?.title ?? '');
  await expect(panel.getByRole('button', { name: words.comments })).toBeHidden();
});

test('a damaged backup: where, what is whole, and either choice', async ({ stage, page }) => {
  await furnished(page);
  const imports = new ImportPage(stage);
  const { words } = imports;
  const cut = join(FIXTURES, 'classic/cut.xml');
  await imports.open();
  await imports.chooseFiles(cut);
  await expect(imports.heading(words.damaged('cut.xml'))).toBeVisible();
  const { items } = await ask(page, 'imports.list', {});
  const { damaged, posts = 0, pages = 0 } = items[0]?.recognized ?? {};
  expect(damaged?.line).toBeGreaterThan(1);
  const where = words.damagedAt(damaged?.entry ?? 0, damaged?.text ?? '', damaged?.line);
  await expect(imports.screen.getByText(where, { exact: false })).toContainText(words.readable(posts, pages));
  await imports.button(words.changeNothing).click();
  await expect(imports.address).toBeFocused();
  expect(await totalOf(page)).toBe(demoPosts.length);

  await imports.chooseFiles(cut);
  await imports.button(words.beginPartial(posts, pages)).click();
  await expect(imports.heading(words.reportTitle.done(posts + pages))).toBeVisible();
  await expect(imports.screen.getByText('cut.xml', { exact: false })).toBeVisible();
  expect(await totalOf(page)).toBe(demoPosts.length + posts + pages);
});

test('a long import: left alone, paused, killed, gone on with, each post once; then taken back but for what was written', async ({
  unstarted: escale,
}, testInfo) => {
  const POSTS = 1_500;
  const file = testInfo.outputPath('feed.atom');
  await writeFile(file, largeBackup({ posts: POSTS }));
  await escale.start();
  await furnished(escale.page);
  let imports = new ImportPage(escale.stage);
  const { words } = imports;
  await imports.open();
  await imports.chooseFiles(file);
  await imports.button(words.begin(POSTS, 0)).click();
  await expect(imports.heading(words.running('feed.atom'))).toBeFocused();
  await imports.button(words.pause).press('Enter');
  // One button, two words: the focus stays on it.
  await expect(imports.button(words.resume)).toBeFocused();
  const [paused] = (await ask(escale.page, 'imports.list', {})).items;
  expect(paused?.state).toBe('paused');
  expect(paused?.progress?.done).toBeLessThan(POSTS);
  await imports.button(words.resume).press('Enter');
  await expect(imports.button(words.pause)).toBeFocused();

  // One may leave it, and read what has come already.
  await escale.page.getByRole('button', { name: new RegExp(`^${imports.all.window.screens.all}`) }).click();
  await expect(imports.inSidebar).toContainText('%');
  await escale.kill();

  await escale.start();
  imports = new ImportPage(escale.stage);
  const done = new AppPage(escale.page).message(words.finished('feed.atom', POSTS));
  await expect(done).toBeVisible();
  await expect(imports.inSidebar).toBeHidden();
  expect(await totalOf(escale.page)).toBe(demoPosts.length + POSTS);
  await escale.page.getByRole('button', { name: words.seeReport }).click();
  await expect(imports.heading(words.reportTitle.done(POSTS))).toBeVisible();

  // One is written in since: it stays.
  const { page } = escale;
  const found = await ask(page, 'archive.titles', { query: largeTitle(777), limit: 1 });
  const id = found.items[0]?.postId ?? '';
  const { saveNumber, document } = await ask(page, 'posts.get', { id });
  const edited = { ...document, title: `${document.title}, relu` };
  await ask(page, 'posts.save', { id, baseSave: saveNumber, saveId: randomUUID(), document: edited });
  await imports.button(words.undo).click();
  const sure = page.getByRole('alertdialog', { name: words.undoTitle });
  await expect(sure.getByText(words.undoAdded(POSTS))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(imports.button(words.undo)).toBeFocused();
  await page.keyboard.press('Enter');
  await sure.getByRole('button', { name: words.undoNow }).click();
  await expect(imports.heading(words.reportTitle.undone)).toBeVisible();
  await expect(imports.screen.getByRole('button', { name: words.undoneKept(1) })).toBeVisible();
  await expect(imports.screen.getByRole('row', { name: largeTitle(777) })).toBeVisible();
  expect(await totalOf(page)).toBe(demoPosts.length + 1);
});

test('stopped on the way: what came stays, is told, and can be taken back', async ({
  stage,
  page,
}, testInfo) => {
  const POSTS = 1_500;
  const file = testInfo.outputPath('feed.atom');
  await writeFile(file, largeBackup({ posts: POSTS }));
  await furnished(page);
  const imports = new ImportPage(stage);
  const { words } = imports;
  await imports.open();
  await imports.chooseFiles(file);
  await expect(imports.screen.getByText(LARGE_BLOG.name)).toBeVisible();
  await imports.button(words.begin(POSTS, 0)).click();
  await imports.button(words.pause).click();
  await expect(imports.button(words.resume)).toBeVisible();
  // Whatever way one comes back, it is what one comes back to.
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
  await expect(imports.inSidebar).toContainText('%');
  await imports.open();
  await imports.button(words.stop).click();
  const [one] = (await ask(page, 'imports.list', {})).items;
  const sure = page.getByRole('alertdialog', { name: words.stopTitle });
  await sure.getByRole('button', { name: words.stopNow }).click();
  const { report } = await ask(page, 'imports.get', { id: one?.id ?? '' });
  const came = report?.added ?? 0;
  await expect(imports.heading(words.reportTitle.cancelled(came))).toBeVisible();
  expect(await totalOf(page)).toBe(demoPosts.length + came);
});

test('what comes next: interviews that were found are one button away', async ({ stage, page }) => {
  await furnished(page);
  const imports = new ImportPage(stage);
  const { words, all } = imports;
  await imports.open();
  await imports.chooseFiles(join(FIXTURES, 'current/whole.atom'));
  await imports.button(words.begin(7, 2)).click();
  await expect(imports.button(words.review)).toBeVisible();
  await imports.button(words.review).press('Enter');
  await expect(page.getByRole('main', { name: all.window.screens.review })).toBeVisible();
});
