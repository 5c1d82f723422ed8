/**
 * Imports as they run: one writes at a time, in short transactions, and goes on after a pause, a failure or the end of
 * the process from where its last transaction stopped.
 */
import path from 'node:path';
import { AppError } from '../../../../preload/contract/failure.ts';
import { toFailure } from '../../answer.ts';
import type { Backend } from '../../context.ts';
import { run as runSql, sql, transaction } from '../../library/sql.ts';
import {
  addImport,
  finishImport,
  getImportRow,
  importRowsIn,
  setFound,
  setState,
  sourceOf,
  type ImportRow,
} from './import-rows.ts';
import { lookAt } from './look.ts';
import { openSource, type OpenSource } from './open-source.ts';
import { createTeller } from './teller.ts';

export type ImportsOptions = Readonly<{
  /** In tests: other sources. */
  open?: OpenSource;
}>;

export type Imports = Readonly<{
  /** All of these fail as preload/contract/imports.ts says. */
  startAddress(address: string): string;
  startFiles(paths: readonly string[]): string;
  begin(id: string, options: Readonly<{ comments: boolean; partial: boolean }>): void;
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  undo(id: string): void;
  pictures(id: string): Promise<{ pictures: number; known: number; bytes?: number }>;
  fetchPictures(id: string): void;
  /** Resolves once nothing of this import runs. */
  settled(id: string): Promise<void>;
}>;

const started = new WeakMap<Backend, Imports>();

/** Throws backend.unavailable where nothing may be written. */
export function importsOf(backend: Backend): Imports {
  const imports = started.get(backend);
  if (imports === undefined) throw new AppError('backend.unavailable');
  return imports;
}

/** Makes imports possible, and goes on with what an earlier run left under way. */
export function startImports(backend: Backend, { open = openSource }: ImportsOptions = {}): Imports {
  const { db } = backend;
  const teller = createTeller(backend);
  const running = new Map<string, Readonly<{ controller: AbortController; done: Promise<void> }>>();
  let closed = false;

  /** Runs `work` for an import; what it throws becomes the import's failure. */
  function launch(id: string, work: (row: ImportRow, signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const done = (async () => {
      try {
        await work(getImportRow(db, id), controller.signal);
      } catch (error) {
        if (!controller.signal.aborted && !closed) {
          const row = getImportRow(db, id);
          finishImport(db, row.rowid, 'failed', backend.now(), toFailure(error, backend.log, 'imports'));
        }
      } finally {
        running.delete(id);
        if (!closed) teller.now(id);
      }
    })();
    running.set(id, { controller, done });
  }

  async function look(row: ImportRow, signal: AbortSignal): Promise<void> {
    const source = await open(sourceOf(row), backend);
    const { found, blogs } = await lookAt(source, { signal, onProgress: () => teller.soon(row.id) });
    transaction(db, () => {
      setFound(db, row.rowid, found);
      for (const blog of blogs)
        runSql(
          db,
          sql`
          INSERT INTO import_blogs (import_rowid, remote_id, name, url) VALUES (${row.rowid}, ${blog.remoteId}, ${blog.name}, ${blog.url})
          ON CONFLICT DO UPDATE SET name = excluded.name, url = excluded.url`,
        );
      setState(db, row.rowid, 'ready', 'posts');
    });
  }

  function start(name: string, source: Parameters<typeof addImport>[1]['source']): string {
    const id = backend.newId();
    addImport(db, { id, name, source }, backend.now());
    teller.now(id);
    launch(id, look);
    return id;
  }

  const notNow = (id: string): never => {
    throw new AppError('import.not-now', { id });
  };

  const imports: Imports = {
    startAddress: (address) => start(addressOf(address), { address: addressOf(address) }),
    startFiles: (paths) =>
      start(path.basename(paths[0] ?? ''), {
        files: paths.map((file) => ({ name: path.basename(file), path: file })),
      }),
    begin: notNow,
    pause: notNow,
    resume: notNow,
    cancel(id) {
      const row = getImportRow(db, id);
      if (row.state !== 'looking' && row.state !== 'ready') notNow(id);
      running.get(id)?.controller.abort();
      finishImport(db, row.rowid, 'cancelled', backend.now());
      teller.now(id);
    },
    undo: notNow,
    pictures: notNow,
    fetchPictures: notNow,
    settled: (id) => running.get(id)?.done ?? Promise.resolve(),
  };
  started.set(backend, imports);
  for (const row of importRowsIn(db, ['looking'])) launch(row.id, look);
  backend.lifecycle.onClose(async () => {
    closed = true;
    teller.close();
    const all = [...running.values()];
    for (const { controller } of all) controller.abort();
    await Promise.all(all.map(({ done }) => done));
  });
  return imports;
}

/** `blog.example.org`, as one writes it, is https. Throws import.address. */
function addressOf(text: string): string {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    !url.hostname.includes('.')
  )
    throw new AppError('import.address');
  return url.href;
}
