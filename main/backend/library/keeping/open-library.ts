/**
 * Opens the library of a folder; no other module creates its connections. A damaged file is refused and never replaced
 * by an empty library: a new one is created under another name and renamed when complete.
 */
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import { isLater, versionSchema } from '#contract/updates.ts';
import type { Log } from '../../core/log.ts';
import { translateStorageError } from '../../core/storage-failures.ts';
import { waitForTest } from '../../core/test-hooks.ts';
import type { Reason } from './backups/kept-copies.ts';
import { finishRestore } from './backups/restore-swap.ts';
import { syncFolder } from '../store/durable-files.ts';
import { finishRewriting } from '../erasure/rewrite-file.ts';
import { claimNew } from '../store/claim.ts';
import { APPLICATION_ID, LIBRARY_FILE } from '../store/library-files.ts';
import { refuseNetworkShare } from '../store/library-folder.ts';
import { latestVersion, migrate } from '../store/migrate.ts';
import { OUR_SCHEMA, requireOurSchema, type Schema } from '../store/our-schema.ts';
import { readValue, writeValue } from '../store/settings.ts';
import { enableAutoCheckpoint, guardWrites, type ReadableDb, type WritableDb } from '../../core/sql.ts';
import { takeWriterLock } from '../store/writer-lock.ts';

/** The last version of Escale that opened the library, which is copied before a later one changes anything. */
const KEY = 'opened-by';

/**
 * True if the version that last opened it is older than `version`; false for a new library, and for one without a
 * version.
 */
function isOfEarlierVersion(db: ReadableDb, version: string): boolean {
  const last = readValue(db, KEY, versionSchema);
  return last !== undefined && isLater(version, last);
}

function noteVersion(db: WritableDb, version: string): void {
  const last = readValue(db, KEY, versionSchema);
  if (versionSchema.safeParse(version).success && (last === undefined || isLater(version, last)))
    writeValue(db, KEY, version);
}

const NEW_FILE = 'library.new.sqlite';

const BUSY_MS = 5_000;

export type Library<Db extends ReadableDb = ReadableDb> = Readonly<{
  db: Db;
  folder: string;
  /** True if just created, or put in place by a restore, which checked every row (backups/prepare.ts). */
  judged: boolean;
  close(): void;
}>;

type Options = Readonly<{
  folder: string;
  now?: () => number;
  log: Log;
  platform?: NodeJS.Platform;
  version?: string | undefined;
  /** Called with the progress of the backup made before opening, from 0 to 1. */
  copying?: (share: number) => void;
  /** A future schema, for tests. */
  schema?: Schema;
}>;

/**
 * Opens the library in `folder`; a writer creates it if the folder has none, and migrates its schema. Throws
 * library.in-use, library.newer-version, library.before-release, library.foreign-part, library.corrupt,
 * library.network-share, library.read-only, library.not-found (a reader on an empty folder), disk.full, disk.failed.
 * library.corrupt with `file: missing` means that only the database is missing.
 */
export function openLibrary(options: Options & Readonly<{ readOnly: true }>): Promise<Library>;
export function openLibrary(options: Options & Readonly<{ readOnly?: false }>): Promise<Library<WritableDb>>;
export async function openLibrary(options: Options & Readonly<{ readOnly?: boolean }>): Promise<Library> {
  try {
    return options.readOnly === true ? openReader(options) : await openWriter(options);
  } catch (error) {
    const translated = translateStorageError(error);
    if (!(translated instanceof AppError)) throw translated;
    throw new AppError(
      translated.code,
      { folder: options.folder, ...translated.params },
      { cause: translated.cause ?? translated },
    );
  }
}

async function openWriter({
  folder,
  now = Date.now,
  log,
  platform = process.platform,
  version = process.env['ESCALE_VERSION'],
  copying,
  schema = OUR_SCHEMA,
}: Options): Promise<Library<WritableDb>> {
  refuseNetworkShare(folder, platform);
  makeFolder(folder);
  const lock = takeWriterLock(folder);
  let db: WritableDb | undefined;
  try {
    const file = path.join(folder, LIBRARY_FILE);
    const { restored, keptAs } = finishRestore(folder);
    if (restored) log.info('library restored', { keptAs: keptAs ?? '' });
    const fresh = !fs.existsSync(file);
    if (fresh) await createLibrary(folder, schema);
    refuseReadOnly(file);
    db = connect(file, checkIsOurs);
    // Before any statement, which might run a foreign trigger.
    requireOurSchema(db, 'library', schema);
    const copy = (reason: Reason, before?: string): Promise<void> =>
      copyFirst(folder, reason, {
        now: now(),
        log,
        ...(copying && { onProgress: copying }),
        ...(before && { before }),
      });
    const copied = await copyForVersion(db, version, copy, log);
    const migrated = await migrate(
      db,
      () => (copied === 'copied' ? Promise.resolve() : copy('before-migration')),
      schema.steps,
    );
    if (migrated) log.info('library migrated', { to: latestVersion(schema.steps) });
    if (fresh) claimNew(db, folder);
    if (version !== undefined && copied !== 'no-room') noteVersion(db, version);
    if (finishRewriting(db, now())) log.info('library rewritten after an erasure');
    guardWrites(db, checkNotMoved(file));
    return { db, folder, judged: fresh || restored, close: closer(db, lock.release, log) };
  } catch (error) {
    db?.close();
    lock.release();
    throw error;
  }
}

type CopyFirst = Readonly<{ now: number; log: Log; before?: string; onProgress?: (share: number) => void }>;

/** Milliseconds between two progress reports, also while verification reports none. */
const PROGRESS_MS = 500;

async function copyFirst(
  folder: string,
  reason: Reason,
  { log, onProgress, ...how }: CopyFirst,
): Promise<void> {
  // Loaded dynamically, because few starts migrate a library, and because the thread's script is located by
  // import.meta, which is missing when window tests load this module as CommonJS.
  const { makeCopy } = await import('./backups/make-copy.ts');
  let share = 0;
  const again = setInterval(() => onProgress?.(share), PROGRESS_MS);
  onProgress?.(share);
  try {
    await waitForTest('library.copying');
    const copy = await makeCopy(folder, reason, { ...how, onProgress: (done) => (share = done) });
    log.info('library copied before it changes', { copy: copy.id });
  } finally {
    clearInterval(again);
  }
}

/**
 * The backup before a later version of Escale first opens a library. On a full disk the library opens without it, and
 * the next start tries again; a migration makes its own backup or fails.
 */
async function copyForVersion(
  db: ReadableDb,
  version: string | undefined,
  copy: (reason: Reason, before: string) => Promise<void>,
  log: Log,
): Promise<'not-needed' | 'copied' | 'no-room'> {
  if (version === undefined || !isOfEarlierVersion(db, version)) return 'not-needed';
  try {
    await copy('before-version', version);
    return 'copied';
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'backup.no-room' && error.code !== 'disk.full'))
      throw error;
    log.error('no room for the copy before a new version', error);
    return 'no-room';
  }
}

/**
 * Returns a check that `file` is still the one opened. If it was moved or deleted (not on Windows), SQLite would keep
 * writing to the lost file, and every acknowledged save would be lost. Throws library.moved.
 */
function checkNotMoved(file: string): () => void {
  const original = fs.statSync(file, { bigint: true });
  return () => {
    const current = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
    if (current?.ino !== original.ino || current.dev !== original.dev) throw new AppError('library.moved');
  };
}

function openReader({ folder, log, schema = OUR_SCHEMA }: Options): Library {
  const file = path.join(folder, LIBRARY_FILE);
  if (!fs.existsSync(file))
    throw hasRemains(folder)
      ? new AppError('library.corrupt', { folder, file: 'missing' })
      : new AppError('library.not-found', { folder });
  const db = new Database(file, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_MS,
  }) as unknown as ReadableDb;
  try {
    checkIsOurs(db);
    requireOurSchema(db, 'library', schema);
    return { db, folder, judged: false, close: closer(db, () => undefined, log) };
  } catch (error) {
    db.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  withReadOnlyError(() => {
    // Drafts and interviews are private on a shared computer.
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
  }, folder);
}

/** SQLite would open such a file and refuse every save. */
function refuseReadOnly(file: string): void {
  withReadOnlyError(() => fs.accessSync(file, fs.constants.W_OK), path.dirname(file));
}

function withReadOnlyError(act: () => void, folder: string): void {
  try {
    act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new AppError('library.read-only', { folder }, { cause: error });
    throw error;
  }
}

/** True if the folder had a library whose database is missing; a new empty one would hide that. */
export function hasRemains(folder: string): boolean {
  if (fs.existsSync(path.join(folder, `${LIBRARY_FILE}-wal`))) return true;
  return ['assets', 'copies'].some((name) => {
    const subfolder = path.join(folder, name);
    return fs.existsSync(subfolder) && fs.readdirSync(subfolder).length > 0;
  });
}

/** Creates a library under another name, then renames it, so that a file with the final name was complete once. */
async function createLibrary(folder: string, { steps }: Schema): Promise<void> {
  if (hasRemains(folder)) throw new AppError('library.corrupt', { folder, file: 'missing' });
  const fresh = path.join(folder, NEW_FILE);
  for (const leftover of [fresh, `${fresh}-wal`, `${fresh}-shm`, `${fresh}-journal`])
    fs.rmSync(leftover, { force: true });
  const db = connect(fresh, () => undefined);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  await migrate(db, undefined, steps);
  db.close();
  fs.renameSync(fresh, path.join(folder, LIBRARY_FILE));
  syncFolder(folder);
}

/** `check` runs before any write, so that a file that is not ours stays unchanged. */
function connect(file: string, check: (db: ReadableDb) => void): WritableDb {
  const db = new Database(file, { timeout: BUSY_MS }) as unknown as WritableDb;
  try {
    check(db);
    db.pragma('journal_mode = WAL');
    // The driver compiles WAL as NORMAL, with which a power cut could lose the last saves.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    enableAutoCheckpoint(db);
    // Erased data is overwritten in the file (docs/design/library.md#erasure).
    db.pragma('secure_delete = FAST');
    db.pragma('trusted_schema = OFF');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Throws library.corrupt unless the file is an Escale library whose first pages are readable. */
function checkIsOurs(db: ReadableDb): void {
  const id = db.pragma('application_id', { simple: true });
  const tables = db
    .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'posts'")
    .pluck()
    .get();
  if (id !== APPLICATION_ID || tables !== 1) throw new AppError('library.corrupt');
}

function closer(db: ReadableDb, release: () => void, log: Log): () => void {
  return () => {
    if (!db.open) return;
    if (!db.readonly) {
      try {
        db.pragma('optimize');
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // Everything acknowledged is in the WAL, which the next opening checkpoints.
        log.error('library not tidied on closing', error);
      }
    }
    db.close();
    release();
  };
}
