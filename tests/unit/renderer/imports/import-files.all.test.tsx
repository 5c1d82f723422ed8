// @vitest-environment happy-dom
/** Files chosen on « Importer… »: their contents, the choices before the import, the report after it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { demoPosts } from '#tests/builders/demo-posts.ts';
import { makeZip } from '#tests/builders/zip-file.ts';
import {
  addressField,
  copyAll,
  countOf,
  findButton,
  findHeading,
  FIXTURES,
  importScreen,
  type ImportWindow,
  openImports,
  openImportWindow,
} from './import-window.tsx';

const { imports: words, window: windowWords } = fr;

let opened: ImportWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** The Takeout among the fixtures, as Google zips it. */
function writeTakeout(): string {
  const root = path.join(FIXTURES, 'takeout');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const file = path.join(opened.backend.folder, 'takeout-20260312.zip');
  writeFileSync(
    file,
    makeZip(files.map((one) => ({ name: path.relative(root, one), bytes: readFileSync(one) }))),
  );
  return file;
}

async function chooseTakeout(): Promise<void> {
  await openImports(opened);
  await opened.chooseFiles(writeTakeout());
  await findHeading(words.recognized(2, 0));
}

it('lists the blogs in a Takeout archive, and writes nothing yet', async () => {
  opened = await openImportWindow();
  await openImports(opened);
  expect(document.activeElement).toBe(await addressField());
  await opened.chooseFiles(writeTakeout());
  const heading = await findHeading(words.recognized(2, 0));
  expect(document.activeElement).toBe(heading);
  const importQueries = within(importScreen());
  const blogs = within(importQueries.getByRole('list', { name: words.blogs })).getAllByRole('listitem');
  expect(blogs.map((blog) => blog.textContent)).toEqual([
    expect.stringContaining('Les carnets du labo'),
    expect.stringContaining('Été à Nîmes'),
  ]);
  const comments = within(
    importQueries.getByRole('rowheader', { name: words.kinds.comments }).parentElement!,
  );
  expect(comments.getByRole('cell').textContent).toBe('2');
  expect(importQueries.getByRole<HTMLInputElement>('checkbox', { name: words.withComments(2) }).checked).toBe(
    false,
  );
  expect(await opened.postCount()).toBe(demoPosts.length);
});

it('imports the posts, and the comments on request', async () => {
  opened = await openImportWindow();
  await chooseTakeout();
  await userEvent.click(within(importScreen()).getByRole('checkbox', { name: words.withComments(2) }));
  await copyAll(2, 0, words.reportTitle.done(2));
  expect(countOf('added')).toBe('2');
  expect(importScreen().textContent).toContain(words.commentsTaken(2));
  expect(await opened.postCount()).toBe(demoPosts.length + 2);
});

it('reports the posts of an archive imported before as unchanged', async () => {
  opened = await openImportWindow();
  await chooseTakeout();
  await copyAll(2, 0, words.reportTitle.done(2));
  await userEvent.click(await findButton(words.back));
  await opened.chooseFiles(path.join(opened.backend.folder, 'takeout-20260312.zip'));
  await copyAll(2, 0, words.reportTitle.done(0));
  expect(countOf('unchanged')).toBe('2');
  expect(await opened.postCount()).toBe(demoPosts.length + 2);
});

it('shows imported comments next to their post, read-only, and no other', async () => {
  opened = await openImportWindow();
  const { call } = opened.backend;
  await chooseTakeout();
  await userEvent.click(within(importScreen()).getByRole('checkbox', { name: words.withComments(2) }));
  await copyAll(2, 0, words.reportTitle.done(2));
  const { items } = await call('posts.list', { list: 'all', limit: 50 });
  const withComments = [];
  for (const { id, title } of items) {
    const comments = (await call('comments.list', { postId: id })).items;
    if (comments.length > 0) withComments.push({ title, comments });
  }
  expect(withComments).toHaveLength(1);
  await userEvent.click(await findButton(words.seePosts));
  const list = within(screen.getByRole('region', { name: windowWords.regions.list }));
  await userEvent.click(await list.findByText(withComments[0]?.title ?? ''));
  await userEvent.click(await screen.findByRole('button', { name: windowWords.actions.showPanel }));
  const panel = await screen.findByRole('complementary', { name: windowWords.regions.panel });
  await userEvent.click(await within(panel).findByRole('button', { name: new RegExp(`^${words.comments}`) }));
  await within(panel).findByText(words.commentsReadOnly);
  for (const { text } of withComments[0]?.comments ?? []) within(panel).getByText(text);
  await userEvent.click(await list.findByText(demoPosts[0]?.title ?? ''));
  await waitFor(() =>
    expect(within(panel).queryByRole('button', { name: new RegExp(`^${words.comments}`) })).toBeNull(),
  );
});

const CUT = path.join(FIXTURES, 'classic/cut.xml');

it('reports where a damaged backup ends, and changes nothing when the author declines', async () => {
  opened = await openImportWindow();
  await openImports(opened);
  await opened.chooseFiles(CUT);
  await findHeading(words.damaged('cut.xml'));
  const [one] = (await opened.backend.call('imports.list', {})).items;
  const { damaged, posts = 0, pages = 0 } = one?.recognized ?? {};
  expect(damaged?.line).toBeGreaterThan(1);
  const notice = within(importScreen()).getByRole('alert').textContent;
  expect(notice).toContain(words.damagedAt(damaged?.entry ?? 0, damaged?.text ?? '', damaged?.line));
  expect(notice).toContain(words.readable(posts, pages));
  await userEvent.click(await findButton(words.changeNothing));
  expect(document.activeElement).toBe(await addressField());
  expect(await opened.postCount()).toBe(demoPosts.length);
});

it('imports the readable part of a damaged backup, and names the file in the report', async () => {
  opened = await openImportWindow();
  await openImports(opened);
  await opened.chooseFiles(CUT);
  await findHeading(words.damaged('cut.xml'));
  const { posts = 0, pages = 0 } = (await opened.backend.call('imports.list', {})).items[0]?.recognized ?? {};
  await userEvent.click(await findButton(words.beginPartial(posts, pages)));
  await findHeading(words.reportTitle.done(posts + pages));
  expect(importScreen().textContent).toContain('cut.xml');
  expect(await opened.postCount()).toBe(demoPosts.length + posts + pages);
});

it('leads from the report to the recognized interviews', async () => {
  opened = await openImportWindow();
  await openImports(opened);
  await opened.chooseFiles(path.join(FIXTURES, 'current/whole.atom'));
  await copyAll(7, 2, words.reportTitle.done(9));
  (await findButton(words.proposals)).focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('main', { name: windowWords.screens.proposals })).toBeTruthy();
});
