/** Importing a blog by its address alone: only the server that acts as the web gets requests. */
import type { Page } from '@playwright/test';
import { failures } from '#assets/messages/fr/failures.ts';
import { demoPosts, gardenInterview } from '../../builders/demo-posts.ts';
import type { BlogOutside } from '../support/outside/blog-outside.ts';
import { OUTSIDE_ADDRESS, OUTSIDE_BLOG, startBlogOutside } from '../support/outside/blog-outside.ts';
import { expect, test as base } from '../support/stage/fixtures.ts';
import { addPosts, ask } from '../support/samples/library.ts';
import { AppPage } from '../support/pages/AppPage.ts';
import { ImportPage } from '../support/pages/ImportPage.ts';

const test = base.extend<{ outside: BlogOutside }>({
  outside: async ({}, use, testInfo) => {
    const outside = await startBlogOutside(testInfo.outputPath('outside'));
    await use(outside);
    await outside.close();
  },
  env: async ({ outside }, use) => use({ ESCALE_TEST_OUTSIDE: outside.origin }),
});

const POSTS = 34;
const title = (number: number): string => `Rencontre du canal, ${number}`;

async function fillBlog({ write }: BlogOutside): Promise<void> {
  for (let number = 1; number <= POSTS; number += 1)
    await write(title(number), `<p><b>Que voit-on d’ici ?</b></p><p>Anne : une péniche, la ${number}e.</p>`);
}

async function addDemoPosts(page: Page): Promise<void> {
  await addPosts(page, demoPosts);
  await page.reload();
  await expect(page.getByRole('row').first()).toBeVisible();
}

const importedTitles = async (page: Page): Promise<string[]> => {
  const { items } = await ask(page, 'posts.list', { list: 'published', limit: 50 });
  return items.map((post) => post.title).toSorted();
};

test('imports from a public address by keyboard, from the first screen on, and only reads the blog', async ({
  stage,
  page,
  outside,
}) => {
  await fillBlog(outside);
  const imports = new ImportPage(stage);
  const { words, all } = imports;
  const window = new AppPage(page);
  await window.moveTo(page.getByRole('button', { name: all.window.welcome.import }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(imports.address).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.addressEmpty)).toBeVisible();
  await expect(imports.address).toBeFocused();
  await page.keyboard.type('ceci n’est pas une adresse');
  await page.keyboard.press('Enter');
  await expect(page.getByText(failures['import.address']({}))).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(OUTSIDE_ADDRESS);
  await page.keyboard.press('Enter');

  await expect(imports.heading(words.recognized(POSTS, 0))).toBeFocused();
  await expect(imports.screen.getByText(OUTSIDE_BLOG)).toBeVisible();
  await window.moveTo(imports.button(words.begin(POSTS, 0)), 'Tab');
  await page.keyboard.press('Enter');
  await expect(imports.heading(words.reportTitle.done(POSTS))).toBeFocused();
  await window.moveTo(imports.button(words.seePosts), 'Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^Rencontre du canal/ }).first()).toBeVisible();
  expect(await importedTitles(page)).toEqual(
    Array.from({ length: POSTS }, (_none, index) => title(index + 1)).toSorted(),
  );
  const log = await outside.blog.log();
  expect(log.filter(({ method }) => method !== 'feed' && method !== 'pages')).toEqual([]);

  // New posts only, without duplicates.
  await outside.write(title(POSTS + 1), '<p>La dernière.</p>');
  await imports.open();
  await imports.address.fill(`https://${OUTSIDE_ADDRESS}/`);
  await page.keyboard.press('Enter');
  await imports.copyAll(POSTS + 1, 0, words.reportTitle.done(1));
  await expect(imports.count('unchanged')).toHaveText(String(POSTS));
  expect((await importedTitles(page)).length).toBe(POSTS + 1);
});

test('explains a private blog, an address without a blog and a shortened feed, and offers the other ways', async ({
  stage,
  page,
  outside,
}) => {
  await fillBlog(outside);
  await addDemoPosts(page);
  const imports = new ImportPage(stage);
  const { words } = imports;
  await imports.open();
  const look = async (): Promise<void> => {
    await imports.address.fill(OUTSIDE_ADDRESS);
    await page.keyboard.press('Enter');
  };
  outside.as.is = 'private';
  await look();
  await expect(imports.heading(words.notRead(OUTSIDE_ADDRESS))).toBeFocused();
  await expect(imports.screen.getByRole('alert')).toContainText(failures['feed.private']({}));
  await expect(imports.button(words.otherBackup)).toBeVisible();
  await expect(imports.button(words.otherTexts)).toBeVisible();

  outside.as.is = 'no-blog';
  await imports.button(imports.all.window.retry).press('Enter');
  await expect(imports.screen.getByRole('alert')).toContainText(failures['feed.not-blogger']({}));
  await imports.button(words.otherAddress).press('Enter');
  await expect(imports.address).toHaveValue(OUTSIDE_ADDRESS);

  outside.as.is = 'short';
  await look();
  await expect(imports.screen.getByText(words.feedShort)).toBeVisible();
  await expect(imports.button(words.otherBackup)).toBeVisible();
  expect(await importedTitles(page)).toEqual([]);
});

test('recognizes the posts that Escale published when importing from the practice blog’s own address, without duplicates', async ({
  stage,
  page,
}) => {
  const [id = ''] = await addPosts(page, [gardenInterview]);
  await page.reload();
  const { id: blogId, url } = await ask(page, 'blogs.start-practice', {});
  const { saveNumber } = await ask(page, 'posts.get', { id });
  await ask(page, 'publications.send', { postId: id, blogId, saveNumber, holdSeconds: 0 });
  const state = async () => (await ask(page, 'publications.of-post', { postId: id })).items[0]?.state;
  await expect.poll(state).toBe('online');
  const imports = new ImportPage(stage);
  const { words } = imports;
  await imports.open();
  await imports.address.fill(url);
  await page.keyboard.press('Enter');
  await imports.copyAll(1, 0, words.reportTitle.done(0));
  const { total } = await ask(page, 'posts.list', { list: 'all', limit: 1 });
  expect(total).toBe(1);
});
