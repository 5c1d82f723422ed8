// @vitest-environment happy-dom
/** Work on a whole library can be stopped where its progress is shown, without a failure. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { BackupSettings } from '#renderer/backups/BackupSettings.tsx';
import { MessagesProvider } from '#renderer/bridge/messages.tsx';
import { FolderSettings } from '#renderer/settings/FolderSettings.tsx';

afterEach(cleanup);

type Asked = { name: string; input: unknown }[];

/** A backend with running work until a stop; `moving`: the request that fails by it. */
function createBackend(answers: Readonly<Record<string, object>>, stoppedBy: string, moving: string): Asked {
  const requests: Asked = [];
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const call = async (name: string, input: unknown): Promise<unknown> => {
    requests.push({ name, input });
    if (name === stoppedBy) stop();
    if (name !== moving) return { ok: true, value: answers[name] ?? {} };
    await stopped;
    return { ok: false, failure: { code: 'work.cancelled', params: {}, incident: '' } };
  };
  Object.defineProperty(window, 'escale', {
    value: { call, subscribe: () => () => undefined },
    configurable: true,
  });
  return requests;
}

const save = async (): Promise<void> => undefined;

it('stops a backup from the page of backups', async () => {
  const status = { onlyHere: false, work: { what: 'copying', share: 0.3 } };
  const requests = createBackend(
    { 'backups.status': status, 'backups.list': { items: [] } },
    'backups.cancel',
    '',
  );
  render(
    <MessagesProvider language="fr">
      <BackupSettings save={save} />
    </MessagesProvider>,
  );
  await userEvent.click(
    await screen.findByRole('button', { name: /^Arrêter.: Copie et vérification de la bibliothèque/ }),
  );
  expect(requests).toContainEqual({ name: 'backups.cancel', input: { what: 'copying' } });
});

it('stops a move from the page of folders, without a failure', async () => {
  const situation = {
    folder: 'Escale',
    folderKind: 'usual',
    usual: 'Escale',
    copies: [],
    readable: true,
    work: { what: 'moving', share: 0.3 },
  };
  const requests = createBackend(
    {
      'rescue.situation': situation,
      'dialogs.choose-folder': { file: { token: 'a'.repeat(32), name: 'Disque' } },
      'folder.examine': { id: 'disque', name: 'Disque', holds: 'nothing', same: false },
    },
    'rescue.cancel',
    'folder.move-to',
  );
  render(
    <MessagesProvider language="fr">
      <FolderSettings save={save} />
    </MessagesProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: /^Déplacer/ }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click([...dialog.querySelectorAll('button')].at(-1) ?? dialog);
  await userEvent.click(await screen.findByRole('button', { name: /^Arrêter/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Arrêter/ })).toBeNull());
  expect(requests.map(({ name }) => name)).toContain('rescue.cancel');
  expect(screen.queryByRole('alert')).toBeNull();
});
