/**
 * Writes files in a folder the author chose, completely or not at all: under a temporary name, then moved. Existing
 * files are kept, and the new one is numbered.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { numberedName } from '#interview/file-names.ts';
import { AppError } from '#contract/failure.ts';
import { translateStorageError } from '../../core/storage-failures.ts';

export type Writer = Readonly<{ write(text: string | Uint8Array): Promise<void> }>;
export type Fill = (writer: Writer) => Promise<void>;

/** A split name: `base` gets the number of a duplicate, `ending` begins with a dot. */
type FileName = Readonly<{ base: string; ending: string }>;

const MOST_OF_A_NAME = 10_000;
/** Bytes per write, because a stream waits for the disk after each. */
const PIECE = 256 * 1024;

/** Writes a new file and returns its path. Throws export.not-written, disk.full, and as `fill` does. */
export async function writeNew(folder: string, name: FileName, fill: Fill): Promise<string> {
  return beside(folder, fill, async (temporary) => {
    for (let number = 1; number <= MOST_OF_A_NAME; number += 1) {
      const target = path.join(folder, numberedName(name.base, name.ending, number));
      if (await moveNew(temporary, target)) return target;
    }
    throw new AppError('export.not-written', { name: `${name.base}${name.ending}` });
  });
}

/** Writes a file under exactly this name; false if it exists. */
export async function writeExactly(target: string, fill: Fill): Promise<boolean> {
  return beside(path.dirname(target), fill, (temporary) => moveNew(temporary, target));
}

export async function replaceFile(target: string, fill: Fill): Promise<void> {
  await beside(path.dirname(target), fill, async (temporary) => {
    // Renaming over a folder fails.
    await orNotWritten(target, fs.rename(temporary, target));
  });
}

/** Passes the filled and flushed temporary file to `move`, and always removes it. */
async function beside<Result>(
  folder: string,
  fill: Fill,
  move: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = path.join(folder, `.escale-${randomUUID()}.part`);
  const handle = await orNotWritten(folder, fs.open(temporary, 'wx'));
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
    await orNotWritten(folder, handle.appendFile(bytes));
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
  await orNotWritten(folder, handle.sync());
}

/** Moves to a free name in one atomic step; false if it is taken. */
async function moveNew(temporary: string, target: string): Promise<boolean> {
  try {
    await fs.link(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // USB keys and some shares have no links: an empty file reserves the name, then the move replaces it.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes(codeOf(error)))
      throw notWritten(target, error);
  }
  return reserve(temporary, target);
}

async function reserve(temporary: string, target: string): Promise<boolean> {
  try {
    await (await fs.open(target, 'wx')).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw notWritten(target, error);
  }
  try {
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.rm(target, { force: true });
    throw notWritten(target, error);
  }
  return true;
}

/** Creates a new folder; false if a folder or file of this name exists. */
export async function makeNewFolder(folder: string): Promise<boolean> {
  try {
    await fs.mkdir(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw notWritten(folder, error);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

async function orNotWritten<Result>(target: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw notWritten(target, error);
  }
}

/** The error's own code for a full or broken disk, otherwise export.not-written. */
function notWritten(target: string, error: unknown): unknown {
  const translated = translateStorageError(error);
  if (translated instanceof AppError && translated.code !== 'library.read-only') return translated;
  return new AppError('export.not-written', { name: path.basename(target) }, { cause: error });
}
