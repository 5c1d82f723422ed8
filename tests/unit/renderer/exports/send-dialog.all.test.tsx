// @vitest-environment happy-dom
/**
 * « Demander une validation… »: the recipient, the part, the file, and the record. As PDF:
 * tests/e2e/window/ask-for-approval.spec.ts.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { consents } from '#assets/messages/fr/consents.ts';
import { exports as words } from '#assets/messages/fr/exchange.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts, exportFolder } from '#tests/builders/export-library.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { setWindowSize } from '../window-size.ts';

let opened: TestWindow;
let folder: string;
let postId = '';
const shell: Record<string, object> = {};
const user = userEvent.setup();

beforeEach(async () => {
  // Wide enough for the panel beside the text.
  setWindowSize(1_440, 900);
  folder = exportFolder();
  opened = await openTestWindow(
    async (backend) => {
      [postId = ''] = addPosts(backend, [gardenInterview]);
      await backend.call('settings.set', { welcomed: true, panelShown: true });
      await backend.call('last-position.set', { postId, caret: '' });
    },
    { shell, backend: { publishing: false } },
  );
  await screen.findByDisplayValue(gardenInterview.title);
});
afterEach(async () => {
  cleanup();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The file that the author chooses in the dialog of the system. */
function chooseFile(name: string): string {
  const [token, file] = [randomUUID(), path.join(folder, name)];
  exportsOf(opened.backend.backend).destinations.grant(token, file);
  shell['dialogs.choose-destination'] = { destination: { token, name } };
  return file;
}

async function openDialog(): Promise<HTMLElement> {
  opened.tell('menu.command', { command: 'ask-for-approval' });
  return screen.findByRole('dialog', { name: words.send });
}
const recipientField = (dialog: HTMLElement): HTMLElement =>
  within(dialog).getByRole('combobox', { name: words.recipient });
const isChosen = (dialog: HTMLElement, option: string): boolean =>
  within(dialog).getByRole<HTMLInputElement>('radio', { name: new RegExp(`^${option}`) }).checked;

/** Writes the file, and closes the dialog once it reports the file. */
async function send(dialog: HTMLElement, file: string, recipient: string): Promise<void> {
  await user.click(within(dialog).getByRole('button', { name: words.sendAct }));
  await within(dialog).findByText(plainSpaces(words.sentDone(path.basename(file), recipient)));
  await user.click(within(dialog).getByRole('button', { name: words.finish }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

/** Sends the proposed part, as docx. */
async function sendTo(recipient: string): Promise<void> {
  const file = chooseFile('essai.docx');
  const dialog = await openDialog();
  await user.type(recipientField(dialog), recipient);
  const proposed = screen.queryByRole('option');
  if (proposed !== null) await user.click(proposed);
  await send(dialog, file, recipient);
}

it('asks for the recipient before it asks for a file', async () => {
  const dialog = await openDialog();
  await user.click(within(dialog).getByRole('button', { name: words.sendAct }));
  expect(await within(dialog).findByText(words.recipientMissing)).toBeTruthy();
  expect(opened.called).not.toContain('dialogs.choose-destination');
});

it('proposes a person of the post their own answers, under a note that it is a draft', async () => {
  const file = chooseFile('relecture.html');
  const dialog = await openDialog();
  await user.type(recipientField(dialog), 'anne');
  await user.click(await screen.findByRole('option', { name: /^Anne Martin/ }));
  expect(recipientField(dialog)).toHaveProperty('value', 'Anne Martin');
  expect(isChosen(dialog, words.partOf('Anne Martin'))).toBe(true);
  expect(within(dialog).getByText(/Projet, version du .+, ne pas diffuser/)).toBeTruthy();
  await user.click(
    within(dialog).getByRole('radio', { name: (name) => name.startsWith(words.formats.html.name) }),
  );
  await send(dialog, file, 'Anne Martin');
  const sent = readFileSync(file, 'utf8');
  expect(sent).toMatch(/Projet, version du .+, ne pas diffuser/);
  expect(sent).toContain('De prêter une clef.');
  expect(sent).not.toContain('Vivant');
});

it('proposes the whole post to anyone else, in a file named after them', async () => {
  const file = chooseFile('juridique.docx');
  const dialog = await openDialog();
  await user.type(recipientField(dialog), 'Le service juridique');
  expect(isChosen(dialog, words.whole)).toBe(true);
  await send(dialog, file, 'Le service juridique');
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  const request = opened.requests.find(({ name }) => name === 'dialogs.choose-destination');
  expect(request?.input).toMatchObject({
    what: 'file',
    format: 'docx',
    name: expect.stringMatching(/ - pour Le service juridique$/) as string,
  });
});

it('asks for approval and consents by a form, by keyboard', async () => {
  const file = chooseFile('formulaire.pdf');
  const dialog = await openDialog();
  await user.type(recipientField(dialog), 'Anne Martin');
  await user.keyboard('{Escape}');
  const docx = within(dialog).getByRole('radio', {
    name: (name) => name.startsWith(words.formats.docx.name),
  });
  docx.focus();
  await user.keyboard('{ArrowDown}');
  const radio = within(dialog).getByRole('radio', { name: (name) => name.startsWith(words.form.name) });
  expect(radio).toHaveProperty('checked', true);
  expect(within(dialog).queryByRole('textbox', { name: consents.places })).toBeNull();
  within(dialog).getByRole('checkbox', { name: consents.subjects.picture }).focus();
  await user.keyboard(' ');
  await user.type(within(dialog).getByRole('textbox', { name: consents.places }), 'Le site');
  within(dialog).getByRole('checkbox', { name: words.consents.minor }).focus();
  await user.keyboard(' ');
  await send(dialog, file, 'Anne Martin');
  expect(opened.requests.find(({ name }) => name === 'dialogs.choose-destination')?.input).toMatchObject({
    format: 'pdf',
  });
  const form = (await PDFDocument.load(readFileSync(file))).getForm();
  const names = form.getFields().map((field) => field.getName());
  expect(names).toEqual(expect.arrayContaining(['esc_consent_picture', 'esc_parent_2']));
  expect(names).not.toContain('esc_consent_words');
});

it('keeps each sent state with its recipient, and lists it in the panel', async () => {
  await sendTo('Anne Martin');
  await sendTo('Le service juridique');
  const { items } = await opened.backend.call('revisions.list', { postId });
  expect(items.filter(({ reason }) => reason === 'sent').map(({ recipient }) => recipient)).toEqual([
    'Le service juridique',
    'Anne Martin',
  ]);
  const panel = screen.getByRole('complementary', { name: 'Volet' });
  const part = within(panel).getByRole('button', { name: 'Historique' });
  if (part.getAttribute('aria-expanded') !== 'true') await user.click(part);
  expect(await within(panel).findByText(words.sent('Anne Martin'))).toBeTruthy();
});

it('lists the post among those with pending approvals', async () => {
  await sendTo('Anne Martin');
  const sidebar = screen.getByRole('navigation', { name: 'Barre latérale' });
  await user.click(await within(sidebar).findByRole('button', { name: 'À valider 1' }));
  const list = await screen.findByRole('grid', { name: 'À valider' });
  expect(await within(list).findAllByRole('row')).toHaveLength(1);
});
