// @vitest-environment happy-dom
/** A running import: paused, left, cancelled, resumed after a restart, and undone. */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { importsOf } from '#backend/exchange/imports/run-imports.ts';
import { demoPosts } from '#tests/builders/demo-posts.ts';
import { BLOG } from '#tests/builders/entry-source.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { expectDialog } from '../ui/open-dialog.ts';
import {
  addDemoPosts,
  createHeldSource,
  findButton,
  findHeading,
  grant,
  type HeldSource,
  importScreen,
  type ImportWindow,
  openImports,
  openImportWindow,
  sidebarItem,
} from './import-window.tsx';

const { imports: words, window: windowWords } = fr;
const POSTS = 100;

let opened: ImportWindow;
let source: HeldSource;
afterEach(async () => {
  cleanup();
  // A backend ends once its imports have.
  source.release();
  await opened.close();
});

/** The file that represents the held source. */
function writeFile(folder: string): string {
  const file = path.join(folder, 'feed.atom');
  writeFileSync(file, '');
  return file;
}

/** Starts importing the source, by requests. */
async function beginImport(backend: TestBackend): Promise<string> {
  const { token } = grant(backend, writeFile(backend.folder));
  const { id } = await backend.call('imports.start', { source: { tokens: [token] } });
  await importsOf(backend.backend).settled(id);
  await backend.call('imports.begin', { id, comments: false, partial: false });
  return id;
}

/** The same for a held source; resolves once some of it is imported. */
async function beginHeldImport(backend: TestBackend): Promise<string> {
  const id = await beginImport(backend);
  await waitFor(async () => expect(await progressOf(backend)).toBeGreaterThan(0));
  return id;
}

const progressOf = async ({ call }: TestBackend): Promise<number> =>
  (await call('imports.list', {})).items[0]?.progress?.done ?? 0;

it('pauses and resumes by one button, which keeps the focus', async () => {
  source = createHeldSource(POSTS);
  opened = await openImportWindow({ backend: { imports: { open: source.open } } });
  await openImports(opened);
  await opened.chooseFiles(writeFile(opened.backend.folder));
  await findHeading(words.recognized(POSTS, 0));
  expect(importScreen().textContent).toContain(BLOG.name);
  await userEvent.click(await findButton(words.begin(POSTS, 0)));
  const heading = await findHeading(words.running('feed.atom'));
  expect(document.activeElement).toBe(heading);
  const button = await findButton(words.pause);
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(await findButton(words.resume)).toBe(button);
  expect(document.activeElement).toBe(button);
  expect(await opened.state()).toBe('paused');
  expect(await progressOf(opened.backend)).toBeLessThan(POSTS);
  source.release();
  await userEvent.keyboard('{Enter}');
  await findHeading(words.reportTitle.done(POSTS));
  expect(await opened.postCount()).toBe(demoPosts.length + POSTS);
});

it('shows its progress in the sidebar, then a message that leads to the report', async () => {
  source = createHeldSource(POSTS);
  opened = await openImportWindow({
    backend: { imports: { open: source.open } },
    prepare: async (backend) => void (await beginHeldImport(backend)),
  });
  await screen.findByRole('grid');
  await waitFor(() => expect(sidebarItem()?.getAttribute('aria-label')).toMatch(/ \d+\s?%$/));
  source.release();
  const messages = screen.getByRole('region', { name: windowWords.regions.messages });
  await within(messages).findByText(plainSpaces(words.finished('feed.atom', POSTS)));
  await waitFor(() => expect(sidebarItem()).toBeNull());
  await userEvent.click(within(messages).getByRole('button', { name: words.seeReport }));
  await findHeading(words.reportTitle.done(POSTS));
});

it('resumes after a restart, each post once', async () => {
  const folder = temporaryFolder('import-restart');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const before = createHeldSource(POSTS);
  const first = await openTestBackend({ folder, publishing: false, imports: { open: before.open } });
  await addDemoPosts(first);
  await beginHeldImport(first);
  const closed = first.dispose();
  before.release();
  await closed;

  // A source that is opened again is not inspected.
  source = createHeldSource(POSTS, { inspected: true });
  opened = await openImportWindow({
    filled: false,
    backend: { folder, imports: { open: source.open }, newId: randomUUID },
  });
  await screen.findByRole('grid');
  await waitFor(() => expect(sidebarItem()).not.toBeNull());
  source.release();
  await screen.findByText(plainSpaces(words.finished('feed.atom', POSTS)));
  expect(await opened.postCount()).toBe(demoPosts.length + POSTS);
});

it('is undone after a confirmation, except for a post edited since', async () => {
  source = createHeldSource(POSTS);
  source.release();
  opened = await openImportWindow({
    backend: { imports: { open: source.open } },
    prepare: async (backend) => {
      const id = await beginImport(backend);
      await importsOf(backend.backend).settled(id);
      const { items } = await backend.call('search.titles', { query: 'Billet 77', limit: 1 });
      const {
        id: postId,
        saveNumber,
        document,
      } = await backend.call('posts.get', {
        id: items[0]?.postId ?? '',
      });
      await backend.call('posts.save', {
        id: postId,
        baseSave: saveNumber,
        saveId: 'edit',
        document: { ...document, title: `${document.title}, relu` },
      });
    },
  });
  await openImports(opened);
  await userEvent.click(await findButton(words.open('feed.atom')));
  const undo = await findButton(words.undo);
  undo.focus();
  await userEvent.keyboard('{Enter}');
  await expectDialog({ title: plainSpaces(words.undoTitle), focus: words.undoKeep, act: words.undoNow });
  screen.getByText(plainSpaces(words.undoAdded(POSTS)));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(document.activeElement).toBe(undo);
  await userEvent.keyboard('{Enter}');
  const confirmation = await screen.findByRole('alertdialog', { name: words.undoTitle });
  await userEvent.click(within(confirmation).getByRole('button', { name: words.undoNow }));
  await findHeading(words.reportTitle.undone);
  await findButton(words.undoneKept(1));
  await within(importScreen()).findByRole('row', { name: /Billet 77/ });
  expect(await opened.postCount()).toBe(demoPosts.length + 1);
});

it('paused, is shown again; cancelled there, it reports the imported posts, which stay', async () => {
  source = createHeldSource(POSTS);
  opened = await openImportWindow({
    backend: { imports: { open: source.open } },
    prepare: async (backend) => {
      const id = await beginHeldImport(backend);
      await backend.call('imports.pause', { id });
      source.release();
      await importsOf(backend.backend).settled(id);
    },
  });
  await screen.findByRole('grid');
  await waitFor(() => expect(sidebarItem()?.getAttribute('aria-label')).toMatch(/ \d+\s?%$/));
  await openImports(opened);
  await findButton(words.resume);
  await userEvent.click(await findButton(words.stop));
  const [one] = (await opened.backend.call('imports.list', {})).items;
  const confirmation = await screen.findByRole('alertdialog', { name: words.stopTitle });
  await expectDialog({ title: plainSpaces(words.stopTitle), focus: words.goOn, act: words.stopNow });
  await userEvent.click(within(confirmation).getByRole('button', { name: words.stopNow }));
  const { report } = await opened.backend.call('imports.get', { id: one?.id ?? '' });
  const count = report?.added ?? 0;
  expect(count).toBeGreaterThan(0);
  await findHeading(words.reportTitle.cancelled(count));
  await findButton(words.undo);
  expect(await opened.postCount()).toBe(demoPosts.length + count);
});
