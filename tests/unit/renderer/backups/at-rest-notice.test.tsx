// @vitest-environment happy-dom
/** Pending work of a foreign library is listed, and resumes only on request. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { ReactNode } from 'react';
import { useLibraryNotices } from '#renderer/backups/use-backup-notices.ts';
import { MessagesProvider } from '#renderer/bridge/messages.tsx';
import { NoticeRegion, NoticesProvider } from '#renderer/ui/window/notices.tsx';

afterEach(cleanup);

function Asking(): ReactNode {
  useLibraryNotices();
  return <NoticeRegion />;
}

function show(rest: object | undefined, situation: object = {}): { name: string; input: unknown }[] {
  const requests: { name: string; input: unknown }[] = [];
  const call = (name: string, input: unknown) => {
    requests.push({ name, input });
    return Promise.resolve({
      ok: true,
      value:
        name === 'rescue.situation'
          ? situation
          : name === 'library.at-rest' && rest !== undefined
            ? { rest }
            : {},
    });
  };
  Object.defineProperty(window, 'escale', {
    value: { call, subscribe: () => () => undefined },
    configurable: true,
  });
  render(
    <MessagesProvider language="fr">
      <NoticesProvider>
        <Asking />
      </NoticesProvider>
    </MessagesProvider>,
  );
  return requests;
}

const REST = { imports: 1, acts: 0, erasures: 2, tidying: true };

it.each([
  ['Reprendre', true],
  ['Abandonner', false],
])('« %s » answers, once', async (label, goOn) => {
  const requests = show(REST);
  await screen.findByText(
    'Une importation, l’effacement de 2 personnes et le vidage automatique de la corbeille étaient en cours dans cette sauvegarde. Rien n’a repris.',
  );
  expect(requests.map(({ name }) => name)).toEqual(['backups.status', 'rescue.situation', 'library.at-rest']);
  await userEvent.click(screen.getByRole('button', { name: label }));
  await vi.waitFor(() =>
    expect(requests.slice(3)).toEqual([{ name: 'library.answer-rest', input: { goOn } }]),
  );
  expect(screen.queryByText(/Rien n’a repris/)).toBeNull();
});

it('shows nothing when nothing is pending', async () => {
  const requests = show(undefined);
  await vi.waitFor(() =>
    expect(requests.map(({ name }) => name)).toEqual([
      'backups.status',
      'rescue.situation',
      'library.at-rest',
    ]),
  );
  expect(screen.queryByRole('button')).toBeNull();
});

it('reports once where a moved library is, and that the original remains', async () => {
  const requests = show(undefined, { folder: 'Disque', moved: true });
  const notice = await screen.findByText(/^La bibliothèque a été déplacée/);
  expect(notice.textContent).toContain('«\u00a0Disque\u00a0»');
  expect(notice.textContent).toContain('L’original est resté dans l’ancien dossier');
  await userEvent.click(screen.getByRole('button', { name: 'Montrer le dossier' }));
  const names = requests.map(({ name }) => name);
  expect(names).toContain('rescue.reveal');
  expect(names.filter((name) => name === 'folder.moved-seen')).toHaveLength(1);
});
