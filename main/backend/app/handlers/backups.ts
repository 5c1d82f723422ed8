import path from 'node:path';
import type { backupRequests } from '#contract/backups.ts';
import type { Handlers } from '../../core/answer.ts';
import type { Backend } from '../backend.ts';
import { exportsOf } from '../../exchange/export/run-exports.ts';
import { backupsOf, listLeftBehind } from '../../library/keeping/backups/start-backups.ts';

const ENDING = '.escale-library';

export const backupHandlers = {
  'backups.list': async (backend) => ({ items: await backupsOf(backend).list() }),
  'backups.status': (backend) => backupsOf(backend).status(),
  'backups.make': async (backend) => ({ id: (await backupsOf(backend).make('asked')).id }),
  'backups.set-second-folder': async (backend, { token }) => {
    await backupsOf(backend).setSecondFolder(backend.granted.take(token));
    return {};
  },
  'backups.forget-second-folder': (backend) => {
    backupsOf(backend).forgetSecondFolder();
    return {};
  },
  'backups.examine': (backend, input) =>
    backupsOf(backend).examine('token' in input ? { file: backend.granted.take(input.token) } : input),
  'backups.cancel': (backend, { what }) => {
    backupsOf(backend).cancel(what);
    return {};
  },
  'backups.dismiss': (backend, { id }) => {
    backupsOf(backend).dismiss(id);
    return {};
  },
  'backups.restore': (backend, { id }) => {
    backupsOf(backend).restore(id);
    // After the answer, because the shell then ends this process; the next one opens the restored library.
    setImmediate(() => {
      backend
        .host('library.restart', {})
        .catch((error: unknown) => backend.log.error('the shell did not start anew', error));
    });
    return {};
  },
  'backups.restored-seen': (backend) => {
    backupsOf(backend).restoredSeen();
    return {};
  },
  'backups.left-behind': ({ db }) => listLeftBehind(db),
  'backups.pack': async (backend, { destination }) => {
    const chosen = exportsOf(backend).destinations.take(destination);
    const hasEnding = path.basename(chosen).toLowerCase().endsWith(ENDING);
    return backupsOf(backend).pack(hasEnding ? chosen : `${chosen}${ENDING}`);
  },
} satisfies Handlers<typeof backupRequests, Backend>;
