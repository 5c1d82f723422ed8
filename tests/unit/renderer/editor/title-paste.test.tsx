// @vitest-environment happy-dom
/** Pastes into the title: a title stays there, a text goes to the text. */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const INTERVIEW = readFileSync('tests/fixtures/interviews/atelier-des-marees.txt', 'utf8');

let opened: TestWindow;
let id = '';
beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    ({ id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' }));
    await backend.call('last-position.set', { postId: id, caret: '' });
  });
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

async function pasteInTitle(text: string): Promise<boolean> {
  const title = await screen.findByRole('textbox', { name: 'Titre' });
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  let left = true;
  act(() => {
    left = fireEvent.paste(title, { clipboardData });
  });
  return left;
}
const readStored = async (): Promise<Post> => (await opened.backend.call('posts.get', { id })).document;

it('pastes an interview into the text, as turns with its title', async () => {
  expect(await pasteInTitle(INTERVIEW)).toBe(false);
  await waitFor(async () => {
    const { title, body } = await readStored();
    expect(title).toBe('Deux voisines des archives passent la journée à l’Atelier des marées !');
    expect(body.filter(({ type }) => type === 'question')).toHaveLength(6);
  });
});

it('keeps a pasted title in the field, on one line or two', async () => {
  expect(await pasteInTitle('Deux voisines des archives')).toBe(true);
  expect(await pasteInTitle('Deux voisines\ndes archives\n')).toBe(true);
});
