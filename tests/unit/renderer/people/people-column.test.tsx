// @vitest-environment happy-dom
/** The directory: all people, each with a page, without duplicates. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { enterPerson } from '#tests/builders/person-builder.ts';

let opened: TestWindow;
afterEach(() => opened.close());

it('counts more than five hundred people, and opens the page of any', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    await enterPerson(backend, { name: 'Anne Lenoir', role: 'éclusière' });
    for (let index = 0; index < 520; index += 1) await enterPerson(backend, { name: `Personne ${index}` });
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Personnes/ }));
  const column = await screen.findByRole('region', { name: 'Liste' });
  expect(await within(column).findByText('521')).toBeTruthy();
  await user.type(within(column).getByRole('searchbox'), 'Lenoir');
  await user.click(await within(column).findByText('Anne Lenoir'));
  expect(await screen.findByDisplayValue('éclusière')).toBeTruthy();
});

it('explains why a person cannot be shown, and offers a retry', async () => {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    await enterPerson(backend, { name: 'Anne Lenoir', role: 'éclusière' });
  });
  const user = userEvent.setup();
  opened.refuse('people.get', { code: 'backend.unavailable' });
  await user.click(await screen.findByRole('button', { name: /^Personnes/ }));
  await user.click(await screen.findByText('Anne Lenoir'));
  await screen.findByText(/La bibliothèque ne répond pas pour le moment/);
  opened.accept('people.get');
  await user.click(screen.getByRole('button', { name: 'Réessayer' }));
  await waitFor(() => expect(screen.getByDisplayValue('éclusière')).toBeTruthy());
});
