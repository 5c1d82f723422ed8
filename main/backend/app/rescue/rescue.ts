/**
 * Opens the library, and answers requests while it is closed: a request that needs the library retries the opening, and
 * the requests of preload/contract/rescue.ts are always answered. One instance per backend process.
 */
import { randomUUID } from 'node:crypto';
import { diagnosticFileRequests } from '#contract/diagnostic.ts';
import { AppError, type Envelope, type Failure } from '#contract/failure.ts';
import { rescueRequests } from '#contract/rescue.ts';
import { answer, type Handlers, served, toFailure } from '../../core/answer.ts';
import type { Log } from '../../core/log.ts';
import { longStep } from '../../core/long-steps.ts';
import type { Answerer } from '../../core/serve.ts';
import { createGrantedFiles, type GrantedFiles } from '../../core/granted-files.ts';
import type { Backend } from '../backend.ts';
import { writeDiagnosticFile } from '../diagnostic-file.ts';
import type { Started } from '../start.ts';
import type { Rescue, RescueParts, Work } from './parts.ts';
import { createFolders } from './folders.ts';
import { createRestoring } from './restoring.ts';
import { copiesOf, situationOf } from './situation.ts';
import type { LibraryLocation } from '../../library/store/library-folder.ts';

const NAME = 'diagnostic-file.write';
/** Size of the text and the token, in units of answer.ts. */
const LARGEST_DIAGNOSTIC = 1_010_000;

const diagnosticTable = served<Pick<typeof diagnosticFileRequests, typeof NAME>, GrantedFiles>(
  { [NAME]: diagnosticFileRequests[NAME] },
  {
    [NAME]: async (destinations, { destination, text }) => ({
      name: await writeDiagnosticFile(destinations.take(destination), text),
    }),
  },
  LARGEST_DIAGNOSTIC,
);

/** « Fichier de diagnostic » of a library that does not open: writes the file without a library. */
function createDiagnosticWriter({ now, log }: Readonly<{ now: () => number; log: Log }>) {
  const destinations = createGrantedFiles(now);
  return {
    grant: destinations.grant,
    writes: (name: string): boolean => name === NAME,
    answer: (input: unknown): Promise<Envelope<unknown>> =>
      answer(diagnosticTable, destinations, log, NAME, input),
  };
}

export const rescueHandlers = {
  'rescue.situation': (rescue) => rescue.check(),
  'rescue.retry': async (rescue) => {
    await rescue.retry();
    return {};
  },
  'rescue.begin': async (rescue, { code }) => {
    if (rescue.isOpen()) await rescue.close(new AppError(code), code === 'library.corrupt');
    return {};
  },
  'rescue.restore': async ({ restoring }, { from, keepPage }) => {
    await restoring.restore(from, keepPage);
    return {};
  },
  'rescue.recover': ({ restoring }) => restoring.recover(),
  'rescue.accept': async ({ restoring }, { keepPage }) => {
    await restoring.accept(keepPage);
    return {};
  },
  'rescue.cancel': (rescue) => {
    rescue.cancel();
    return {};
  },
  'rescue.dismiss': ({ restoring }) => {
    restoring.dismiss();
    return {};
  },
  'rescue.reveal': async (rescue) => {
    await rescue.reveal();
    return {};
  },
  'folder.examine': ({ folders }, which) => folders.examine(which),
  'folder.use': async ({ folders }, { id, keepPage }) => {
    await folders.use(id, keepPage);
    return {};
  },
  'folder.moved-seen': ({ folders }) => {
    folders.movedSeen();
    return {};
  },
  'folder.begin-anew': async (rescue) => {
    await rescue.beginAnew();
    return {};
  },
  'folder.move-to': async ({ folders }, { id }) => {
    await folders.move(id);
    return {};
  },
} satisfies Handlers<typeof rescueRequests, Rescue>;

/** Milliseconds after a failed opening during which requests get the same failure. */
const RETRY_AFTER = 1_000;
/** In milliseconds; opening may migrate, copy and rewrite a large library. The shell uses the same limit at start. */
const LONGEST_OPENING = 180_000;
const LARGEST_INPUT = 10_000;

export type RescueOptions = Readonly<{
  location: LibraryLocation;
  /** Opens the library of the folder. Rejects with what openLibrary throws. */
  open(folder: string): Promise<Started>;
  /** Throws library.not-found if the folder held a library that is missing. Not called if the author starts afresh. */
  expect(location: LibraryLocation): void;
  opened(started: Started): void;
  shut(envelope: Envelope<never>): void;
  emit: Backend['emit'];
  host: Backend['host'];
  log: Log;
  now?: () => number;
}>;

const table = served<typeof rescueRequests, Rescue>(rescueRequests, rescueHandlers, LARGEST_INPUT);
/** Removes the path from a failure: the page must not learn paths. */
const withoutPath = (failure: Failure): Failure => ({
  ...failure,
  params: Object.fromEntries(Object.entries(failure.params).filter(([name]) => name !== 'folder')),
});
const isRescue = (name: string): boolean => Object.hasOwn(rescueRequests, name);

export function createRescue(options: RescueOptions) {
  const { location, host, log, emit, now = Date.now } = options;
  let started: Started | undefined;
  let failure: Failure | undefined;
  let failedAt = 0;
  let trying: Promise<void> | undefined;
  /** Resolves when the closing library has released its lock. */
  let closing: Promise<void> = Promise.resolve();
  let work: Work | undefined;
  let stopping: AbortController | undefined;
  let paused = false;
  let copies: ReturnType<typeof copiesOf> | undefined;
  let ended = false;
  const granted = createGrantedFiles(now);
  const diagnostic = createDiagnosticWriter({ now, log });

  function shut(error: unknown): void {
    failure = withoutPath(toFailure(error, log, 'library'));
    failedAt = now();
    copies = undefined;
    options.shut({ ok: false, failure });
    emit('rescue.changed', {});
  }

  /** Opens the library, one attempt at a time; concurrent callers wait for it. */
  function open(anew = false): Promise<void> {
    trying ??= tryOnce(anew).finally(() => {
      trying = undefined;
    });
    return trying;
  }

  async function tryOnce(anew: boolean): Promise<void> {
    try {
      await closing;
      if (!anew) options.expect(location);
      const fresh = await longStep(LONGEST_OPENING, () => options.open(location.folder));
      if (ended) {
        await fresh.close();
        return;
      }
      started = fresh;
      failure = undefined;
      options.opened(fresh);
    } catch (error) {
      shut(error);
    }
  }

  async function close(why: AppError, pauses: boolean): Promise<void> {
    const open = started;
    started = undefined;
    // Refuses requests first, since the library is only half open while it closes.
    shut(why);
    paused = pauses;
    if (open === undefined) return;
    // A damaged library may fail to close; it is abandoned anyway.
    closing = open.close().catch((error: unknown) => log.error('the library did not close in order', error));
    await closing;
  }

  /** Throws rescue.busy if an action is in progress or the library is open. */
  function requireShut(): void {
    if (work !== undefined || started !== undefined) throw new AppError('rescue.busy');
  }

  const parts: RescueParts = {
    async runExclusively(what, act, tidy) {
      requireShut();
      const stopped = new AbortController();
      stopping = stopped;
      const report = (share: number): void => {
        work = { what, share };
        emit('rescue.changed', {});
      };
      // Before the first await, so that requests in between are refused.
      report(0);
      try {
        await trying;
        if (started !== undefined) throw new AppError('rescue.busy');
        return await act(report, stopped.signal);
      } catch (error) {
        if (stopped.signal.aborted) tidy();
        throw error;
      } finally {
        stopping = undefined;
        work = undefined;
        emit('rescue.changed', {});
      }
    },
    isBusy: () => work !== undefined,
    pause(on) {
      paused = on;
    },
    take: (token) => (started?.backend.granted ?? granted).take(token),
    reopen(folder, keepPage) {
      // After the answer, because the shell then ends this process.
      setImmediate(() => {
        host('library.restart', {
          ...(folder === undefined ? {} : { folder }),
          ...(keepPage ? { keepPage } : {}),
        }).catch((error: unknown) => log.error('the shell did not start anew', error));
      });
    },
  };

  const rescue: Rescue = {
    place: location,
    isOpen: () => started !== undefined,
    check: async () =>
      situationOf(location, {
        // Cached, because the page requests the situation at each step of an action.
        copies: started === undefined ? await (copies ??= copiesOf(location.folder)) : [],
        ...(failure === undefined ? {} : { failure: { ...failure, params: { ...failure.params } } }),
        ...(work === undefined ? {} : { work }),
      }),
    async retry() {
      if (work !== undefined) throw new AppError('rescue.busy');
      paused = false;
      if (started === undefined) await open();
      if (failure !== undefined)
        throw new AppError(failure.code, failure.params, { incident: failure.incident });
    },
    close,
    async reveal() {
      await host('folder.show', { path: location.folder });
    },
    cancel: () => stopping?.abort(new AppError('work.cancelled')),
    async beginAnew() {
      // An attempt in progress still expects the missing library.
      await trying;
      requireShut();
      await open(true);
      if (failure !== undefined)
        throw new AppError(failure.code, failure.params, { incident: failure.incident });
    },
    restoring: createRestoring({ folder: location.folder, parts, now }),
    folders: createFolders({ place: location, parts, close, open, newId: randomUUID }),
  };

  /** Requests of the shell itself, answered without a library if possible. */
  function answerHost(name: string, input: unknown): Envelope<unknown> {
    if (name === 'files.grant' || name === 'destinations.grant') {
      const { token, path } = input as { token: string; path: string };
      (name === 'files.grant' ? granted : diagnostic).grant(token, path);
      return { ok: true, value: {} };
    }
    if (name === 'host.close' || name === 'host.online' || name === 'host.resume')
      return { ok: true, value: {} };
    return shutNow();
  }

  const shutNow = (): Envelope<never> => ({
    ok: false,
    failure: failure ?? { code: 'backend.unavailable', params: {}, incident: '' },
  });

  const answerer: Answerer = async (from, name, input) => {
    if (from === 'page' && isRescue(name)) {
      const envelope = await answer(table, rescue, log, name, input);
      return envelope.ok ? envelope : { ok: false, failure: withoutPath(envelope.failure) };
    }
    await trying;
    if (started === undefined && from === 'page' && diagnostic.writes(name)) return diagnostic.answer(input);
    if (
      started === undefined &&
      from === 'page' &&
      work === undefined &&
      !paused &&
      now() - failedAt >= RETRY_AFTER
    )
      await open();
    if (started !== undefined) return started.dispatch(from, name, input);
    return from === 'host' ? answerHost(name, input) : shutNow();
  };

  return {
    answer: answerer,
    open,
    async end(): Promise<void> {
      ended = true;
      await trying;
      await closing;
      await started?.close();
    },
    isOpen: rescue.isOpen,
  };
}
