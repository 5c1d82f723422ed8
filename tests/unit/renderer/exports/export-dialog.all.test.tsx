// @vitest-environment happy-dom
/** « Exporter… » and « Exporter tout… »: the file’s path, its contents, the report. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { addAsset } from '#backend/library/pictures/assets.ts';
import type { ExportFormat } from '#contract/exports.ts';
import type { Image, Post } from '#interview/document.ts';
import { gardenPicture } from '#tests/builders/demo-picture.ts';
import { demoPosts, gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts, exportFolder } from '#tests/builders/export-library.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const { exports: words } = fr;
const NAME = 'Les rencontres du laboratoire deux jardinières de l’action publique';

let opened: TestWindow;
let folder: string;
const shell: Record<string, object> = {};
beforeEach(() => {
  folder = exportFolder();
});
afterEach(async () => {
  cleanup();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the interview, with a picture for `withPicture`; three other posts are in the library. */
async function openPost({ withPicture = false } = {}): Promise<void> {
  opened = await openTestWindow(
    async (backend) => {
      const body = [...gardenInterview.body];
      if (withPicture) {
        const file = { name: 'jardin.png', bytes: await gardenPicture() };
        const { sha256 } = await addAsset(backend.backend, file, backend.clock.now);
        body.splice(3, 0, imageOf(sha256));
      }
      const post: Post = { ...gardenInterview, body };
      const ids = addPosts(backend, [...demoPosts.slice(0, 3), post]);
      await backend.call('settings.set', { welcomed: true });
      await backend.call('last-position.set', { postId: ids.at(-1) ?? '', caret: '' });
    },
    { shell, backend: { publishing: false } },
  );
  await screen.findByDisplayValue(gardenInterview.title);
}

const imageOf = (asset: string): Image => ({
  type: 'image',
  asset,
  width: 1_200,
  height: 700,
  alt: 'Un jardin entre deux immeubles',
  caption: [{ type: 'text', text: 'Le jardin, au printemps' }],
  credit: 'Anne Martin',
  decorative: false,
});

/** Sets the destination that the author chooses from now on; without one they cancel. Returns its token. */
function choosePlace(file?: string): string {
  const token = randomUUID();
  if (file !== undefined) exportsOf(opened.backend.backend).destinations.grant(token, file);
  shell['dialogs.choose-destination'] =
    file === undefined ? {} : { destination: { token, name: path.basename(file) } };
  return token;
}

async function openDialog(command: 'export' | 'export-all', format: ExportFormat): Promise<void> {
  opened.tell('menu.command', { command });
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(await dialog.findByRole('radio', { name: new RegExp(startOf(format)) }));
}

const startOf = (format: ExportFormat): string =>
  `^${words.formats[format].name.replaceAll(/[()]/g, String.raw`\$&`)}`;

const findButton = (name: string): Promise<HTMLElement> => screen.findByRole('button', { name });
const findReport = (files: number): Promise<HTMLElement> =>
  screen.findByText(plainSpaces(words.ended.done(files)));
const press = async (name: string): Promise<void> => userEvent.click(await findButton(name));
const shellRequests = (name: string): unknown[] =>
  opened.requests.filter((one) => one.name === name).map(({ input }) => input);

it.each([
  ['docx', 'docx', /^PK/],
  ['html', 'html', /src="data:image\//],
  ['markdown', 'md', /\]\(<essai-images\/1\.png>\)/],
] as const)(
  'writes %s to the file that its author chose, and shows its folder',
  async (format, ending, content) => {
    await openPost({ withPicture: true });
    const file = path.join(folder, `essai.${ending}`);
    const token = choosePlace(file);
    await openDialog('export', format);
    await press(words.chooseFile);
    await findReport(1);
    expect(shellRequests('dialogs.choose-destination').at(-1)).toEqual({ what: 'file', format, name: NAME });
    screen.getByText(`essai.${ending}`);
    expect(document.activeElement).toBe(await findButton(words.finish));
    await press(words.openFolder);
    await waitFor(() => expect(shellRequests('destinations.reveal')).toEqual([{ token }]));
    await press(words.finish);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(readFileSync(file, 'utf8')).toMatch(content);
    // In a folder next to the text in this format, embedded in the others.
    const picture = path.join(folder, 'essai-images/1.png');
    expect(existsSync(picture) && statSync(picture).size > 1_000).toBe(format === 'markdown');
    expect(existsSync(`${file}.part`)).toBe(false);
  },
);

it('writes nothing when the author cancels the file dialog', async () => {
  await openPost();
  choosePlace();
  await openDialog('export', 'html');
  await press(words.chooseFile);
  await waitFor(() => expect(shellRequests('dialogs.choose-destination')).toHaveLength(1));
  await opened.quiet();
  expect((await findButton(words.chooseFile)).dataset['pending']).toBeUndefined();
  expect(opened.called).not.toContain('exports.start');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('includes what was typed a moment before', async () => {
  await openPost();
  const title = screen.getByRole('textbox', { name: 'Titre' });
  await userEvent.clear(title);
  await userEvent.type(title, 'Un titre tout neuf');
  const file = path.join(folder, 'frais.html');
  choosePlace(file);
  await openDialog('export', 'html');
  await press(words.chooseFile);
  await findReport(1);
  expect(readFileSync(file, 'utf8')).toContain('<h1>Un titre tout neuf</h1>');
});

it('writes the whole archive as a backup for Blogger, and shows its folder', async () => {
  await openPost();
  const token = choosePlace(folder);
  opened.tell('menu.command', { command: 'export-all' });
  await findButton(`${words.lists.all} (${words.postCount(4)}) ${words.which}`);
  await press(words.chooseFolder);
  await findReport(1);
  await press(words.openFolder);
  await waitFor(() => expect(shellRequests('destinations.reveal')).toEqual([{ token }]));
  const feed = readFileSync(path.join(folder, 'feed.atom'), 'utf8');
  expect(feed.match(/<entry>/g)).toHaveLength(4);
  expect(feed).toContain('<blogger:status>DRAFT</blogger:status>');
});

it('writes the whole archive as a folder of Markdown', async () => {
  await openPost();
  choosePlace(folder);
  await openDialog('export-all', 'markdown');
  await press(words.chooseFolder);
  await findReport(4);
  expect(readdirSync(folder).filter((name) => name.endsWith('.md'))).toHaveLength(4);
});

it('reports a folder that cannot be written, and leaves its files unchanged', async () => {
  await openPost();
  const taken = path.join(folder, 'un-fichier');
  writeFileSync(taken, 'à moi');
  choosePlace(taken);
  await openDialog('export-all', 'feed');
  await press(words.chooseFolder);
  await screen.findByText(/Rien n’a pu être écrit à cet endroit/);
  expect(readFileSync(taken, 'utf8')).toBe('à moi');
});
