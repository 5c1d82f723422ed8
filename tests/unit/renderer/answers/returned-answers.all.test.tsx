// @vitest-environment happy-dom
/** Answers that come back by mail or in the table of a form: the person is known, and nothing is typed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { answers as words } from '#assets/messages/fr/answers.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import type { Post } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const TOKEN = 'a'.repeat(32);
const [anne, karim] = gardenInterview.participants;
/** The questions alone, of an interview that knows Anne. */
const asked: Post = {
  ...gardenInterview,
  participants: anne === undefined ? [] : [anne],
  body: gardenInterview.body.filter(({ type }) => type === 'question'),
};
const codes = questionCodes(asked).map(({ code }) => code);

let opened: TestWindow;
let postId: string;
afterEach(async () => {
  cleanup();
  await opened.close();
});

async function openSheet(name: string, content: string): Promise<HTMLElement> {
  opened = await openTestWindow(
    async (backend) => {
      await backend.call('settings.set', { welcomed: true });
      ({ id: postId } = await backend.call('posts.create', { kind: 'interview', language: 'fr' }));
      await backend.call('posts.save', { id: postId, baseSave: 0, saveId: 's-1', document: asked });
      const { id } = await backend.call('participants.create', { name: karim?.name ?? '' });
      await backend.call('people.save', { id, set: { email: 'Karim@Example.org' } });
      const path = join(backend.folder, name);
      writeFileSync(path, content);
      await backend.dispatch('host', 'files.grant', { token: TOKEN, path });
    },
    { shell: { 'dialogs.choose-document': { file: { token: TOKEN, name } } } },
  );
  await userEvent.click(await screen.findByText(asked.title));
  await screen.findByText(/Enregistré/);
  opened.tell('menu.command', { command: 'add-answers' });
  const sheet = await screen.findByRole('dialog', { name: words.title });
  await userEvent.click(within(sheet).getByRole('button', { name: words.chooseFile }));
  return sheet;
}
const answersBy = async (name: string | undefined): Promise<string[]> => {
  const { document } = await opened.backend.call('posts.get', { id: postId });
  const id = document.participants.find((person) => person.name === name)?.id ?? '';
  return document.body.flatMap((block) =>
    block.type === 'answer' && block.participants.includes(id) ? [blocksToText(block.blocks)] : [],
  );
};

it('takes the rows of a table one person after the other, each by one act', async () => {
  const row = (name: string, address: string): string =>
    [name, address, ...codes.map((_, index) => `"${name}, réponse ${index + 1}."`)].join(';');
  const sheet = await openSheet(
    'formulaire.csv',
    [
      ['Nom', 'Courriel', ...codes].join(';'),
      row('Anne Martin', 'anne@example.org'),
      row('K. B.', 'karim@example.org'),
    ].join('\n'),
  );
  await within(sheet).findByText(plainSpaces(words.recognized(6, 6)), { exact: false });
  expect(within(sheet).getByText('1. Anne Martin', { selector: 'button *' })).toBeTruthy();
  await userEvent.click(within(sheet).getByRole('button', { name: words.add(6, 0) }));
  await within(sheet).findByText('2. K. B.', { selector: 'button *' });
  await within(sheet).findByText(karim?.name ?? '');
  await userEvent.click(within(sheet).getByRole('button', { name: words.add(6, 0) }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: words.title })).toBeNull());
  await waitFor(async () => expect(await answersBy(karim?.name)).toHaveLength(6));
  expect((await answersBy('Anne Martin'))[0]).toBe('Anne Martin, réponse 1.');
  expect((await answersBy(karim?.name))[5]).toBe('K. B., réponse 6.');
});

it('knows the sender of a mail by their address', async () => {
  const sheet = await openSheet(
    'mail.eml',
    `From: kb <karim@example.org>\nSubject: Re\nContent-Type: text/plain\n\n${codes[0]}\nArchitecte.\n`,
  );
  await within(sheet).findByText(karim?.name ?? '');
  expect(within(sheet).getByText(words.guessed.sender)).toBeTruthy();
  await userEvent.click(within(sheet).getByRole('button', { name: words.add(1, 0) }));
  await waitFor(async () => expect(await answersBy(karim?.name)).toEqual(['Architecte.']));
});

it('proposes nothing of an automatic reply, and says what it is', async () => {
  const sheet = await openSheet(
    'absence.eml',
    `From: Karim <karim@example.org>\nSubject: Absence du bureau\nContent-Type: text/plain\n\n${codes[0]}\nAbsent.\n`,
  );
  const [sentence = ''] = words.warnings([{ code: 'automatic', count: 1 }]);
  await within(sheet).findByText(plainSpaces(sentence));
  expect(within(sheet).getByText(/Absent\./)).toBeTruthy();
  expect(within(sheet).getByRole('button', { name: words.add(0, 0) })).toHaveProperty('disabled', true);
});
