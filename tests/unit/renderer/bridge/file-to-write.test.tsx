// @vitest-environment happy-dom
/** An exported file has every word on the screen, or is not written. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { AppError } from '#contract/failure.ts';
import { ChangeComputerDialog } from '#renderer/backups/ChangeComputerDialog.tsx';

afterEach(cleanup);

const ANSWERS: Readonly<Record<string, unknown>> = {
  'backups.left-behind': { accounts: [], stores: [], unsent: [] },
  'backups.status': { places: 1 },
  'dialogs.choose-destination': {
    destination: { token: 'there', name: 'Bibliothèque Escale.escale-library' },
  },
  'backups.pack': { name: 'Bibliothèque Escale.escale-library', posts: 3, bytes: 1_000, missing: 0 },
};

/** The window’s requests to the library and the system, in order. */
function requestNames(): string[] {
  const names: string[] = [];
  const bridge = {
    call: (name: string) => {
      names.push(name);
      return Promise.resolve({ ok: true, value: ANSWERS[name] });
    },
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  return names;
}

const choose = () => userEvent.click(screen.getByRole('button', { name: /^Choisir où enregistrer/ }));

it('is not written while a word cannot be saved: shows the reason, and retries', async () => {
  const names = requestNames();
  let full = true;
  const save = () => (full ? Promise.reject(new AppError('disk.full')) : Promise.resolve());
  render(<ChangeComputerDialog save={save} onClose={() => undefined} />);
  await choose();
  expect((await screen.findByRole('alert')).textContent).toMatch(/disque/i);
  expect(names).not.toContain('backups.pack');
  full = false;
  await choose();
  expect(await screen.findByText(/est enregistré et vérifié/)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(names.filter((name) => name === 'backups.pack')).toHaveLength(1);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Terminer' })));
});

it('stays open until the file is written', async () => {
  requestNames();
  let closed = 0;
  let saved = (): void => undefined;
  const save = () => new Promise<void>((resolve) => (saved = resolve));
  render(<ChangeComputerDialog save={save} onClose={() => (closed += 1)} />);
  await choose();
  await userEvent.keyboard('{Escape}');
  expect(closed).toBe(0);
  saved();
  await userEvent.click(await screen.findByRole('button', { name: 'Terminer' }));
  expect(closed).toBe(1);
});
