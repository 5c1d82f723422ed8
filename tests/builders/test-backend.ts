/** A whole backend with its own library in a temporary folder: real SQLite, a clock of the test, no shell. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Backend } from '#backend/app/backend.ts';
import { claimNew } from '#backend/library/store/claim.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import type { Started, StartOptions } from '#backend/app/start.ts';
import { startBackend } from '#backend/app/start.ts';
import type { BackendName, BackendInput, BackendOutput } from '#contract/backend.ts';
import type { EventName } from '#contract/events.ts';
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';

type Clock = { now: number };

export type TestBackend = Started &
  Readonly<{
    folder: string;
    clock: Clock;
    /** Every event, in order. */
    events: { event: EventName; payload: unknown }[];
    /** A request as from the page; rejects with an AppError. */
    call<Name extends BackendName>(name: Name, input: BackendInput<Name>): Promise<BackendOutput<Name>>;
    /** Closes, and removes the folder unless it was passed in. */
    dispose(): Promise<void>;
  }>;

export const temporaryFolder = (name: string): string =>
  mkdtempSync(path.join(os.tmpdir(), `escale-${name}-`));

/** Answers of a minimal shell: no key store, no browser, no proxy. */
const bareHost = (async (name: string) => {
  switch (name) {
    case 'secrets.store':
      return { kept: false };
    case 'proxy.resolve':
      return { proxy: 'DIRECT' };
    default:
      return {};
  }
}) as HostCall;

type Options = Partial<
  Pick<Backend, 'host' | 'fetch' | 'fetchOutside' | 'sizeOutside' | 'reachOutside' | 'log'>
> &
  Pick<
    StartOptions,
    'readOnly' | 'publishing' | 'imports' | 'reading' | 'searchThread' | 'automaticBackups'
  > & {
    folder?: string;
    now?: number;
    /** Ids of rows; sequential by default. */
    newId?: () => string;
    /** Called for each event. */
    heard?: (event: EventName) => void;
  };

/** An empty library, created once for each test process, as its schema is most of the cost of a new one. */
let blank: Promise<string> | undefined;

async function makeBlank(): Promise<string> {
  const folder = temporaryFolder('blank');
  (await openLibrary({ folder, log: silentLog })).close();
  return path.join(folder, LIBRARY_FILE);
}

/** Copies a blank library into an empty or missing folder; leaves any other unchanged. */
export async function putBlankLibrary(folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) return;
  blank ??= makeBlank();
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, LIBRARY_FILE);
  copyFileSync(await blank, file);
  // Created here, so that it does not count as a copy, whose rows would be checked one by one.
  const db = new Database(file) as unknown as WritableDb;
  db.pragma('synchronous = OFF');
  claimNew(db, folder);
  db.close();
}

/** Ids are `id-1`, `id-2`…; the clock starts on 12 March 2026, 9:00 UTC, and moves only when a test moves it. */
export async function openTestBackend(options: Options = {}): Promise<TestBackend> {
  const folder = options.folder ?? temporaryFolder('backend');
  const clock: Clock = { now: options.now ?? Date.UTC(2026, 2, 12, 9) };
  const events: TestBackend['events'] = [];
  let ids = 0;
  if (options.readOnly !== true) await putBlankLibrary(folder);
  const started = await startBackend({
    folder,
    emit(event, payload) {
      events.push({ event, payload });
      options.heard?.(event);
    },
    host: options.host ?? bareHost,
    log: options.log ?? silentLog,
    now: () => clock.now,
    newId: options.newId ?? (() => `id-${(ids += 1)}`),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    ...(options.fetchOutside === undefined ? {} : { fetchOutside: options.fetchOutside }),
    ...(options.sizeOutside === undefined ? {} : { sizeOutside: options.sizeOutside }),
    ...(options.reachOutside === undefined ? {} : { reachOutside: options.reachOutside }),
    ...(options.publishing === undefined ? {} : { publishing: options.publishing }),
    ...(options.imports === undefined ? {} : { imports: options.imports }),
    ...(options.reading === undefined ? {} : { reading: options.reading }),
    ...(options.searchThread === undefined ? {} : { searchThread: options.searchThread }),
    ...(options.automaticBackups === undefined ? {} : { automaticBackups: options.automaticBackups }),
    ...(options.readOnly === undefined ? {} : { readOnly: options.readOnly }),
  });
  return {
    ...started,
    folder,
    clock,
    events,
    async call(name, input) {
      const envelope = await started.dispatch('page', name, input);
      if (!envelope.ok)
        throw new AppError(envelope.failure.code, envelope.failure.params, {
          incident: envelope.failure.incident,
        });
      return envelope.value as never;
    },
    async dispose() {
      await started.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
