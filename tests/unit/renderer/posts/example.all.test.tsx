// @vitest-environment happy-dom
/** The welcome screen’s example in the window: opened complete, compared with its history, searched, deleted. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fr } from '#assets/messages/fr.ts';
import { plainSpaces } from '../plain-spaces.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const { example: words, welcome } = fr.window;

let opened: TestWindow;
beforeEach(async () => {
  opened = await openTestWindow(undefined, { publishing: true });
  await userEvent.click(await screen.findByRole('button', { name: welcome.example }));
  await findNote();
});
afterEach(async () => {
  cleanup();
  await opened.close();
});

const findNote = (): Promise<HTMLElement> => screen.findByRole('note', { name: words.title });
const press = async (name: string): Promise<void> =>
  userEvent.click(within(await findNote()).getByRole('button', { name }));

it('shows the earlier interview in its history', async () => {
  await press(words.history);
  const dialog = within(await screen.findByRole('dialog'));
  await waitFor(() => expect(dialog.getAllByRole('option')).toHaveLength(3));
  await userEvent.click(dialog.getAllByRole('option')[1]!);
  await waitFor(() =>
    expect(dialog.getAllByText(/Qu’il commence par une table\./).length).toBeGreaterThan(0),
  );
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('is found by the search that it proposes, which leads back to it', async () => {
  await press(words.search);
  const results = await screen.findByRole('listbox', { name: fr.search.results });
  const [option] = await within(results).findAllByRole('option');
  await screen.findByText(plainSpaces(fr.search.matches(1)));
  await userEvent.dblClick(option!);
  expect(await findNote()).toBeTruthy();
});

it('is deleted completely after a confirmation: post, people and note', async () => {
  await press(words.remove);
  const confirmation = await screen.findByRole('alertdialog');
  await userEvent.click(within(confirmation).getByRole('button', { name: words.removeTitle }));
  await waitFor(() => expect(screen.queryByRole('note', { name: words.title })).toBeNull());
  await screen.findByText(words.removed);
  const { call } = opened.backend;
  expect((await call('posts.list', { list: 'all', limit: 5 })).items).toEqual([]);
  expect((await call('participants.list', { query: '', limit: 5 })).items).toEqual([]);
});
