/** The situation shown on the rescue screen for a library that does not open, read from the files beside it. */
import fs from 'node:fs';
import path from 'node:path';
import type { RescueCopy, Situation } from '#contract/rescue.ts';
import {
  copiesFolder,
  copyFile,
  listCopies,
  type KeptCopy,
} from '../../library/keeping/backups/kept-copies.ts';
import { findLocalState } from '../../library/keeping/backups/local-state.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { mirrorFolder } from '../../library/keeping/backups/second-folder.ts';
import { LIBRARY_FILE } from '../../library/store/library-files.ts';
import { type LibraryLocation, MOVED_FILE, syncingService } from '../../library/store/library-folder.ts';

const MOST_COPIES = 1_000;
/** Time limit for a second folder that does not answer. */
const PATIENCE_MS = 5_000;

/** @param copies from copiesOf; not used if the library is open */
export function situationOf(
  location: LibraryLocation,
  { failure, work, copies }: Pick<Situation, 'failure' | 'work' | 'copies'>,
): Situation {
  const { folder } = location;
  const synced = syncingService(folder);
  const bytes = sizeOf(path.join(folder, LIBRARY_FILE));
  return {
    ...(failure === undefined ? {} : { failure }),
    folder: nameOf(folder),
    folderKind: location.by,
    usual: nameOf(location.usual),
    ...(synced === undefined ? {} : { synced }),
    copies,
    readable: bytes > 0,
    ...(fs.existsSync(path.join(folder, MOVED_FILE)) ? { moved: true } : {}),
    ...(work === undefined ? {} : { work }),
  };
}

/** The last part of a folder's path, or the whole path of a disk's root. */
export const nameOf = (folder: string): string => path.basename(folder) || folder;

function sizeOf(file: string): number {
  try {
    return fs.statSync(file).size;
  } catch {
    // Missing or not readable.
    return 0;
  }
}

/** The backups of both folders, newest first. */
export async function copiesOf(folder: string): Promise<RescueCopy[]> {
  const ownCopies = listed(() => listCopies(copiesFolder(folder))).map((copy) =>
    toRescueCopy(copy, copy.id, 'here'),
  );
  const ownIds = new Set(ownCopies.map(({ id }) => id));
  const otherCopies = (await secondCopies(folder)).filter(({ id }) => !ownIds.has(id));
  return [...ownCopies, ...otherCopies]
    .toSorted((one, other) => other.madeAt - one.madeAt)
    .slice(0, MOST_COPIES);
}

function listed(list: () => KeptCopy[]): KeptCopy[] {
  try {
    return list();
  } catch {
    // The disk is missing or unreadable, so there is nothing to choose.
    return [];
  }
}

async function secondCopies(folder: string): Promise<RescueCopy[]> {
  const places = placesOf(folder);
  if (places?.second === undefined) return [];
  const ending = `-${places.library}`;
  const copies = await runJob(
    'list',
    { folder: mirrorFolder(places.second.folder) },
    { signal: AbortSignal.timeout(PATIENCE_MS) },
    // A removed disk has nothing to choose.
  ).catch(() => []);
  return copies
    .filter(({ id }) => id.endsWith(ending))
    .map((copy) => toRescueCopy(copy, copy.id.slice(0, -ending.length), 'second'));
}

function placesOf(folder: string) {
  try {
    return findLocalState(folder);
  } catch {
    // Missing or not readable.
    return undefined;
  }
}

const toRescueCopy = (
  { madeAt, reason, bytes, slip }: KeptCopy,
  id: string,
  folder: RescueCopy['folder'],
): RescueCopy => ({
  id,
  folder,
  madeAt,
  reason,
  bytes,
  ...(slip === undefined ? {} : { posts: slip.counts.posts }),
});

/** The file of a backup; undefined without a second folder. */
export function fileOfCopy(
  libraryFolder: string,
  { copy, folder }: Readonly<{ copy: string; folder: RescueCopy['folder'] }>,
): string | undefined {
  if (folder === 'here') return copyFile(copiesFolder(libraryFolder), copy);
  const places = placesOf(libraryFolder);
  return places?.second === undefined
    ? undefined
    : copyFile(mirrorFolder(places.second.folder), `${copy}-${places.library}`);
}
