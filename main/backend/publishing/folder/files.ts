/**
 * The files of a site in a folder of the author's: each is written beside its name, brought to the disk and renamed, so that it
 * is whole or as it was. No link is followed inside the folder: what leads out of it is refused. Another program of the same
 * user is not defended against (docs/design/security.md#boundaries).
 */
import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, opendir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import { syncFolder } from '../../library/durable-files.ts';
import { isFileName } from '../../library/library-files.ts';

/** What anybody may read, or only who wrote it: a server often reads as somebody else. */
type Readers = 'all' | 'author';
const MODES = { all: { file: 0o644, folder: 0o755 }, author: { file: 0o600, folder: 0o700 } } as const;

/** Bytes that are read at once, so that none of them is long at work. */
const PIECE = 1024 * 1024;
/** Names of a folder that are read at once, and at most: a listing may have no end. */
const NAMES_AT_ONCE = 1_000;
const MOST_NAMES = 1_000_000;
/** A link in the place of the file is refused, and a pipe without a writer is not waited for. Windows has neither flag. */
const READ_PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Before each change of the disk, by what it is about to do: for tests of what a crash leaves. */
export type BeforeStep = (step: string) => void;

export type Files = Readonly<{
  /** The bytes, or undefined where there is no such file. Throws folder.foreign where there are more than `most`. */
  read(name: string, most: number): Promise<Buffer | undefined>;
  /** The sha256 of the same bytes, in hexadecimal. */
  hash(name: string, most: number): Promise<string | undefined>;
  write(name: string, content: string | Uint8Array, readers: Readers): Promise<void>;
  remove(name: string): Promise<void>;
  /** When it was last changed, and its length; undefined where there is no such file. */
  look(name: string): Promise<Readonly<{ changed: number; bytes: number }> | undefined>;
  /** Names in a folder; none where there is no such folder. */
  names(folder: string): AsyncGenerator<string>;
  /** Refuses what is none of Escale's making: folder.foreign. */
  foreign(name: string): AppError;
}>;

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
const isAbsent = (error: unknown): boolean => codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';

/** A key that was taken out, a share that is off: it may be there again. */
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
  // Another program has the file open: it will not for long.
  'EBUSY',
]);
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the disk says, as the author is told it: folder.gone, folder.read-only, folder.full. */
function told(error: unknown, root: string): unknown {
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
  const placeOf = (name: string): string => {
    const parts = name.split('/');
    if (!parts.every(isFileName)) throw new Error(`no name of a file of a site: ${name}`);
    return path.join(root, ...parts);
  };
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw told(error, root);
    }
  };
  /** What stands there, and that no part of the way is a link; undefined where something of it is missing. */
  async function stands(name: string) {
    placeOf(name);
    const parts = name.split('/');
    for (let at = 1; at < parts.length; at += 1) {
      const folder = await lstat(path.join(root, ...parts.slice(0, at))).catch(absent);
      if (folder === undefined) return undefined;
      if (!folder.isDirectory()) throw foreign(name);
    }
    const found = await lstat(placeOf(name)).catch(absent);
    return found;
  }
  const foreign = (name: string): AppError =>
    new AppError('folder.foreign', { name: path.basename(root), file: name });

  /** Gives a plain file on piece after piece, each valid until the next. False where there is no such file. */
  async function eachPiece(name: string, most: number, take: (piece: Uint8Array) => void): Promise<boolean> {
    const found = await stands(name);
    if (found === undefined) return false;
    if (!found.isFile() || found.size > most) throw foreign(name);
    const file = await open(placeOf(name), READ_PLAIN).catch((error: unknown) => {
      if (codeOf(error) === 'ELOOP') throw foreign(name);
      return absent(error);
    });
    if (file === undefined) return false;
    try {
      // Another may stand there since.
      if (!(await file.stat()).isFile()) throw foreign(name);
      const piece = Buffer.allocUnsafe(Math.min(PIECE, found.size + 1));
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
    const found = await stands(folder);
    if (found === undefined) return;
    if (!found.isDirectory()) throw foreign(folder);
    const opened = await opendir(placeOf(folder), { bufferSize: NAMES_AT_ONCE }).catch(absent);
    if (opened === undefined) return;
    let count = 0;
    for await (const { name } of opened) {
      count += 1;
      if (count > MOST_NAMES) throw foreign(folder);
      yield name;
    }
  }

  /** The folders on the way, each made where it is missing. */
  async function ready(name: string, readers: Readers): Promise<void> {
    const parts = name.split('/').slice(0, -1);
    for (let at = 1; at <= parts.length; at += 1) {
      const folder = path.join(root, ...parts.slice(0, at));
      const found = await lstat(folder).catch(absent);
      if (found === undefined) await mkdir(folder, { mode: MODES[readers].folder });
      else if (!found.isDirectory()) throw foreign(name);
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
        const place = placeOf(name);
        before(`write ${name}`);
        await ready(name, readers);
        const found = await stands(name);
        if (found !== undefined && !found.isFile()) throw foreign(name);
        const beside = `${place}.${randomBytes(6).toString('hex')}.part`;
        try {
          const file = await open(beside, 'wx', MODES[readers].file);
          try {
            await file.writeFile(content);
            await file.sync();
          } finally {
            await file.close();
          }
          before(`rename ${name}`);
          await rename(beside, place);
        } catch (error) {
          await rm(beside, { force: true }).catch(() => undefined);
          throw error;
        }
        syncFolder(path.dirname(place));
      }),
    remove: (name) =>
      guarded(async () => {
        before(`remove ${name}`);
        const found = await stands(name);
        if (found === undefined) return;
        if (!found.isFile()) throw foreign(name);
        await rm(placeOf(name), { force: true });
        syncFolder(path.dirname(placeOf(name)));
      }),
    look: (name) =>
      guarded(async () => {
        const found = await stands(name);
        return found?.isFile() === true ? { changed: found.mtimeMs, bytes: found.size } : undefined;
      }),
    async *names(folder) {
      try {
        yield* namesIn(folder);
      } catch (error) {
        throw told(error, root);
      }
    },
  };
}

function absent(error: unknown): undefined {
  if (isAbsent(error)) return undefined;
  throw error;
}

/** Whether the folder answers at all. Throws folder.gone, folder.read-only. */
export async function refuseAbsent(root: string): Promise<void> {
  const found = await lstat(root).catch((error: unknown) => {
    throw told(error, root);
  });
  if (!found.isDirectory() && !found.isSymbolicLink())
    throw new AppError('folder.gone', { name: path.basename(root) });
}
