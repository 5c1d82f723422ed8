// @vitest-environment happy-dom
/** « Demander les réponses… »: the person, the mail, the three ways to send it, and the record. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import type { Post } from '#interview/document.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { addPosts, exportFolder } from '#tests/builders/export-library.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const [anne, karim] = gardenInterview.participants;
let opened: TestWindow;
let folder: string;
let postId = '';
const shell: Record<string, object> = {};
const user = userEvent.setup();

async function open(post: Post): Promise<HTMLElement> {
  opened = await openTestWindow(
    async (backend) => {
      [postId = ''] = addPosts(backend, [post]);
      await backend.call('settings.set', { welcomed: true });
      await backend.call('last-position.set', { postId, caret: '' });
      await backend.call('people.save', { id: karim?.id ?? '', set: { email: 'karim@example.org' } });
    },
    { shell, backend: { publishing: false } },
  );
  await screen.findByDisplayValue(post.title);
  opened.tell('menu.command', { command: 'ask-for-answers' });
  return screen.findByRole('dialog', { name: words.ask });
}
beforeEach(() => {
  folder = exportFolder();
});
afterEach(async () => {
  cleanup();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const personField = (dialog: HTMLElement): HTMLElement =>
  within(dialog).getByRole('combobox', { name: words.askWhom });
const mailText = (dialog: HTMLElement): string =>
  within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: /^Le message/ }).value;
const inputOf = (name: string): Record<string, unknown> =>
  opened.requests.findLast((request) => request.name === name)?.input as Record<string, unknown>;
const sentTo = async (): Promise<(string | undefined)[]> =>
  (await opened.backend.call('revisions.list', { postId })).items
    .filter(({ reason }) => reason === 'sent')
    .map(({ recipient }) => recipient);
const firstQuestion = gardenInterview.body.find(({ type }) => type === 'question');
const shortened: Post = {
  ...gardenInterview,
  body: gardenInterview.body.filter((block) => block.type !== 'question' || block === firstQuestion),
};

it('proposes the person with an address, copies the mail by two keys and keeps the state once', async () => {
  const dialog = await open(gardenInterview);
  await waitFor(() => expect(personField(dialog)).toHaveProperty('value', karim?.name));
  expect(await within(dialog).findByText('karim@example.org')).toBeTruthy();
  expect(mailText(dialog)).toMatch(/^Bonjour Karim Benali,\n\n/);
  await user.click(within(dialog).getByRole('button', { name: words.askCopy }));
  await within(dialog).findByText(plainSpaces(words.questionsCopied(6)));
  await user.click(within(dialog).getByRole('button', { name: words.askCopy }));
  await within(dialog).findByText(plainSpaces(words.questionsCopied(6)));
  expect(inputOf('clipboard.write')['text']).toBe(mailText(dialog));
  await waitFor(async () => expect(await sentTo()).toEqual([karim?.name]));
  const { awaited } = await opened.backend.call('approvals.list', { postId });
  expect(awaited).toMatchObject([{ name: 'Karim Benali', purpose: 'questions' }]);
});

it('greets another person, and gives each only the questions put to them', async () => {
  const put = (block: Post['body'][number], index: number): Post['body'][number] =>
    block.type === 'question' && index > 0 ? { ...block, to: [anne?.id ?? ''] } : block;
  const dialog = await open({ ...gardenInterview, body: gardenInterview.body.map(put) });
  await waitFor(() => expect(mailText(dialog).match(/^\[Q\d/gm)).toEqual(['[Q1']));
  await user.clear(personField(dialog));
  await user.type(personField(dialog), 'anne');
  await user.click(await screen.findByRole('option', { name: /^Anne Martin/ }));
  expect(mailText(dialog)).toMatch(/^Bonjour Anne Martin,/);
  expect(mailText(dialog).match(/^\[Q\d/gm)).toHaveLength(6);
});

it('opens a short mail in the mail program, and gives the reason for a long one', async () => {
  let dialog = await open(shortened);
  await waitFor(() => expect(personField(dialog)).toHaveProperty('value', karim?.name));
  await user.click(within(dialog).getByRole('button', { name: words.askOpen }));
  await within(dialog).findByText(plainSpaces(words.askOpened));
  expect(inputOf('links.write-mail')).toEqual({
    address: 'karim@example.org',
    subject: shortened.title,
    body: mailText(dialog),
  });
  cleanup();
  await opened.close();
  const long = { ...gardenInterview, title: 'Un titre'.repeat(200) };
  dialog = await open(long);
  const button = within(dialog).getByRole('button', { name: words.askOpen });
  expect(button).toHaveProperty('disabled', true);
  expect(within(dialog).getByText(plainSpaces(words.askTooLong)).id).toBe(
    button.getAttribute('aria-describedby'),
  );
});

it('saves the mail as a file that mail programs read', async () => {
  const dialog = await open(gardenInterview);
  await waitFor(() => expect(personField(dialog)).toHaveProperty('value', karim?.name));
  const [token, file] = [randomUUID(), path.join(folder, 'questions')];
  exportsOf(opened.backend.backend).destinations.grant(token, file);
  shell['dialogs.choose-destination'] = { destination: { token, name: 'questions' } };
  await user.click(within(dialog).getByRole('button', { name: words.askSave }));
  await within(dialog).findByText(plainSpaces(words.askSaved('questions.eml')));
  const mail = await PostalMime.parse(readFileSync(`${file}.eml`));
  expect(mail).toMatchObject({
    subject: gardenInterview.title,
    to: [{ name: karim?.name, address: 'karim@example.org' }],
  });
  expect(mail.text?.replaceAll('\r\n', '\n')).toBe(mailText(dialog));
  expect(mail.html).toContain('<b>[Q1-');
  expect(mail.headers.map(({ key }) => key)).not.toContain('x-unsent');
  expect(await sentTo()).toEqual([karim?.name]);
});

it('asks for the person before it asks for a file', async () => {
  const dialog = await open(gardenInterview);
  await waitFor(() => expect(personField(dialog)).toHaveProperty('value', karim?.name));
  await user.clear(personField(dialog));
  await user.tab();
  await user.click(within(dialog).getByRole('button', { name: words.askSave }));
  expect(await within(dialog).findByText(words.askWhomMissing)).toBeTruthy();
  expect(opened.called).not.toContain('dialogs.choose-destination');
  expect(mailText(dialog)).not.toContain('Bonjour');
});
