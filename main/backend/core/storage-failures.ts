/** Translates errors of the disk and of SQLite to failures, by code and never by message. */
import { AppError } from '#contract/failure.ts';

const FILE_CODES = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EROFS: 'library.read-only',
  EIO: 'disk.failed',
} as const;

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** True for an error of better-sqlite3, recognised without loading the driver. */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && error.name === 'SqliteError' && codeOf(error) !== undefined;
}

/** The AppError for `error`, or `error` itself if it is a bug. */
export function translateStorageError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (isSqliteError(error)) {
    if (code === 'SQLITE_FULL') return new AppError('disk.full', {}, { cause: error });
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
      return new AppError('library.corrupt', {}, { cause: error });
    if (code.startsWith('SQLITE_READONLY')) return new AppError('library.read-only', {}, { cause: error });
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      return new AppError('library.in-use', {}, { cause: error });
    if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
      return new AppError('disk.failed', {}, { cause: error });
    return error;
  }
  if (Object.hasOwn(FILE_CODES, code))
    return new AppError(FILE_CODES[code as keyof typeof FILE_CODES], {}, { cause: error });
  return error;
}
