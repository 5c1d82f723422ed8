// @vitest-environment happy-dom
/** One person's answers, from a document or a pasted text, are written under their questions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { reviewed } from '#assets/messages/fr/proposals.ts';
import type { Answer, Post } from '#interview/document.ts';
import { blockToText, blocksToText } from '#interview/plain.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { docxParagraph, makeDocx } from '#tests/builders/document-files.ts';
import { caretIn } from '../editor/editor-keys.ts';
import { paste } from '../editor/test-clipboard.ts';
import { findWindowEditor } from '../editor/window-editor.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow } from '../test-window.tsx';
import type { TestWindow } from '../test-window.tsx';

const KARIM = 'Karim Benali';
const TOKEN = 'a'.repeat(32);
const karim = gardenInterview.participants.find((person) => person.name === KARIM);
const isKarims = (block: Post['body'][number]): block is Answer =>
  block.type === 'answer' && block.participants[0] === karim?.id;
/** The interview before Karim answered: it does not know him. */
const withoutKarim: Post = {
  ...gardenInterview,
  participants: gardenInterview.participants.filter((person) => person !== karim),
  body: gardenInterview.body.filter((block) => !isKarims(block)),
};
const questions = gardenInterview.body.flatMap((block) =>
  block.type === 'question' ? [blockToText(block)] : [],
);
const karimsAnswers = gardenInterview.body.flatMap((block) =>
  isKarims(block) ? [block.blocks.map(blockToText)] : [],
);
const linesOf = (post: Post): string[] =>
  post.body.map((block) =>
    block.type === 'answer'
      ? `${post.participants.find((person) => person.id === block.participants[0])?.name}: ${blocksToText(block.blocks)}`
      : blockToText(block),
  );

/** Each question with Karim’s answer below it. */
const textOfAnswers = (): string =>
  questions.map((question, index) => `${question}\n${karimsAnswers[index]?.join('\n')}`).join('\n\n');

let opened: TestWindow;
let postId: string;
afterEach(() => opened.close());

/** Opens the only post of the library; `file` is the answer of the next file dialog. */
async function open(post: Post, file?: Readonly<{ name: string; bytes: Uint8Array }>): Promise<void> {
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
      ({ id: postId } = await backend.call('posts.create', { kind: 'interview', language: 'fr' }));
      await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document: post });
      if (file === undefined) return;
      const path = join(backend.folder, file.name);
      writeFileSync(path, file.bytes);
      await backend.dispatch('host', 'files.grant', { token: TOKEN, path });
    },
    {
      shell:
        file === undefined ? {} : { 'dialogs.choose-document': { file: { token: TOKEN, name: file.name } } },
    },
  );
  await userEvent.click(await screen.findByText(post.title));
  await screen.findByText(/Enregistré/);
}

const text = (): HTMLElement => screen.getByRole('textbox', { name: 'Texte du billet' });
const readStored = async (): Promise<Post> =>
  (await opened.backend.call('posts.get', { id: postId })).document;
const storedLines = async (): Promise<string[]> => linesOf(await readStored());

async function openSheet(): Promise<HTMLElement> {
  opened.tell('menu.command', { command: 'add-answers' });
  return screen.findByRole('dialog', { name: words.title });
}

/** Names Karim, who is not in the directory yet, and adds his six answers. */
async function addAsKarim(sheet: HTMLElement): Promise<void> {
  const name = within(sheet).getByRole('combobox', { name: words.personPlaceholder });
  act(() => name.focus());
  fireEvent.change(name, { target: { value: KARIM } });
  await userEvent.click(await screen.findByRole('option', { name: words.createPerson(KARIM) }));
  const add = within(sheet).getByRole('button', { name: words.add(6, 0) });
  await waitFor(() => expect(add.hasAttribute('disabled')).toBe(false));
  await userEvent.click(add);
  await waitFor(() => expect(screen.queryByRole('dialog', { name: words.title })).toBeNull());
}

it('puts the answers of a document under their questions, and its comments into notes', async () => {
  const body =
    docxParagraph('Bonjour, voici mes réponses.') +
    questions
      .map(
        (question, index) =>
          docxParagraph([{ text: `${index + 1}. ${question}`, bold: true }]) +
          (karimsAnswers[index] ?? []).map((line) => docxParagraph(line)).join(''),
      )
      .join('');
  await open(withoutKarim, {
    name: 'Réponses de Karim.docx',
    bytes: makeDocx({ comments: ['Bien dit', 'À couper ?'], body }),
  });
  const sheet = await openSheet();
  await userEvent.click(within(sheet).getByRole('button', { name: words.chooseFile }));
  await within(sheet).findByText(plainSpaces(words.recognized(6, 6)), { exact: false });
  within(sheet).getByText('Réponses de Karim.docx');
  within(sheet).getByText(plainSpaces(reviewed.comments(2, [{ author: 'Une personne', count: 2 }])), {
    exact: true,
  });
  within(sheet).getByText('Bonjour, voici mes réponses.');
  expect(
    within(sheet)
      .getByRole('button', { name: words.add(6, 0) })
      .hasAttribute('disabled'),
  ).toBe(true);
  await addAsKarim(sheet);
  await screen.findByText(plainSpaces(words.added(6, 0, KARIM)), { exact: false });
  await waitFor(async () => expect(await storedLines()).toEqual(linesOf(gardenInterview)));
  await waitFor(async () =>
    expect((await opened.backend.call('notes.list', { postId })).items.map((note) => note.text)).toEqual([
      'Bien dit',
      'À couper ?',
    ]),
  );
  await waitFor(async () =>
    expect((await opened.backend.call('returns.list', { postId })).items).toMatchObject([
      { name: KARIM, purpose: 'questions', carrier: 'document', fileName: 'Réponses de Karim.docx' },
    ]),
  );
  const { items } = await opened.backend.call('revisions.list', { postId });
  const before = items.findLast(({ reason }) => reason === 'before-restore');
  const { document } = await opened.backend.call('revisions.get', { id: before?.id ?? '' });
  expect(linesOf(document)).toEqual(linesOf(withoutKarim));
  const people = await opened.backend.call('participants.list', { query: 'Karim', limit: 10 });
  expect(people.items.map((person) => person.id)).toEqual([(await readStored()).participants.at(-1)?.id]);
});

it('imports the copied questions once they are answered, and copies the unmatched text', async () => {
  await open(withoutKarim);
  opened.tell('menu.command', { command: 'ask-for-answers' });
  const asking = await screen.findByRole('dialog', { name: words.ask });
  await userEvent.click(within(asking).getByRole('button', { name: words.askCopy }));
  await screen.findByText(plainSpaces(words.questionsCopied(6)));
  await userEvent.keyboard('{Escape}');
  const copied = opened.requests.find(({ name }) => name === 'clipboard.write')?.input as {
    text: string;
    html: string;
  };
  expect(copied.text.split('\n').slice(0, 3)).toEqual(['Bonjour Anne Martin,', '', withoutKarim.title]);
  expect(copied.html).toMatch(/\[Q1-[A-Z2-9]{3}\] Qui êtes-vous/);

  const filled = copied.text
    .split(/\n(?=\[Q\d)/)
    .map((part, index) => `${part.trimEnd()}\n${(karimsAnswers[index - 1] ?? []).join('\n')}\n`)
    .join('\n');
  const sheet = await openSheet();
  fireEvent.change(within(sheet).getByRole('textbox', { name: words.pasteLabel }), {
    target: { value: `Bonjour,\n\n${filled}\nCordialement,\nKarim` },
  });
  await within(sheet).findByText(plainSpaces(words.recognized(6, 6)), { exact: false });
  await addAsKarim(sheet);
  await waitFor(async () => expect(await storedLines()).toEqual(linesOf(gardenInterview)));
  await userEvent.click(await screen.findByRole('button', { name: words.copyLeft }));
  await waitFor(() =>
    expect(opened.requests.findLast(({ name }) => name === 'clipboard.write')?.input).toEqual({
      text: 'Bonjour,\n\nCordialement,\nKarim',
    }),
  );
});

it('moves pasted answers under their questions and removes them from the paste position', async () => {
  await open(withoutKarim);
  const editor = await findWindowEditor();
  caretIn(editor, blocksToText(withoutKarim.body.slice(-1)));
  await paste(editor, {
    'text/plain': textOfAnswers(),
  });
  await screen.findByText(plainSpaces(words.answersLikely(6)));
  await userEvent.click(screen.getByRole('button', { name: words.title }));
  const sheet = await screen.findByRole('dialog', { name: words.title });
  await within(sheet).findByText(plainSpaces(words.recognized(6, 6)), { exact: false });
  await addAsKarim(sheet);
  await waitFor(async () =>
    expect((await storedLines()).filter((line) => line !== '')).toEqual(linesOf(gardenInterview)),
  );
});

it('undoes all the answers in one step, and redoes them in one', async () => {
  await open(withoutKarim);
  const sheet = await openSheet();
  fireEvent.change(within(sheet).getByRole('textbox', { name: words.pasteLabel }), {
    target: { value: textOfAnswers() },
  });
  await within(sheet).findByText(plainSpaces(words.recognized(6, 6)), { exact: false });
  await addAsKarim(sheet);
  expect(await within(text()).findAllByText(KARIM)).toHaveLength(6);
  fireEvent.keyDown(text(), { key: 'z', code: 'KeyZ', ctrlKey: true });
  await waitFor(async () => expect(await storedLines()).toEqual(linesOf(withoutKarim)));
  fireEvent.keyDown(text(), { key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true });
  expect(await within(text()).findAllByText(KARIM)).toHaveLength(6);
});

it('creates an interview from a document: its title, its turns and its people', async () => {
  const body =
    docxParagraph('Au fil de l’eau', { style: 'Heading1' }) +
    ['Qui êtes-vous ?', 'Que conseillez-vous ?']
      .map(
        (question) =>
          docxParagraph([{ text: question, bold: true }]) +
          docxParagraph('Anne Martin : Une réponse.') +
          docxParagraph('Léo Petit : Une autre réponse.'),
      )
      .join('');
  await open(withoutKarim, { name: 'entretien.docx', bytes: makeDocx({ body }) });
  opened.tell('menu.command', { command: 'new-from-document' });
  await screen.findByText(plainSpaces(words.fromDocument('entretien.docx', 2, 4)));
  await screen.findByDisplayValue('Au fil de l’eau');
  expect(await within(text()).findAllByText('Léo Petit')).toHaveLength(2);
});
