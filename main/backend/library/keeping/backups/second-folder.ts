/**
 * A second folder for the copies: a share, a key, a folder that a service carries elsewhere. It holds closed files only,
 * each written beside its name and renamed: the copies as they are here, and the pictures they name, each once. SQLite
 * opens nothing there.
 */
import fs from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupStatus } from '#contract/backups.ts';
import { AppError } from '#contract/failure.ts';
import { assetFile } from '../../store/library-files.ts';
import type { OnProgress } from './copy-database.ts';
import { copyProved, isThere } from './files-to-share.ts';
import { copiesFolder, copyFile, findCopy, readSlip, writeSlip } from './kept-copies.ts';
import { rotate } from './make-copy.ts';
import type { LocalState } from './local-state.ts';
import { assetsIn } from './proof.ts';

/** Milliseconds: a share whose server is off would block for minutes. */
const PATIENCE_MS = 1_500;

/**
 * The state of the second folder: its name without the path, whether it answers, and whether the newest copy is in it.
 * @param newest when that copy was made
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

/** Whether the second folder exists now and answers soon: reading it otherwise may take minutes. */
export const isReached = ({ folder, lastAt }: Reached): Promise<boolean> =>
  answers(expectedFolder(folder, lastAt !== undefined));

/** Checks that the system has not answered yet: each occupies one of the few threads for files. */
const pendingChecks = new Map<string, Promise<boolean>>();

/** Whether the folder exists, and the system answers within PATIENCE_MS. */
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

/** In the folder that the author chose, so that theirs stays tidy. */
const FOLDER = 'Escale';

export type MirrorInput = Readonly<{
  libraryFolder: string;
  /** Of a proved copy. */
  id: string;
  /** Which library this is (local-state.ts). */
  library: string;
  /** As the author chose it. */
  chosenFolder: string;
  /** Copies were put there before. */
  hasCopies: boolean;
  now: number;
}>;
/** `missing`: pictures that are not here either. */
export type Mirrored = Readonly<{ pictures: number; missing: number }>;

/** The folder of the copies inside the folder that the author chose. */
export const mirrorFolder = (chosenFolder: string): string =>
  path.basename(chosenFolder) === FOLDER ? chosenFolder : path.join(chosenFolder, FOLDER);

/**
 * The folder that must exist for the second folder to be reached. Once it has copies, the chosen folder alone is not
 * enough: the mount point of a detached disk is an empty folder, and a copy in it would stay on this computer.
 */
const expectedFolder = (chosenFolder: string, hasCopies: boolean): string =>
  hasCopies ? mirrorFolder(chosenFolder) : chosenFolder;

/**
 * Puts a copy into the second folder, its pictures first: a copy that is there is whole.
 * Throws backup.folder-gone, backup.damaged, disk.full.
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
