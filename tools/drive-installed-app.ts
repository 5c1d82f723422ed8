/**
 * `node tools/drive-installed-app.ts ADDRESS write|read PICTURE`: drives an installed Escale, started as an author
 * does, through Chromium's debugging protocol at ADDRESS (the only interface of a release). Prints its observations as
 * one line of JSON.
 */
import assert from 'node:assert/strict';
import { chromium } from '@playwright/test';
import { ask } from '#tests/e2e/support/samples/library.ts';
import { AppPage } from '#tests/e2e/support/pages/AppPage.ts';
import { EditorPage } from '#tests/e2e/support/pages/EditorPage.ts';
import { publicPosts } from '#tests/e2e/support/outside/public-posts.ts';

const TITLE = 'Deux voix sur un quai';
const WORDS = ['Que regarde-t-on d’ici', 'Ève Kermadec', 'La marée, qui a toujours raison.'];

const [address = '', act = '', picture = ''] = process.argv.slice(2);
const browser = await chromium.connectOverCDP(address, { noDefaults: true });
const context = browser.contexts()[0];
if (context === undefined) throw new Error('it has no window');
const page = context.pages()[0] ?? (await context.waitForEvent('page'));
const window = new AppPage(page);
const editor = new EditorPage(page);

if (act === 'write') {
  await window.startOnPracticeBlog();
  await editor.writeTitle(TITLE);
  await editor.writeTurns([
    { question: 'Que regarde-t-on d’ici ?' },
    { name: 'Ève Kermadec', answer: ['La marée, qui a toujours raison.'] },
  ]);
  await window.saved();
  await window.publishOnPracticeBlog();
}
await editor.title.waitFor();
assert.equal(await editor.title.inputValue(), TITLE);
const { url = '' } = (await ask(page, 'blogs.list', {})).items[0] ?? {};
const posts = await publicPosts(url);
assert.deepEqual(
  posts.map(({ title }) => title),
  [TITLE],
);
for (const words of WORDS) assert.ok(posts[0]?.page.includes(words), `the page says ${words}`);
const { all } = await ask(page, 'posts.counts', {});
await page.screenshot({ path: picture });
// The disconnection of a debugger, not the end of the app.
await browser.close();
process.stdout.write(`${JSON.stringify({ title: TITLE, onTheBlog: posts[0]?.url, posts: all })}\n`);
