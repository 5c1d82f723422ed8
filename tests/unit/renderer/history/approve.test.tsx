// @vitest-environment happy-dom
/** « Marquer comme validé… »: the intended text is approved, however late the revisions are loaded. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ApproveDialog } from '#renderer/history/ApproveDialog.tsx';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

afterEach(cleanup);

it('waits for the revisions before it shows which one was approved', async () => {
  const added: unknown[] = [];
  let list: (envelope: unknown) => void = () => undefined;
  const bridge = {
    call: (name: string, input: unknown) => {
      if (name === 'revisions.list') return new Promise((resolve) => (list = resolve));
      if (name === 'approvals.add') added.push(input);
      return Promise.resolve({ ok: true, value: {} });
    },
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  render(
    <ApproveDialog
      postId="p"
      post={gardenInterview}
      name="Anne Lenoir"
      revisionId="r-2"
      save={() => Promise.resolve()}
      onClose={() => undefined}
    />,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Enregistrer la validation' }));
  await user.type(screen.getByRole('combobox'), '{Enter}');
  expect(added).toEqual([]);
  const items = ['r-1', 'r-2'].map((id) => ({ id, createdAt: 1, reason: 'manual', title: 'Le jardin' }));
  await act(async () => {
    list({ ok: true, value: { items } });
    await Promise.resolve();
  });
  expect(added).toEqual([expect.objectContaining({ name: 'Anne Lenoir', revisionId: 'r-2' })]);
});

it('awaits an approval until the end of the day wanted', async () => {
  const awaited: unknown[] = [];
  const bridge = {
    call: (name: string, input: unknown) => {
      if (name === 'approvals.await') awaited.push(input);
      return Promise.resolve({ ok: true, value: name === 'revisions.list' ? { items: [] } : {} });
    },
    subscribe: () => () => undefined,
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
  const dialog = (name: string) => (
    <ApproveDialog
      key={name}
      postId="p"
      post={gardenInterview}
      name={name}
      save={() => Promise.resolve()}
      onClose={() => undefined}
    />
  );
  const user = userEvent.setup();
  const { rerender } = render(dialog('Anne'));
  await user.click(screen.getByRole('radio', { name: 'En attente de validation' }));
  await user.click(screen.getByRole('button', { name: /Calendrier|calendrier/ }));
  await user.click(await screen.findByRole('button', { name: /^Today/ }));
  await user.click(screen.getByRole('button', { name: 'Attendre cette validation' }));
  rerender(dialog('Karim'));
  await user.click(screen.getByRole('radio', { name: 'En attente de validation' }));
  await user.click(screen.getByRole('button', { name: 'Attendre cette validation' }));
  const wantedAt = new Date(new Date().setHours(23, 59, 0, 0)).getTime();
  expect(awaited).toEqual([
    { postId: 'p', name: 'Anne', awaited: true, wantedAt },
    { postId: 'p', name: 'Karim', awaited: true },
  ]);
});
