// @vitest-environment happy-dom
/** A selection by keys in a list with more rows than are rendered. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { several as words } from '#assets/messages/fr/several.ts';
import { ANNE, postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost } from '../../backend/people/test-directory.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const POSTS = 60;
let opened: TestWindow;
const user = userEvent.setup();

beforeEach(async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    for (let at = POSTS; at > 0; at -= 1) addPost(backend, postWithAnswers(`Billet ${at}`, ANNE));
  });
  (await findRow('Billet 1')).focus();
});
afterEach(() => opened.close());

const findRow = async (title: string): Promise<HTMLElement> =>
  within(await screen.findByRole('grid', { name: 'Brouillons' })).findByRole('row', { name: title });
const findSelected = (count: number): Promise<HTMLElement> =>
  screen.findByText(new RegExp(`^${words.selected(count).replaceAll('\u00a0', ' ')}$`));

it('selects all posts by Ctrl+A, drawn or not, and none by Escape', async () => {
  await user.keyboard('{Control>}a{/Control}');
  await findSelected(POSTS);
  expect((await findRow('Billet 3')).getAttribute('aria-selected')).toBe('true');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('toolbar', { name: words.bar })).toBeNull();
});

it('selects by Shift+End to the last post, over rows never drawn', async () => {
  expect(screen.queryByRole('row', { name: 'Billet 40' })).toBeNull();
  await user.keyboard('{Shift>}{End}{/Shift}');
  await findSelected(POSTS);
  await user.keyboard('{Delete}');
  await waitFor(async () => expect((await opened.backend.call('posts.counts', {})).bin).toBe(POSTS));
});
