// @vitest-environment happy-dom
/** The list of checks beside the text: each line leads to its passage, and repairs are one step. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnswerBlock } from '#interview/document.ts';
import { type ChecksWindow, findLine, openChecksWindow, panel, selectedText, text } from './checks-window.ts';

let opened: ChecksWindow;
const user = userEvent.setup();
beforeEach(async () => {
  opened = await openChecksWindow();
  await findLine(/^Liste tapée/);
});
afterEach(() => opened.close());

const REPAIRS = [
  /^Corriger\s: Liste/,
  /^Corriger\s: Citation/,
  /^Corriger\s: Passage/,
  /^Corriger\s: Intertitre/,
] as const;

async function repairAll(): Promise<void> {
  for (const name of REPAIRS) {
    await user.click(await findLine(name));
    await waitFor(() => expect(within(panel()).queryByRole('button', { name })).toBeNull());
    expect(document.activeElement).toBe(text());
  }
}
const answer = async (): Promise<{ participants: string[]; blocks: AnswerBlock[] }> => {
  const { document: saved } = await opened.backend.call('posts.get', { id: opened.postId });
  return saved.body.find(({ type }) => type === 'answer') as {
    participants: string[];
    blocks: AnswerBlock[];
  };
};

it('lists each problem with its position and its criterion', async () => {
  const line = await findLine(/^Liste tapée à la main, 2\slignes\s: «\s- des graines\s»/);
  const description = document.getElementById(line.getAttribute('aria-describedby') ?? '');
  expect(description?.textContent).toBe('RGAA 9.3');
});

it('selects the words of a problem', async () => {
  (await findLine(/^Passage en anglais/)).focus();
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(selectedText()).toBe('There is no such thing as a greenhouse without its gardeners.'),
  );
  expect(document.activeElement).toBe(text());
  await user.click(await findLine(/^Lien qui ne dit pas où il mène/));
  await waitFor(() => expect(selectedText()).toBe('ici'));
});

it('repairs a list, a quotation, a passage and a heading by one button each, and saves the result', async () => {
  await repairAll();
  expect(
    within(text())
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['des graines', 'de la patience']);
  await waitFor(async () =>
    expect((await answer()).blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'list',
      'paragraph',
      'quote',
      'paragraph',
      'paragraph',
    ]),
  );
  expect(await answer()).toMatchObject({
    participants: ['p1'],
    blocks: [{}, {}, {}, {}, { content: [{ language: 'en' }] }, {}],
  });
  expect(within(panel()).getByText(/^2 à voir/)).toBeTruthy();
});

it('undoes the last repair in one step', async () => {
  await repairAll();
  opened.tell('menu.command', { command: 'undo' });
  await findLine(/^Intertitre qui saute un niveau/);
  expect(within(panel()).queryByRole('button', { name: /^Liste tapée/ })).toBeNull();
  expect(screen.getByRole('heading', { name: 'Et demain', level: 4 })).toBeTruthy();
});
