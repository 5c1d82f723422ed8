/**
 * Opens the library of a folder: the one place that makes a connection. A damaged file is refused by name, and never
 * replaced by an empty library: a new one is made under another name and takes its place only when it is whole.
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

/** Which version of Escale last opened a library: before a later one changes anything, the library is copied. */
const KEY = 'opened-by';

/**
 * Whether the version that last opened it is older than `version`; false for a new library, and for one without a
 * version.
 */
function isOfEarlierVersion(db: ReadableDb, version: string): boolean {
  const last = readValue(db, KEY, versionSchema);
  return last !== undefined && isLater(version, last);
}

/** Remembers the latest version that opened it; one before that leaves it as it is. */
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
  /** Made here just now, or put in place by a restore, which read every row of it (backups/prepare.ts). */
  judged: boolean;
  close(): void;
}>;

type Options = Readonly<{
  folder: string;
  now?: () => number;
  log: Log;
  platform?: NodeJS.Platform;
  /** The version of Escale, passed on by the shell. */
  version?: string | undefined;
  /** A copy is made before anything else: how far it is, from 0 to 1. */
  copying?: (share: number) => void;
  /** For tests of a step that no release has yet. */
  schema?: Schema;
}>;

/**
 * Opens the library in `folder`; the writer makes it where nothing is, and brings its schema up to date.
 * Throws library.in-use, library.newer-version, library.before-release, library.foreign-part, library.corrupt, library.network-share, library.read-only,
 * library.not-found (a reader on an empty folder), disk.full, disk.failed. Of library.corrupt `file: missing` says that the
 * database is gone and what belongs to it is there.
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

/** Milliseconds between two words of how far it is: the window may open meanwhile, and proving takes its time in silence. */
const PROGRESS_MS = 500;

async function copyFirst(
  folder: string,
  reason: Reason,
  { log, onProgress, ...how }: CopyFirst,
): Promise<void> {
  // Few starts meet an older library: the others load nothing of copying. Nor can whoever loads this module as CommonJS,
  // as the window tests do: where the thread's script lies is known by import.meta alone.
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
 * The copy before a later version of Escale opens a library for the first time. On a full disk it opens all the same, as it
 * did the day before, and the next start tries again: what an older schema needs is copied by its migration, or refused.
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
 * A check that `file` is still the one opened. If it was moved or deleted (not on Windows), SQLite would keep writing
 * to the lost file, and every acknowledged save would be lost. Throws library.moved.
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
    throw holdsRemains(folder)
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

/** SQLite would open such a file all the same, and refuse every save. */
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

/** Whether the folder held a library whose database is missing: a new empty one would hide that. */
export function holdsRemains(folder: string): boolean {
  if (fs.existsSync(path.join(folder, `${LIBRARY_FILE}-wal`))) return true;
  return ['assets', 'copies'].some((name) => {
    const subfolder = path.join(folder, name);
    return fs.existsSync(subfolder) && fs.readdirSync(subfolder).length > 0;
  });
}

/** Creates a library under another name, then renames it: a file of the final name was complete once. */
async function createLibrary(folder: string, { steps }: Schema): Promise<void> {
  if (holdsRemains(folder)) throw new AppError('library.corrupt', { folder, file: 'missing' });
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

/** `check` runs before anything that could write: a file that is not ours stays as it is. */
function connect(file: string, check: (db: ReadableDb) => void): WritableDb {
  const db = new Database(file, { timeout: BUSY_MS }) as unknown as WritableDb;
  try {
    check(db);
    db.pragma('journal_mode = WAL');
    // The driver compiles WAL as NORMAL: a power cut could then lose the last saves. Drafts are worth an fsync.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    enableAutoCheckpoint(db);
    // What was erased is overwritten in the file (docs/design/library.md#erasure).
    db.pragma('secure_delete = FAST');
    db.pragma('trusted_schema = OFF');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Throws library.corrupt unless the file is an Escale library whose first pages can be read. */
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
        // Everything acknowledged is in the WAL already: nothing is lost, the next opening folds it back.
        log.error('library not tidied on closing', error);
      }
    }
    db.close();
    release();
  };
}
