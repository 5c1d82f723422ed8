// @vitest-environment happy-dom
/** A person is erased while a post with their answers is open. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';

const [PERSON] = gardenInterview.participants;
if (PERSON === undefined) throw new Error('the interview has no participant');
const { id: PERSON_ID, name: NAME } = PERSON;
let opened: TestWindow;
afterEach(() => opened.close());

it('shows the text without the person, and continues saving it', async () => {
  let id = '';
  opened = await openTestWindow(
    async ({ call }) => {
      ({ id } = await call('posts.create', { kind: 'interview', language: 'fr' }));
      await call('posts.save', { id, baseSave: 0, saveId: 's-1', document: gardenInterview });
      await call('settings.set', { welcomed: true });
      await call('last-position.set', { postId: id, caret: '' });
    },
    // An erasure runs in the background, and emits events.
    { backend: {} },
  );
  const text = await screen.findByRole('textbox', { name: 'Texte du billet' });
  await waitFor(() => expect(text.textContent).toContain(NAME));
  await opened.backend.call('erasure.start', { id: PERSON_ID, manner: 'replaced', online: 'leave' });
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Texte du billet' }).textContent).not.toContain(NAME),
  );
  await waitFor(async () =>
    expect((await opened.backend.call('erasure.list', {})).people.map(({ state }) => state)).toEqual([
      'done',
    ]),
  );
  fireEvent.change(screen.getByRole('textbox', { name: 'Titre' }), { target: { value: 'Un autre titre' } });
  await waitFor(async () =>
    expect((await opened.backend.call('posts.get', { id })).document.title).toBe('Un autre titre'),
  );
  expect(JSON.stringify((await opened.backend.call('posts.get', { id })).document)).not.toContain(NAME);
});
