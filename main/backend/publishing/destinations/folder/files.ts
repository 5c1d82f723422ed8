/**
 * Reads and writes the files of a site in a folder of the author's. A file is written under a temporary name, synced and renamed,
 * so that it is complete or unchanged. Links inside the folder are refused. Another program of the same user is not defended
 * against (docs/design/security.md#boundaries).
 */
import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, opendir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { syncFolder } from '#backend/library/store/durable-files.ts';
import { isFileName } from '#backend/library/store/library-files.ts';

/** Permissions of a file: a web server often runs as another user. */
type Readers = 'all' | 'author';
const MODES = { all: { file: 0o644, folder: 0o755 }, author: { file: 0o600, folder: 0o700 } } as const;

/** Bytes per read, each in its own turn of the event loop. */
const PIECE = 1024 * 1024;
/** Maximum names of a folder per read, and in all: a listing may be endless. */
const NAMES_AT_ONCE = 1_000;
const MOST_NAMES = 1_000_000;
/** Refuses a link instead of the file, and does not wait for the writer of a pipe. Windows has neither flag. */
const READ_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Called before each change of the disk with its description: for tests of crashes. */
export type BeforeStep = (step: string) => void;

export type Files = Readonly<{
  /** The bytes; undefined if there is no such file. Throws folder.foreign for more than `most` bytes. */
  read(name: string, most: number): Promise<Buffer | undefined>;
  /** The sha256 of the same bytes, in hexadecimal. */
  hash(name: string, most: number): Promise<string | undefined>;
  write(name: string, content: string | Uint8Array, readers: Readers): Promise<void>;
  remove(name: string): Promise<void>;
  /** Its time of change and its length; undefined if there is no such file. */
  look(name: string): Promise<Readonly<{ changed: number; bytes: number }> | undefined>;
  /** The names in a folder; none if there is no such folder. */
  names(folder: string): AsyncGenerator<string>;
  /** The failure for a file that Escale did not write: folder.foreign. */
  foreign(name: string): AppError;
}>;

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** The drive or network share is absent for now. */
const GONE = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'EIO',
  'ESTALE',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ENOTCONN',
  // Another program has the file open, usually for a short time.
  'EBUSY',
]);
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Converts an error of the disk to folder.gone, folder.read-only or folder.full. */
function folderFailure(error: unknown, root: string): unknown {
  const code = codeOf(error);
  const name = path.basename(root);
  if (code !== undefined && GONE.has(code)) return new AppError('folder.gone', { name }, { cause: error });
  if (code !== undefined && CLOSED.has(code))
    return new AppError('folder.read-only', { name }, { cause: error });
  if (code !== undefined && FULL.has(code)) return new AppError('folder.full', { name }, { cause: error });
  return error;
}

/** `root` is an absolute path that exists; names are relative to it, their parts divided by `/`. */
export function createFiles(root: string, before: BeforeStep = () => undefined): Files {
  const pathOf = (name: string): string => {
    const parts = name.split('/');
    if (!parts.every(isFileName)) throw new Error(`no name of a file of a site: ${name}`);
    return path.join(root, ...parts);
  };
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw folderFailure(error, root);
    }
  };
  /** The file or folder with this name; undefined if it, or a folder above, is missing. Throws folder.foreign for a link above. */
  async function entryAt(name: string) {
    pathOf(name);
    const parts = name.split('/');
    for (let at = 1; at < parts.length; at += 1) {
      const folder = await lstat(path.join(root, ...parts.slice(0, at))).catch(absent);
      if (folder === undefined) return undefined;
      if (!folder.isDirectory()) throw foreign(name);
    }
    return lstat(pathOf(name)).catch(absent);
  }
  const foreign = (name: string): AppError =>
    new AppError('folder.foreign', { name: path.basename(root), file: name });

  /** Reads a regular file in pieces, each valid until the next. False if there is no such file. */
  async function eachPiece(name: string, most: number, take: (piece: Uint8Array) => void): Promise<boolean> {
    const entry = await entryAt(name);
    if (entry === undefined) return false;
    if (!entry.isFile() || entry.size > most) throw foreign(name);
    const file = await open(pathOf(name), READ_PLAIN).catch((error: unknown) => {
      if (codeOf(error) === 'ELOOP') throw foreign(name);
      return absent(error);
    });
    if (file === undefined) return false;
    try {
      // The file may have been replaced since.
      if (!(await file.stat()).isFile()) throw foreign(name);
      const piece = Buffer.allocUnsafe(Math.min(PIECE, entry.size + 1));
      for (let left = most; ;) {
        const { bytesRead } = await file.read(piece, 0, piece.length);
        if (bytesRead === 0) return true;
        left -= bytesRead;
        if (left < 0) throw foreign(name);
        take(piece.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  }

  async function* namesIn(folder: string): AsyncGenerator<string> {
    const entry = await entryAt(folder);
    if (entry === undefined) return;
    if (!entry.isDirectory()) throw foreign(folder);
    const opened = await opendir(pathOf(folder), { bufferSize: NAMES_AT_ONCE }).catch(absent);
    if (opened === undefined) return;
    let count = 0;
    for await (const { name } of opened) {
      count += 1;
      if (count > MOST_NAMES) throw foreign(folder);
      yield name;
    }
  }

  /** Makes the missing folders above a file. */
  async function ready(name: string, readers: Readers): Promise<void> {
    const parts = name.split('/').slice(0, -1);
    for (let at = 1; at <= parts.length; at += 1) {
      const folder = path.join(root, ...parts.slice(0, at));
      const entry = await lstat(folder).catch(absent);
      if (entry === undefined) await mkdir(folder, { mode: MODES[readers].folder });
      else if (!entry.isDirectory()) throw foreign(name);
    }
  }

  return {
    foreign,
    read: (name, most) =>
      guarded(async () => {
        const pieces: Buffer[] = [];
        const isThere = await eachPiece(name, most, (piece) => pieces.push(Buffer.from(piece)));
        return isThere ? Buffer.concat(pieces) : undefined;
      }),
    hash: (name, most) =>
      guarded(async () => {
        const hash = createHash('sha256');
        const isThere = await eachPiece(name, most, (piece) => hash.update(piece));
        return isThere ? hash.digest('hex') : undefined;
      }),
    write: (name, content, readers) =>
      guarded(async () => {
        const target = pathOf(name);
        before(`write ${name}`);
        await ready(name, readers);
        const entry = await entryAt(name);
        if (entry !== undefined && !entry.isFile()) throw foreign(name);
        const partFile = `${target}.${randomBytes(6).toString('hex')}.part`;
        try {
          const file = await open(partFile, 'wx', MODES[readers].file);
          try {
            await file.writeFile(content);
            await file.sync();
          } finally {
            await file.close();
          }
          before(`rename ${name}`);
          await rename(partFile, target);
        } catch (error) {
          await rm(partFile, { force: true }).catch(() => undefined);
          throw error;
        }
        syncFolder(path.dirname(target));
      }),
    remove: (name) =>
      guarded(async () => {
        before(`remove ${name}`);
        const entry = await entryAt(name);
        if (entry === undefined) return;
        if (!entry.isFile()) throw foreign(name);
        await rm(pathOf(name), { force: true });
        syncFolder(path.dirname(pathOf(name)));
      }),
    look: (name) =>
      guarded(async () => {
        const entry = await entryAt(name);
        return entry?.isFile() === true ? { changed: entry.mtimeMs, bytes: entry.size } : undefined;
      }),
    async *names(folder) {
      try {
        yield* namesIn(folder);
      } catch (error) {
        throw folderFailure(error, root);
      }
    },
  };
}

function absent(error: unknown): undefined {
  if (isAbsent(error)) return undefined;
  throw error;
}

/** Throws folder.gone or folder.read-only if the folder cannot be read. */
export async function refuseAbsent(root: string): Promise<void> {
  const entry = await lstat(root).catch((error: unknown) => {
    throw folderFailure(error, root);
  });
  if (!entry.isDirectory() && !entry.isSymbolicLink())
    throw new AppError('folder.gone', { name: path.basename(root) });
}
