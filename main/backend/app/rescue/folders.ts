/** Changes the folder of the library: opens another library, creates one, or moves the whole library. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { requireRoom } from '../../library/keeping/backups/copy-files.ts';
import { removeMoved } from '../../library/keeping/backups/move-library.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { writeWhole } from '../../library/store/durable-files.ts';
import { LIBRARY_FILE } from '../../library/store/library-files.ts';
import {
  type LibraryLocation,
  MOVED_FILE,
  refuseNetworkShare,
  rememberFolder,
} from '../../library/store/library-folder.ts';
import { openLibrary } from '../../library/keeping/open-library.ts';
import { takeWriterLock } from '../../library/store/writer-lock.ts';
import { silentLog } from '../../core/log.ts';
import type { RescueParts, Folders } from './parts.ts';
import { nameOf } from './situation.ts';

/** The subfolder for the library if the chosen folder contains other files. */
const OWN_FOLDER = 'Escale';
const MOST_EXAMINED = 20;

type Options = Readonly<{
  place: LibraryLocation;
  parts: RescueParts;
  close(failure: AppError, paused: boolean): Promise<void>;
  open(): Promise<void>;
  newId(): string;
}>;

export function createFolders({ place, parts, close, open, newId }: Options): Folders {
  const examined = new Map<string, string>();
  let moving = false;

  function known(id: string): string {
    const folder = examined.get(id);
    if (folder === undefined) throw new AppError('file.token-unknown');
    return folder;
  }

  /** Applies from the next start on; with ESCALE_LIBRARY set, until Escale is closed. */
  function switchFolder(folder: string, keepPage: boolean): void {
    if (place.by !== 'set') rememberFolder(place, folder);
    parts.reopen(folder, keepPage);
  }

  return {
    examine(which) {
      const folder = path.resolve('usual' in which ? place.usual : parts.take(which.token));
      refuseNetworkShare(folder);
      const id = newId();
      examined.set(id, folder);
      const oldest = examined.keys().next().value;
      if (examined.size > MOST_EXAMINED && oldest !== undefined) examined.delete(oldest);
      return { id, name: nameOf(folder), holds: holdingOf(folder), same: isSame(folder, place.folder) };
    },
    async use(id, keepPage) {
      const chosen = known(id);
      refuseNetworkShare(chosen);
      const holds = holdingOf(chosen);
      const folder = holds !== 'others' || chosen === place.usual ? chosen : path.join(chosen, OWN_FOLDER);
      // Created immediately, because a start never creates a library in a chosen folder.
      if (!fs.existsSync(path.join(folder, LIBRARY_FILE)))
        (await openLibrary({ folder, log: silentLog })).close();
      switchFolder(folder, keepPage);
    },
    async move(id) {
      // ESCALE_LIBRARY fixes the folder of the next start, so a move would not last.
      if (place.by === 'set') throw new AppError('request.forbidden');
      const chosen = known(id);
      const target = holdingOf(chosen) === 'nothing' ? chosen : path.join(chosen, OWN_FOLDER);
      refuseNetworkShare(target);
      refuseInside(target, place.folder);
      requireWritable(chosen);
      requireRoom(chosen, bytesOf(place.folder));
      // Checked before the library is closed, because the code below reopens it.
      if (moving || parts.isBusy()) throw new AppError('rescue.busy');
      moving = true;
      try {
        await close(new AppError('rescue.busy'), true);
        await parts.runExclusively(
          'moving',
          async (onProgress, signal) => {
            const lock = takeWriterLock(place.folder);
            try {
              await runJob('move', { folder: place.folder, target }, { onProgress, signal });
            } finally {
              lock.release();
            }
          },
          () => removeMoved(target),
        );
      } catch (error) {
        // The move failed: reopens the library before the author is informed.
        parts.pause(false);
        await open();
        throw error;
      } finally {
        moving = false;
      }
      writeWhole(path.join(target, MOVED_FILE), '');
      switchFolder(target, false);
    },
    movedSeen() {
      fs.rmSync(path.join(place.folder, MOVED_FILE), { force: true });
    },
  };
}

function holdingOf(folder: string): 'library' | 'nothing' | 'others' {
  if (fs.existsSync(path.join(folder, LIBRARY_FILE))) return 'library';
  return !fs.existsSync(folder) || fs.readdirSync(folder).length === 0 ? 'nothing' : 'others';
}

const real = (folder: string): string => (fs.existsSync(folder) ? fs.realpathSync(folder) : folder);
const isSame = (one: string, other: string): boolean => real(one) === real(other);

/** Refuses to copy a library into its own folder. Throws library.folder-in-use. */
function refuseInside(target: string, folder: string): void {
  const between = path.relative(real(folder), real(path.dirname(target)));
  if (
    isSame(target, folder) ||
    between === '' ||
    (!between.startsWith('..') && !path.isAbsolute(between)) ||
    fs.existsSync(path.join(target, LIBRARY_FILE))
  )
    throw new AppError('library.folder-in-use', { name: nameOf(target) });
}

/** Throws export.not-written. */
function requireWritable(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw new AppError('export.not-written', { name: nameOf(folder) }, { cause: error });
  }
}

const bytesOf = (folder: string): number =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .reduce(
      (sum, entry) => sum + (entry.isFile() ? fs.statSync(path.join(entry.parentPath, entry.name)).size : 0),
      0,
    );
