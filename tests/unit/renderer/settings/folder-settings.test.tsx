// @vitest-environment happy-dom
/** « Dossiers »: another library is opened, or made in an empty folder, on the author's word only. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RequestOutput } from '#contract/bridge.ts';
import { MessagesProvider } from '#renderer/bridge/messages.tsx';
import { FolderSettings } from '#renderer/settings/FolderSettings.tsx';
import { expectDialog } from '../ui/open-dialog.ts';

type Folder = RequestOutput<'folder.examine'>;

const TOKEN = 'a'.repeat(32);
/** Requests of the page, and the saves that it waits for, in order. */
let requests: { name: string; input?: unknown }[];
beforeEach(() => {
  requests = [];
});
afterEach(cleanup);

/** The settings page; the folder dialog returns a folder with these contents. */
function show(folder: Folder): void {
  const answers: Readonly<Record<string, object>> = {
    'rescue.situation': {
      folder: 'Escale',
      folderKind: 'usual',
      usual: 'Escale',
      copies: [],
      readable: true,
    },
    'dialogs.choose-folder': { file: { token: TOKEN, name: folder.name } },
    'folder.examine': folder,
  };
  const call = (name: string, input: unknown): Promise<unknown> => {
    requests.push({ name, input });
    return Promise.resolve({ ok: true, value: answers[name] ?? {} });
  };
  Object.defineProperty(window, 'escale', {
    value: { call, subscribe: () => () => undefined },
    configurable: true,
  });
  render(
    <MessagesProvider language="fr">
      <FolderSettings
        save={() => {
          requests.push({ name: 'save' });
          return Promise.resolve();
        }}
      />
    </MessagesProvider>,
  );
}

async function chooseAnother(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: 'Ouvrir une autre bibliothèque…' }));
  return screen.findByRole('dialog', { name: 'Ouvrir une autre bibliothèque' });
}

const requestsOf = (...names: string[]) => requests.filter(({ name }) => names.includes(name));

it('reports an empty folder without a library, and creates one there only on request', async () => {
  show({ id: 'vide', name: 'vide', holds: 'nothing', same: false });
  const dialog = await chooseAnother();
  await expectDialog({
    title: 'Ouvrir une autre bibliothèque',
    focus: 'Créer une nouvelle bibliothèque',
    act: 'Créer une nouvelle bibliothèque',
  });
  expect(within(dialog).getByText(/ne contient pas de bibliothèque Escale/)).toBeTruthy();
  expect(requestsOf('folder.examine')).toEqual([{ name: 'folder.examine', input: { token: TOKEN } }]);
  expect(requestsOf('folder.use')).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Créer une nouvelle bibliothèque' }));
  // The typed text is saved in the former library.
  await waitFor(() =>
    expect(requestsOf('save', 'folder.use')).toEqual([
      { name: 'save' },
      { name: 'folder.use', input: { id: 'vide', keepPage: false } },
    ]),
  );
});

it('opens a folder with a library', async () => {
  show({ id: 'autre', name: 'autre', holds: 'library', same: false });
  const dialog = await chooseAnother();
  await userEvent.click(within(dialog).getByRole('button', { name: 'L’ouvrir' }));
  await waitFor(() =>
    expect(requestsOf('folder.use')).toEqual([
      { name: 'folder.use', input: { id: 'autre', keepPage: false } },
    ]),
  );
});

it('uses nothing when the choice is cancelled', async () => {
  show({ id: 'vide', name: 'vide', holds: 'nothing', same: false });
  const dialog = await chooseAnother();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(requestsOf('folder.use')).toEqual([]);
});

it('moves the library only on request, after naming the target', async () => {
  show({ id: 'autre', name: 'autre', holds: 'nothing', same: false });
  await userEvent.click(await screen.findByRole('button', { name: 'Déplacer la bibliothèque…' }));
  await expectDialog({ title: 'Déplacer la bibliothèque', focus: 'Déplacer', act: 'Déplacer' });
  expect(requestsOf('folder.move-to')).toEqual([]);
});
