/**
 * Runs imports: one writes at a time, in short transactions, and continues from its last transaction after a pause, a
 * failure or the end of the process.
 */
import type { PostWork } from '../../core/background-work.ts';
import type { Outside } from '../../network/start-outside.ts';
import type { Context } from '../../core/context.ts';
import { createServiceKey } from '../../core/service.ts';
import path from 'node:path';
import { AppError } from '#contract/failure.ts';
import type { ImportState } from '#contract/imports.ts';
import { toFailure } from '../../core/answer.ts';
import { backupsOf } from '../../library/keeping/backups/start-backups.ts';
import { createRunEvents } from '../../core/run-events.ts';
import { readAddress } from '../sources/feed/addresses.ts';
import { inspectSource } from '../sources/inspect-source.ts';
import { get, run as runSql, sql, transaction } from '../../core/sql.ts';
import { askSizes, beginPictures, fetchPictures, sizeOfPictures } from './fetch-pictures.ts';
import {
  addImport,
  finishImport,
  getImportRow,
  importRowsIn,
  rewind,
  setRecognized,
  setProgress,
  setState,
  sourceOf,
  type ImportRow,
  type Phase,
  type SourceAsked,
} from '../../library/imports/import-rows.ts';
import { noteBlog } from './known-blogs.ts';
import { pauseBackgroundWork } from './pause-background-work.ts';
import { warmUp } from '../reading/read-apart.ts';
import { openSource, type OpenSource, withStamps } from '../reading/source-apart.ts';
import { importEntries, type OnChunk } from './import-entries.ts';
import { undoImport } from './undo.ts';

export type ImportsOptions = Readonly<{
  /** Replaces the sources in tests. */
  open?: OpenSource;
  onChunk?: OnChunk;
}>;

export type Imports = Readonly<{
  /** Failures: see preload/contract/imports.ts. */
  startAddress(address: string): string;
  startFiles(paths: readonly string[]): string;
  begin(
    id: string,
    options: Readonly<{ comments: boolean; partial: boolean; changes?: 'accepted' | 'original' | undefined }>,
  ): void;
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  undo(id: string): void;
  pictures(id: string): Readonly<{ pictures: number; known: number; bytes?: number }>;
  fetchPictures(id: string): void;
  settled(id: string): Promise<void>;
  idle(): Promise<void>;
}>;

const LOOK_EVERY_MS = 200;

const IMPORTS = createServiceKey<Imports>();
/** Throws backend.unavailable in a reader. */
export const importsOf = IMPORTS.of;

type Work = (row: ImportRow, signal: AbortSignal) => Promise<void>;
type Task = Readonly<{ controller: AbortController; done: Promise<void> }>;

export function startImports(context: Context & Outside & PostWork, options: ImportsOptions = {}): Imports {
  const { db } = context;
  const open = options.open ?? openSource;
  const teller = createRunEvents(
    (ids) => context.emit('posts.changed', { ids }),
    (ids) => context.emit('imports.changed', { ids }),
  );
  const tasks = new Map<string, Task>();
  const asking = new Map<string, AbortController>();
  let closed = false;

  const recordFailure = ({ rowid }: ImportRow, error: unknown): void =>
    finishImport(db, rowid, 'failed', context.now(), toFailure(error, context.log, 'imports'));

  /** The state could not be stored (a full disk): the row keeps the previous one, and other imports continue. */
  const logNotWritten = (error: unknown): void => context.log.error('state of an import not written', error);

  /** Runs `work` for an import after its previous work; an error becomes the import's failure. */
  function launch(id: string, work: Work): void {
    const before = tasks.get(id)?.done;
    const controller = new AbortController();
    const attempt = async (): Promise<void> => {
      await before;
      const ended = pauseBackgroundWork(context);
      try {
        if (!controller.signal.aborted) await work(getImportRow(db, id), controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) recordFailure(getImportRow(db, id), error);
      } finally {
        ended();
        if (tasks.get(id) === task) tasks.delete(id);
        if (!closed) teller.now(id);
      }
    };
    const done = Promise.resolve().then(attempt).catch(logNotWritten);
    const task: Task = { controller, done };
    tasks.set(id, task);
    teller.now(id);
  }

  const chunked =
    (id: string): OnChunk =>
    (chunk) => {
      options.onChunk?.(chunk);
      teller.soon(id, chunk.postIds);
    };

  const inspecting: Work = async (row, signal) => {
    const source = withStamps(sourceOf(row));
    let reportedAt = 0;
    const inspected = inspectSource(open(source, context), {
      signal,
      onProgress(done, total) {
        if (performance.now() - reportedAt < LOOK_EVERY_MS) return;
        reportedAt = performance.now();
        setProgress(db, row.rowid, done, total);
        teller.soon(row.id);
      },
    });
    // Starts the thread that reads bodies, so that it is ready when the import begins.
    warmUp(context.reading);
    const contents = await inspected;
    transaction(db, () => {
      setRecognized(db, row.rowid, contents, source);
      for (const blog of contents.blogs) noteBlog(db, row.rowid, blog);
      setState(db, row.rowid, 'ready', 'posts');
    });
  };

  const posts: Work = async (row, signal) => {
    const storedSource = sourceOf(row);
    const currentSource = withStamps(storedSource);
    // A resumed run already has its backup.
    if (row.done === 0) await backupsOf(context).before('before-import');
    if (signal.aborted) return;
    // The file was replaced: entries are counted from the start again, and imported ones stay unchanged.
    if (JSON.stringify(currentSource) !== JSON.stringify(storedSource)) rewind(db, row.rowid, currentSource);
    const source = open(currentSource, context);
    await importEntries({ context, row: getImportRow(db, row.id), source, signal, onChunk: chunked(row.id) });
    // Today's backup is older than the import.
    const backups = backupsOf(context);
    if (backups.automatic && !signal.aborted) void backups.keepUp({ anew: true });
    context.emit('blogs.changed', {});
  };

  const pictures: Work = (row, signal) => fetchPictures({ context, row, signal, onChunk: chunked(row.id) });
  const undoing: Work = (row, signal) => undoImport({ context, row, signal, onChunk: chunked(row.id) });
  const WORKS: Readonly<Record<Phase, Work>> = { inspecting, posts, pictures, undoing };
  const STATE_OF: Readonly<Record<Phase, ImportState>> = {
    inspecting: 'inspecting',
    posts: 'running',
    pictures: 'running',
    undoing: 'undoing',
  };

  /** Throws import.not-now unless the import is in one of `states`. */
  function rowIn(id: string, states: readonly ImportState[]): ImportRow {
    const row = getImportRow(db, id);
    if (!states.includes(row.state)) throw new AppError('import.not-now', { id });
    return row;
  }

  /** Throws import.busy while another import writes. */
  function refuseBusy(id: string): void {
    const other = importRowsIn(db, ['running', 'undoing']).find((row) => row.id !== id);
    if (other !== undefined) throw new AppError('import.busy', { id: other.id, name: other.name });
  }

  function stop(id: string, state: ImportState): void {
    const row = getImportRow(db, id);
    tasks.get(id)?.controller.abort();
    asking.get(id)?.abort();
    if (state === 'cancelled' || state === 'done') finishImport(db, row.rowid, state, context.now());
    else setState(db, row.rowid, state);
    teller.now(id);
  }

  function start(name: string, source: SourceAsked): string {
    const id = context.newId();
    addImport(db, { id, name, source }, context.now());
    launch(id, inspecting);
    return id;
  }

  const imports: Imports = {
    startAddress: (text) => {
      const address = text.trim();
      return start(readAddress(address).name, { address });
    },
    startFiles: (paths) =>
      start(path.basename(paths[0] ?? ''), {
        files: paths.map((file) => ({ name: path.basename(file), path: file })),
      }),
    begin(id, { comments, partial, changes = 'accepted' }) {
      const row = rowIn(id, ['ready']);
      refuseBusy(id);
      const recognized = JSON.parse(row.recognized ?? '{}') as { damaged?: { file: string; entry: number } };
      if (recognized.damaged !== undefined && !partial)
        throw new AppError('import.damaged', {
          name: recognized.damaged.file,
          entry: recognized.damaged.entry,
        });
      runSql(
        db,
        sql`UPDATE imports SET comments = ${comments ? 1 : 0}, partial = ${partial ? 1 : 0}, changes = ${changes}, done = 0 WHERE rowid = ${row.rowid}`,
      );
      setState(db, row.rowid, 'running', 'posts');
      launch(id, posts);
    },
    pause(id) {
      rowIn(id, ['running']);
      stop(id, 'paused');
    },
    resume(id) {
      const row = rowIn(id, ['paused', 'failed']);
      if (row.phase !== 'inspecting') refuseBusy(id);
      setState(db, row.rowid, STATE_OF[row.phase]);
      launch(id, WORKS[row.phase]);
    },
    cancel(id) {
      const row = rowIn(id, ['inspecting', 'ready', 'running', 'paused', 'failed']);
      if (row.phase === 'undoing') throw new AppError('import.not-now', { id });
      // All posts are imported; only the pictures are cancelled.
      stop(id, row.phase === 'pictures' ? 'done' : 'cancelled');
    },
    undo(id) {
      const row = rowIn(id, ['done', 'cancelled', 'paused', 'failed']);
      refuseBusy(id);
      if (row.phase === 'undoing') return imports.resume(id);
      asking.get(id)?.abort();
      const items = get<{ last: number | null; count: number }>(
        db,
        sql`SELECT max(rowid) AS last, count(*) AS count FROM import_items WHERE import_rowid = ${row.rowid}`,
      );
      transaction(db, () => {
        rewind(db, row.rowid, sourceOf(row), (items?.last ?? 0) + 1);
        setProgress(db, row.rowid, 0, items?.count ?? 0);
        setState(db, row.rowid, 'undoing', 'undoing');
      });
      return launch(id, undoing);
    },
    pictures(id) {
      const row = getImportRow(db, id);
      if (!asking.has(id) && !closed) {
        const controller = new AbortController();
        asking.set(id, controller);
        askSizes(context, row.rowid, controller.signal, () => teller.soon(id))
          .catch((error: unknown) => context.log.error('sizes of pictures not asked', error))
          .finally(() => asking.delete(id));
      }
      return sizeOfPictures(db, row.rowid);
    },
    fetchPictures(id) {
      const row = rowIn(id, ['done', 'cancelled']);
      refuseBusy(id);
      if (row.phase === 'inspecting') throw new AppError('import.not-now', { id });
      transaction(db, () => {
        beginPictures(db, row.rowid);
        setState(db, row.rowid, 'running', 'pictures');
      });
      launch(id, pictures);
    },
    settled: (id) => tasks.get(id)?.done ?? Promise.resolve(),
    async idle() {
      while (tasks.size > 0) await Promise.all([...tasks.values()].map(({ done }) => done));
    },
  };
  IMPORTS.put(context, imports);
  resumeAll().catch(logNotWritten);

  /** Resumes the writing runs of an earlier session, one after another. */
  async function resumeAll(): Promise<void> {
    // An interrupted inspection may have crashed the process, so only the author restarts it.
    for (const row of importRowsIn(db, ['inspecting']))
      recordFailure(row, new AppError('import.inspection-cut'));
    for (const { id } of importRowsIn(db, ['running', 'undoing'])) {
      const row = getImportRow(db, id);
      if (closed || !['running', 'undoing'].includes(row.state)) continue;
      launch(id, WORKS[row.phase]);
      await imports.settled(id);
    }
  }

  context.lifecycle.onClose(async () => {
    closed = true;
    teller.close();
    for (const controller of asking.values()) controller.abort();
    for (const { controller } of tasks.values()) controller.abort();
    await imports.idle();
  });
  return imports;
}
