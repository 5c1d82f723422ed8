/**
 * A second folder for the backups: a network share, a USB key, a folder that a service synchronises. It only has closed
 * files, each renamed when complete: the same backups as here and the pictures they contain, each once. SQLite opens
 * nothing there.
 */
import fs from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupStatus } from '#contract/backups.ts';
import { AppError } from '#contract/failure.ts';
import { assetFile } from '../../store/library-files.ts';
import type { OnProgress } from './copy-database.ts';
import { copyProved, isThere } from './copy-files.ts';
import { copiesFolder, copyFile, findCopy, readSlip, writeSlip } from './kept-copies.ts';
import { rotate } from './make-copy.ts';
import type { LocalState } from './local-state.ts';
import { assetsIn } from './proof.ts';

/** In milliseconds; a share whose server is off would block for minutes. */
const PATIENCE_MS = 1_500;

/**
 * The state of the second folder: its name without the path, whether it answers, and whether the newest backup is in
 * it.
 * @param newest date of that backup
 */
export async function secondFolderState(
  { folder, lastAt, failure }: NonNullable<LocalState['second']>,
  newest: number | undefined,
): Promise<NonNullable<BackupStatus['second']>> {
  const state =
    !(await isReached({ folder, lastAt })) || failure === 'backup.folder-gone'
      ? 'gone'
      : failure !== undefined
        ? 'failed'
        : lastAt !== undefined && lastAt === newest
          ? 'ok'
          : 'late';
  return {
    name: path.basename(folder) === '' ? folder : path.basename(folder),
    state,
    ...(lastAt === undefined ? {} : { lastAt }),
  };
}

type Reached = Pick<NonNullable<LocalState['second']>, 'folder' | 'lastAt'>;

/** True if the second folder exists and answers quickly; otherwise reading it may take minutes. */
export const isReached = ({ folder, lastAt }: Reached): Promise<boolean> =>
  answers(expectedFolder(folder, lastAt !== undefined));

/** Pending checks, shared because each occupies one of the few threads for files. */
const pendingChecks = new Map<string, Promise<boolean>>();

/** True if the folder exists and the system answers within PATIENCE_MS. */
async function answers(folder: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const check =
    pendingChecks.get(folder) ??
    stat(folder)
      .then(
        (stats) => stats.isDirectory(),
        () => false,
      )
      .finally(() => pendingChecks.delete(folder));
  pendingChecks.set(folder, check);
  try {
    return await Promise.race([check, silence]);
  } finally {
    clearTimeout(timer);
  }
}

const FOLDER = 'Escale';

export type MirrorInput = Readonly<{
  libraryFolder: string;
  id: string;
  /** The library's id (local-state.ts). */
  library: string;
  chosenFolder: string;
  /** True if backups were copied there before. */
  hasCopies: boolean;
  now: number;
}>;
/** `missing` counts pictures whose file is missing here. */
export type Mirrored = Readonly<{ pictures: number; missing: number }>;

export const mirrorFolder = (chosenFolder: string): string =>
  path.basename(chosenFolder) === FOLDER ? chosenFolder : path.join(chosenFolder, FOLDER);

/**
 * The folder whose existence proves that the second folder is available. Once it has backups, the chosen folder alone
 * is not enough: the mount point of a detached disk is an empty folder, and a backup in it would stay on this computer.
 */
const expectedFolder = (chosenFolder: string, hasCopies: boolean): string =>
  hasCopies ? mirrorFolder(chosenFolder) : chosenFolder;

/**
 * Copies a backup into the second folder, its pictures first, so that an existing backup is complete. Throws
 * backup.folder-gone, backup.damaged, disk.full.
 */
export function mirrorCopy(
  { libraryFolder, id, library, chosenFolder, hasCopies, now }: MirrorInput,
  onProgress: OnProgress,
): Mirrored {
  const folder = mirrorFolder(chosenFolder);
  if (!fs.existsSync(expectedFolder(chosenFolder, hasCopies)))
    throw new AppError('backup.folder-gone', { name: path.basename(chosenFolder) });
  const copies = copiesFolder(libraryFolder);
  const { slip, madeAt } = findCopy(copies, id);
  if (slip === undefined) throw new AppError('backup.damaged');
  const assets = assetsIn(copyFile(copies, id));
  let pictures = 0;
  let missing = 0;
  assets.forEach(({ sha256, bytes }, index) => {
    onProgress((index / assets.length) * 0.7);
    const to = assetFile(folder, sha256);
    if (isThere(to, bytes)) return;
    const from = assetFile(libraryFolder, sha256);
    if (fs.existsSync(from) && copyProved(from, to, sha256)) pictures += 1;
    else missing += 1;
  });
  const mirroredId = `${id}-${library}`;
  if (
    readSlip(folder, mirroredId)?.sha256 !== slip.sha256 ||
    !isThere(copyFile(folder, mirroredId), slip.bytes)
  ) {
    if (!copyProved(copyFile(copies, id), copyFile(folder, mirroredId), slip.sha256, true))
      throw new AppError('backup.damaged');
    writeSlip(folder, mirroredId, library, madeAt, slip);
  }
  rotate(folder, now, (copy) => copy.id.endsWith(`-${library}`));
  return { pictures, missing };
}
