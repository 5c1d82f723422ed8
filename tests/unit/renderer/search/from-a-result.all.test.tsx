// @vitest-environment happy-dom
/** Links of a search result: the same question elsewhere, more by the speaker; and from a person to their words. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import {
  findChosen,
  findField,
  look,
  openSearchWindow,
  preview,
  type SearchWindow,
} from './search-window.ts';

let opened: SearchWindow;
const user = userEvent.setup();
afterEach(() => opened.close());

it('shows the same question in other posts, and returns to the result', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'ressources Valbrune par:"Anne Martin"', 6);
  await user.click(await within(preview()).findByRole('button', { name: 'Même question ailleurs' }));
  const others = await screen.findByRole('listbox', { name: 'Même question ailleurs' });
  await waitFor(() => expect(document.activeElement).toBe(within(others).getAllByRole('option')[0]));
  await user.keyboard('{Enter}');
  const back = await within(preview()).findByRole('button', { name: 'Revenir au résultat' });
  expect(preview().textContent).toContain('Quelles ressources vous manquent le plus ?');
  await user.click(back);
  await waitFor(() => expect(preview().textContent).toContain('Anne Martin'));
});

it('searches the other answers of the result’s speaker', async () => {
  opened = await openSearchWindow();
  await look(opened.field, 'marche', 34);
  await user.click(await within(preview()).findByRole('button', { name: /^Autres réponses d/ }));
  expect(opened.field.value).toMatch(/^marche par:"/);
  expect(document.activeElement).toBe(opened.field);
});

it('leads from a person’s page to their answers', async () => {
  opened = await openSearchWindow();
  await user.click(screen.getByRole('button', { name: /^Personnes/ }));
  const column = await screen.findByRole('region', { name: 'Liste' });
  await user.click(await within(column).findByText('Idriss Faye'));
  await user.click(await screen.findByRole('button', { name: 'Ce que cette personne a dit' }));
  expect((await findField()).value).toBe('par:"Idriss Faye"');
  await findChosen('Idriss Faye');
});
