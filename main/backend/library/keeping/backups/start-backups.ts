/** Backups of the running app: made on request and by schedule, one action at a time. */
import { createServiceKey } from '#backend/core/service.ts';
import fs from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupStatus, Candidate, KeptCopy as ShownCopy } from '#contract/backups.ts';
import { AppError, type Failure } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import { toFailure } from '#backend/core/answer.ts';
import { findExample } from '../../posts/example-row.ts';
import { LIBRARY_FILE } from '../../store/library-files.ts';
import { NEEDS_SIGN_IN } from '../../publications/blogs.ts';
import { column, get, type ReadableDb, sql } from '#backend/core/sql.ts';
import { requireRoom } from './copy-files.ts';
import {
  copiesFolder,
  copyFile,
  type KeptCopy,
  listCopies,
  newestVerified,
  type Reason,
} from './kept-copies.ts';
import { makeCopy, verifyUnverified } from './make-copy.ts';
import { readLocalState, writeLocalState } from './local-state.ts';
import { incomingFolder, incomingLibrary, orderRestore } from './restore-swap.ts';
import { removePacked } from './pack-library.ts';
import { runJob } from './run-job.ts';
import { isReached, mirrorFolder, secondFolderState } from './second-folder.ts';

// Schedule of automatic backups: shortly after the start, then daily.

/** In milliseconds, after the busy time of the start. */
const FIRST_AFTER = 20_000;
/** Checked hourly, so that a computer that stays on has a backup each day, and a USB key is noticed. */
const EVERY = 60 * 60 * 1000;

export function scheduleBackups(context: Pick<Context, 'lifecycle'>, backups: Backups): void {
  let running = false;
  const keepUpOnce = (): void => {
    if (running) return;
    running = true;
    // keepUp reports its own failures.
    void backups.keepUp().finally(() => {
      running = false;
    });
  };
  const first = setTimeout(keepUpOnce, FIRST_AFTER);
  const again = setInterval(keepUpOnce, EVERY);
  first.unref();
  again.unref();
  context.lifecycle.onResume(keepUpOnce);
  context.lifecycle.onClose(() => {
    clearTimeout(first);
    clearInterval(again);
  });
}

/**
 * The accounts and stores that stay behind when a library moves to another computer, and the unsent posts that move
 * with it.
 */
type LeftBehind = Readonly<{ accounts: string[]; stores: string[]; unsent: string[] }>;

export function listLeftBehind(db: ReadableDb): LeftBehind {
  return {
    accounts: column<string>(
      db,
      sql`SELECT name FROM accounts WHERE ${NEEDS_SIGN_IN} AND signed_in = 1 ORDER BY rowid LIMIT 100`,
    ),
    stores: column<string>(
      db,
      sql`
      SELECT blogs.name FROM picture_stores JOIN blogs ON blogs.id = picture_stores.blog_id
      WHERE blogs.forgotten_at IS NULL ORDER BY blogs.rowid LIMIT 100`,
    ),
    unsent: column<string>(
      db,
      sql`
      SELECT posts.title FROM jobs JOIN publications ON publications.id = jobs.publication_id
        JOIN posts ON posts.id = publications.post_id
      WHERE jobs.finished_at IS NULL ORDER BY jobs.rowid LIMIT 1000`,
    ),
  };
}

const DAY = 24 * 60 * 60 * 1000;
/** The author is reminded after this time without a second folder. */
const NAG_AFTER = 7 * DAY;

type Work = NonNullable<BackupStatus['work']>;
type RestoreSource = Readonly<{ copy: string; folder: 'here' | 'second' } | { file: string }>;
type PackResult = Readonly<{ name: string; bytes: number; posts: number; missing: number }>;

export type Backups = Readonly<{
  automatic: boolean;
  list(): Promise<ShownCopy[]>;
  status(): Promise<BackupStatus>;
  /** Rejects with the failures of makeCopy; `status` reports those of the second folder. */
  make(reason: Reason): Promise<KeptCopy>;
  /**
   * Makes the day's backup unless it exists, or another one (`anew`) after a large change; then updates the second
   * folder and verifies unverified backups. Never rejects: `status` has the failure.
   */
  keepUp(how?: Readonly<{ anew: boolean }>): Promise<void>;
  /** Makes a backup before a large change, which does not begin if the backup fails. */
  before(reason: 'before-import'): Promise<void>;
  /** Throws backup.folder-inside, backup.folder-gone. */
  setSecondFolder(folder: string): Promise<void>;
  forgetSecondFolder(): void;
  examine(source: RestoreSource): Promise<Candidate>;
  dismiss(id: string): void;
  restore(id: string): void;
  restoredSeen(): void;
  pack(target: string): Promise<PackResult>;
  /** Cancels such an action in progress; it rejects with work.cancelled. */
  cancel(what: Work['what']): void;
}>;

const BACKUPS = createServiceKey<Backups>();
/** Throws backend.unavailable in a reader. */
export const backupsOf = BACKUPS.of;

/** @param automatic makes backups without a request */
export function startBackups(context: Context, automatic: boolean): Backups {
  const { folder, log, now } = context;
  const source = path.join(folder, LIBRARY_FILE);
  const copies = copiesFolder(folder);
  const closing = new AbortController();
  const { signal } = closing;
  let work: Work | undefined;
  let failure: Failure | undefined;
  let candidate: Readonly<{ id: string; madeAt: number }> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let stopping: AbortController | undefined;

  const changed = (): void => {
    if (!signal.aborted) context.emit('backups.changed', {});
  };

  /**
   * Runs actions one after the other, since they share a disk and a folder. `tidy` removes the partial files of a
   * cancelled action.
   */
  function alone<Result>(
    what: Work['what'],
    act: (onProgress: (share: number) => void, until: AbortSignal) => Promise<Result>,
    tidy: () => void = () => undefined,
  ): Promise<Result> {
    const mine = last.then(async () => {
      signal.throwIfAborted();
      const stopped = new AbortController();
      stopping = stopped;
      work = { what, share: 0 };
      changed();
      try {
        return await act(
          (share) => {
            work = { what, share };
            changed();
          },
          AbortSignal.any([signal, stopped.signal]),
        );
      } catch (error) {
        if (stopped.signal.aborted) tidy();
        throw error;
      } finally {
        stopping = undefined;
        work = undefined;
        changed();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  /** Copies the newest verified backup into the second folder, if there is one. A failure is stored for `status`. */
  async function mirror(): Promise<void> {
    const { library, second } = readLocalState(folder);
    const newest = newestVerified(listCopies(copies), now());
    if (second === undefined || newest === undefined) return;
    const chosenFolder = second.folder;
    const hasCopies = second.lastAt !== undefined;
    try {
      await alone('mirroring', (onProgress, until) =>
        runJob(
          'mirror',
          { libraryFolder: folder, id: newest.id, library, chosenFolder, hasCopies, now: now() },
          { onProgress, signal: until },
        ),
      );
      note(chosenFolder, { lastAt: newest.madeAt });
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return;
      note(chosenFolder, { failure: toFailure(error, log, 'second folder').code });
    }
  }

  function note(chosenFolder: string, outcome: Readonly<{ lastAt?: number; failure?: string }>): void {
    const { library, second, restored } = readLocalState(folder);
    // The author may have chosen another folder meanwhile.
    if (second?.folder !== chosenFolder) return;
    const { failure: _before, ...kept } = second;
    writeLocalState(folder, { library, restored, second: { ...kept, ...outcome } });
    changed();
  }

  const copyHere = (reason: Reason): Promise<KeptCopy> =>
    alone(
      'copying',
      (onProgress, until) => makeCopy(folder, reason, { now: now(), onProgress, signal: until }),
      () => removeParts(copies),
    );

  async function make(reason: Reason): Promise<KeptCopy> {
    const copy = await copyHere(reason);
    await mirror();
    return copy;
  }

  async function keepUp({ anew } = { anew: false }): Promise<void> {
    const newest = newestVerified(listCopies(copies), now());
    const today =
      newest !== undefined && new Date(newest.madeAt).toDateString() === new Date(now()).toDateString();
    try {
      if ((anew || !today) && hasPosts()) await make('daily');
      else if (newest !== undefined && readLocalState(folder).second?.lastAt !== newest.madeAt)
        await mirror();
      const damaged = await verifyUnverified(folder, signal);
      if (damaged.length > 0) log.warn('copies that could not be proved', { copies: damaged.join(' ') });
      failure = undefined;
    } catch (error) {
      // Cancelled by the author: retried at the next check.
      if (signal.aborted || isCancelled(error)) return;
      failure = toFailure(error, log, 'backups');
    }
    changed();
  }

  const hasPosts = (): boolean => get(context.db, sql`SELECT 1 FROM posts LIMIT 1`) !== undefined;
  /** The date of the author's first own post, since the example needs no backup. */
  const firstPostAt = (): number | undefined =>
    get<{ at: number }>(
      context.db,
      sql`SELECT created_at AS at FROM posts WHERE id <> ${findExample(context.db)?.postId ?? ''} ORDER BY rowid LIMIT 1`,
    )?.at;

  const backups: Backups = {
    automatic,
    async list() {
      const { library, second } = readLocalState(folder);
      const copiesById = new Map(listCopies(copies).map((copy) => [copy.id, toShownCopy(copy, true)]));
      const mirroredCopies =
        second === undefined || !(await isReached(second))
          ? []
          : // An unreadable folder lists no copies; its state reports it.
            await runJob('list', { folder: mirrorFolder(second.folder) }, { signal }).catch(() => []);
      for (const copy of mirroredCopies) {
        if (!copy.id.endsWith(`-${library}`)) continue;
        const id = copy.id.slice(0, -library.length - 1);
        copiesById.set(id, { ...(copiesById.get(id) ?? toShownCopy({ ...copy, id }, false)), second: true });
      }
      return [...copiesById.values()].toSorted((one, other) => other.madeAt - one.madeAt).slice(0, 1_000);
    },
    async status() {
      const { second, restored } = readLocalState(folder);
      const newest = newestVerified(listCopies(copies), now());
      const state = second === undefined ? undefined : await secondFolderState(second, newest?.madeAt);
      const first = firstPostAt();
      const safeAt = second?.lastAt ?? 0;
      return {
        ...(newest === undefined ? {} : { lastAt: newest.madeAt }),
        ...(state === undefined ? {} : { second: state }),
        onlyHere: first !== undefined && now() - Math.max(first, safeAt) > NAG_AFTER,
        ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
        ...(work === undefined ? {} : { work }),
        ...(restored === undefined ? {} : { restored }),
      };
    },
    make,
    keepUp,
    async before(reason) {
      if (!automatic || !hasPosts()) return;
      await copyHere(reason);
      // Not awaited, because a share or a key may take an hour; `status` reports the result.
      mirror().catch((error: unknown) => log.error('second folder', error));
    },
    async setSecondFolder(chosenFolder) {
      const stats = fs.statSync(chosenFolder, { throwIfNoEntry: false });
      if (stats?.isDirectory() !== true)
        throw new AppError('backup.folder-gone', { name: path.basename(chosenFolder) });
      const inside = path.relative(fs.realpathSync(folder), fs.realpathSync(chosenFolder));
      if (inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside)))
        throw new AppError('backup.folder-inside');
      const { library, restored } = readLocalState(folder);
      writeLocalState(folder, { library, restored, second: { folder: chosenFolder, since: now() } });
      changed();
      if (listCopies(copies).some((copy) => copy.slip !== undefined)) await mirror();
      else await make('asked');
    },
    forgetSecondFolder() {
      const { library, restored } = readLocalState(folder);
      writeLocalState(folder, { library, restored });
      changed();
    },
    examine: (from) =>
      alone(
        'preparing',
        async (onProgress, until) => {
          candidate = undefined;
          const file = await fileOf(from);
          const stats = await stat(file).catch(() => undefined);
          if (stats === undefined)
            throw 'file' in from
              ? new AppError('file.unreadable', { name: path.basename(file) })
              : new AppError('backup.not-found');
          requireRoom(folder, stats.size);
          const prepared = await runJob('prepare', { folder, file }, { onProgress, signal: until });
          const differences = await runJob(
            'compare',
            { current: source, other: incomingLibrary(folder) },
            { signal: until },
          );
          candidate = { id: context.newId(), madeAt: prepared.madeAt };
          return { ...candidate, missing: prepared.missing, ...differences };
        },
        () => fs.rmSync(incomingFolder(folder), { recursive: true, force: true }),
      ),
    dismiss(id) {
      if (candidate?.id !== id) return;
      candidate = undefined;
      fs.rmSync(incomingFolder(folder), { recursive: true, force: true });
    },
    restore(id) {
      if (candidate?.id !== id || !fs.existsSync(incomingLibrary(folder)))
        throw new AppError('backup.not-found');
      orderRestore(folder, now(), candidate.madeAt);
    },
    restoredSeen() {
      const { library, second } = readLocalState(folder);
      writeLocalState(folder, { library, second });
    },
    pack: (target) =>
      alone(
        'packing',
        async (onProgress, until) => {
          const { bytes, counts, missing } = await runJob(
            'pack',
            { folder, source, target, now: now() },
            { onProgress, signal: until },
          );
          return { name: path.basename(target), bytes, posts: counts.posts, missing };
        },
        () => removePacked(folder, target),
      ),
    cancel(what) {
      if (work?.what === what) stopping?.abort(new AppError('work.cancelled'));
    },
  };

  async function fileOf(from: RestoreSource): Promise<string> {
    if ('file' in from) return from.file;
    if (from.folder === 'here') return copyFile(copies, from.copy);
    const { library, second } = readLocalState(folder);
    if (second === undefined) throw new AppError('backup.not-found');
    if (!(await isReached(second)))
      throw new AppError('backup.folder-gone', { name: path.basename(second.folder) });
    return copyFile(mirrorFolder(second.folder), `${from.copy}-${library}`);
  }

  BACKUPS.put(context, backups);
  context.lifecycle.onClose(async () => {
    closing.abort(new AppError('backend.unavailable'));
    await last;
  });
  return backups;
}

const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'work.cancelled';

/** Removes the partial files of a cancelled backup. */
function removeParts(copies: string): void {
  for (const name of fs.readdirSync(copies))
    if (/\.part(?:-wal|-shm|-journal)?$/.test(name)) fs.rmSync(path.join(copies, name), { force: true });
}

const toShownCopy = ({ id, madeAt, reason, bytes, slip }: KeptCopy, isHere: boolean): ShownCopy => ({
  id,
  madeAt,
  reason,
  bytes,
  ...(slip === undefined ? {} : { posts: slip.counts.posts }),
  ...(slip?.before === undefined ? {} : { version: slip.before }),
  here: isHere,
  second: false,
});
