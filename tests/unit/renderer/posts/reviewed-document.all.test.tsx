// @vitest-environment happy-dom
/** A reviewed document: its tracked changes are decided before it becomes a post, its comments become notes of the post. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reviewed as words } from '#assets/messages/fr/proposals.ts';
import { blocksToText } from '#interview/plain.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts } from '#tests/builders/export-library.ts';
import { reviewedInterview } from '#tests/builders/reviewed-document.ts';
import { grant } from '../imports/import-window.tsx';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { expectDialog } from '../ui/open-dialog.ts';
import { setWindowSize } from '../window-size.ts';

let opened: TestWindow;
const shell: Record<string, object> = {};
const user = userEvent.setup();

beforeEach(async () => {
  // Wide enough for the panel beside the text.
  setWindowSize(1_440, 900);
  opened = await openTestWindow(
    async (backend) => {
      addPosts(backend, [gardenInterview]);
      await backend.call('settings.set', { welcomed: true, panelShown: true });
    },
    { shell, backend: { publishing: false } },
  );
  await screen.findByRole('grid', { name: 'Brouillons' });
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

/** « Depuis un document… », with this file in the dialog of the system. */
async function openDocument(): Promise<HTMLElement> {
  const file = path.join(opened.backend.folder, 'relu.docx');
  writeFileSync(file, reviewedInterview);
  shell['dialogs.choose-document'] = { file: grant(opened.backend, file) };
  opened.tell('menu.command', { command: 'new-from-document' });
  return screen.findByRole('dialog', { name: words.title('relu.docx') });
}

async function choose(dialog: HTMLElement, choice: string): Promise<void> {
  await user.click(within(dialog).getByRole('radio', { name: (name) => name.startsWith(choice) }));
  await waitFor(() => expect(dialog.querySelector('section')?.getAttribute('aria-busy')).toBe('false'));
}

/** Creates the post; returns its id and its text. */
async function create(dialog: HTMLElement): Promise<{ id: string; text: string }> {
  await user.click(within(dialog).getByRole('button', { name: words.create }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await screen.findByText(new RegExp(plainSpaces(words.notesAdded(1))));
  const { items } = await opened.backend.call('posts.list', { list: 'drafts', limit: 1 });
  const { id, document: post } = await opened.backend.call('posts.get', { id: items[0]?.id ?? '' });
  return { id, text: blocksToText(post.body) };
}
const drafts = async (): Promise<number> => (await opened.backend.call('posts.counts', {})).drafts;

it('counts the changes of each author, and proposes to accept them all', async () => {
  const dialog = await openDocument();
  await expectDialog({
    title: plainSpaces(words.title('relu.docx')),
    focus: words.accepted,
    act: words.create,
  });
  const both = [
    { author: 'Claire Roux', count: 1 },
    { author: 'Karim Benali', count: 1 },
  ];
  expect(within(dialog).getByText(plainSpaces(words.changes(2, both)))).toBeTruthy();
  expect(
    within(dialog).getByRole('radio', { name: (name) => name.startsWith(words.accepted) }),
  ).toHaveProperty('checked', true);
});

it('accepts or refuses each change, and creates the post from the result', async () => {
  const dialog = await openDocument();
  await choose(dialog, words.each);
  await within(dialog).findByText(plainSpaces(words.acceptedCount(2, 2)));
  await user.click(within(dialog).getByRole('checkbox', { name: /habitants/ }));
  await within(dialog).findByText(plainSpaces(words.acceptedCount(1, 2)));
  await waitFor(() => expect(dialog.querySelector('section')?.getAttribute('aria-busy')).toBe('false'));
  const { text } = await create(dialog);
  expect(text).toContain('Il ouvre plus tard, dit le service des usages.');
  expect(text).toContain('Nous verrons.');
});

it('creates the post of the original version by one choice', async () => {
  const dialog = await openDocument();
  await choose(dialog, words.original);
  const { text } = await create(dialog);
  expect(text).toContain('Il fermait plus tard');
  expect(text).toContain('Nous verrons.');
});

it('creates nothing when the dialog is closed', async () => {
  const before = await drafts();
  await openDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await drafts()).toBe(before);
});

it('keeps a comment as a note that leads to its words, can be resolved, and is not rendered', async () => {
  const dialog = await openDocument();
  const { id } = await create(dialog);
  const panel = within(await screen.findByRole('complementary', { name: 'Volet' }));
  await user.click(await panel.findByRole('button', { name: words.goTo('service des usages') }));
  await waitFor(() => expect(document.getSelection()?.toString()).toBe('service des usages'));
  await user.click(
    panel.getByRole('button', {
      name: (name) => name.startsWith(words.settleName('Le nom exact').slice(0, 24)),
    }),
  );
  await panel.findByText(words.noNotes);
  await user.click(await panel.findByRole('button', { name: words.settled(1) }));
  expect(await panel.findByText(/auprès de la mairie/)).toBeTruthy();
  for (const format of ['html', 'markdown', 'text'] as const)
    expect((await opened.backend.call('posts.render', { id, format })).text).not.toContain(
      'auprès de la mairie',
    );
});
