/**
 * Files in a place the author chose: whole or not there. Each is written beside its place and moved there; what stands
 * there under its name is left alone, and the new one numbered.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { numberedName } from '#interview/file-names.ts';
import { AppError } from '#contract/failure.ts';
import { translateStorageError } from '../../core/storage-failures.ts';

export type Writer = Readonly<{ write(text: string | Uint8Array): Promise<void> }>;
export type Fill = (writer: Writer) => Promise<void>;

/** A name with its ending apart: `base` bears the number of a second one, `ending` begins with its point. */
type FileName = Readonly<{ base: string; ending: string }>;

/** More of one name than anybody keeps. */
const MOST_OF_A_NAME = 10_000;
/** Written at once: a stream waits for the disk after each. */
const PIECE = 256 * 1024;

/** Writes a file that was not there; gives its path. Throws export.not-written, disk.full, what `fill` throws. */
export async function writeNew(folder: string, name: FileName, fill: Fill): Promise<string> {
  return beside(folder, fill, async (temporary) => {
    for (let number = 1; number <= MOST_OF_A_NAME; number += 1) {
      const place = path.join(folder, numberedName(name.base, name.ending, number));
      if (await moveNew(temporary, place)) return place;
    }
    throw new AppError('export.not-written', { name: `${name.base}${name.ending}` });
  });
}

/** Writes a file under exactly this name; false where there is one already. */
export async function writeExactly(place: string, fill: Fill): Promise<boolean> {
  return beside(path.dirname(place), fill, (temporary) => moveNew(temporary, place));
}

/** Writes the file that the author confirmed, over what stands there. */
export async function replaceFile(place: string, fill: Fill): Promise<void> {
  await beside(path.dirname(place), fill, async (temporary) => {
    // No file takes the place of a folder.
    await told(place, fs.rename(temporary, place));
  });
}

/** The temporary file, filled and on the disk, for `move`; gone whatever happens. */
async function beside<Result>(
  folder: string,
  fill: Fill,
  move: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = path.join(folder, `.escale-${randomUUID()}.part`);
  const handle = await told(folder, fs.open(temporary, 'wx'));
  try {
    try {
      await fillBuffered(folder, handle, fill);
    } finally {
      await handle.close();
    }
    return await move(temporary);
  } finally {
    await fs.rm(temporary, { force: true });
  }
}

async function fillBuffered(folder: string, handle: fs.FileHandle, fill: Fill): Promise<void> {
  let waiting: Buffer[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    length = 0;
    await told(folder, handle.appendFile(bytes));
  };
  await fill({
    async write(text) {
      const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
      waiting.push(bytes);
      length += bytes.length;
      if (length >= PIECE) await flush();
    },
  });
  await flush();
  await told(folder, handle.sync());
}

/** Moves to where nothing stands, in one step that no other program can come between; false where something does. */
async function moveNew(temporary: string, place: string): Promise<boolean> {
  try {
    await fs.link(temporary, place);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Sticks and some shares have no links: the name is taken first, then filled by the move.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes(codeOf(error)))
      throw notWritten(place, error);
  }
  return reserve(temporary, place);
}

async function reserve(temporary: string, place: string): Promise<boolean> {
  try {
    await (await fs.open(place, 'wx')).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw notWritten(place, error);
  }
  try {
    await fs.rename(temporary, place);
  } catch (error) {
    await fs.rm(place, { force: true });
    throw notWritten(place, error);
  }
  return true;
}

/** A folder that was not there; false where there is one, or a file of its name. */
export async function makeNewFolder(place: string): Promise<boolean> {
  try {
    await fs.mkdir(place);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw notWritten(place, error);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

async function told<Result>(place: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw notWritten(place, error);
  }
}

/** A full or broken disk by its own code; anything else is a place where nothing may be written. */
function notWritten(place: string, error: unknown): unknown {
  const meant = translateStorageError(error);
  if (meant instanceof AppError && meant.code !== 'library.read-only') return meant;
  return new AppError('export.not-written', { name: path.basename(place) }, { cause: error });
}
