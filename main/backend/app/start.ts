/** Builds the backend on an open library, and starts what runs by itself. */
import { randomUUID } from 'node:crypto';
import { createLinkChecks } from '../checks/link-checks.ts';
import { createLifecycle, type Lifecycle } from '../core/lifecycle.ts';
import type { Log } from '../core/log.ts';
import type { Answerer } from '../core/serve.ts';
import { startExports } from '../exchange/export/run-exports.ts';
import { type ImportsOptions, startImports } from '../exchange/imports/run-imports.ts';
import { createKeptDocuments } from '../exchange/documents/kept-documents.ts';
import { createAhead, FEW } from '../exchange/reading/ahead.ts';
import { createReadText } from '../exchange/reading/read-text.ts';
import { createGrantedFiles } from '../core/granted-files.ts';
import { type LibraryInfo, libraryInfo } from '../library/info.ts';
import { openLibrary } from '../library/keeping/open-library.ts';
import type { WritableDb } from '../core/sql.ts';
import { startTidying } from '../library/tidy.ts';
import type { AskOutside } from '../network/ask-outside.ts';
import { directFetch, trustSystemCertificates } from '../network/fetch.ts';
import { createProxies, type Proxies } from '../network/proxies.ts';
import { stage, staged, startOutside } from '../network/start-outside.ts';
import { startErasures } from '../people/erasure/run-erasures.ts';
import { startPeopleActs } from '../people/run-acts.ts';
import { claimLibrary } from '../publishing/jobs/paused-blogs.ts';
import { findPublishing, type PublishingOptions, startPublishing } from '../publishing/start-publishing.ts';
import { type Proposing, startProposing } from '../proposals/worker.ts';
import { startSeveral } from '../several/run-several.ts';
import { type Indexing, startIndexing } from '../search/index/background-indexing.ts';
import { startSearch } from '../search/search-thread.ts';
import { startMerging } from '../search/index/join-full-text.ts';
import { startKeepingWords } from '../search/index/stored-dictionary.ts';
import type { Backend } from './backend.ts';
import { dispatch } from './dispatch.ts';
import { scheduleBackups, startBackups } from '../library/keeping/backups/start-backups.ts';
import { receive } from '../library/keeping/receive-library.ts';

/**
 * Requests pages of blogs, by the rules for external addresses; the practice blog on this computer is also allowed.
 * Fails like AskOutside, and with practice-blog.port-taken.
 */
function startAskOutside(backend: Backend): AskOutside {
  return async (address, request) => {
    trustSystemCertificates(backend.log);
    const ours = await findPublishing(backend)?.ownServer(address);
    const { createAskOutside } = await import('../network/ask-outside.ts');
    const ask = createAskOutside({
      resolveProxy: async (url) => (await backend.host('proxy.resolve', { url })).proxy,
      proxies: backend.proxies,
      now: backend.now,
      // Private addresses are refused, except for Escale's own practice blog.
      alsoAllowed: (ip, port) => [ours?.host, stage()?.host].includes(`${ip}:${port}`),
      ...(ours === undefined && { staged }),
    });
    return ask(address, request);
  };
}

export type StartOptions = Readonly<{
  folder: string;
  emit: Backend['emit'];
  host: Backend['host'];
  log: Log;
  fetch?: Backend['fetch'];
  proxies?: Proxies;
  fetchOutside?: Backend['fetchOutside'];
  sizeOutside?: Backend['sizeOutside'];
  reachOutside?: Backend['reachOutside'];
  probeOutside?: Backend['probeOutside'];
  now?: () => number;
  newId?: () => string;
  /** Read-only: no lock, no migration, no background work. */
  readOnly?: boolean;
  publishing?: PublishingOptions | false;
  imports?: ImportsOptions;
  reading?: Backend['reading'];
  /** True to make backups automatically, by schedule and before an import. */
  automaticBackups?: boolean;
  /** Called with the progress of copying the library before it opens. */
  copying?: (share: number) => void;
  /** True to run searches on a thread of their own (search/search-thread.ts). */
  searchThread?: boolean;
}>;

export type Started = Readonly<{
  backend: Backend;
  dispatch: Answerer;
  info: LibraryInfo;
  close(): Promise<void>;
}>;

/** Opens (or creates) the library in `folder` and starts the backend. Throws as openLibrary does. */
export async function startBackend(options: StartOptions): Promise<Started> {
  const lifecycle = createLifecycle();
  try {
    return await startOn(options, lifecycle);
  } catch (error) {
    // A part that starts may meet a damaged page. The lock is released, so that the library can be rescued.
    await lifecycle.close().catch((failed: unknown) => options.log.error('library not closed', failed));
    throw error;
  }
}

async function startOn(options: StartOptions, lifecycle: Lifecycle): Promise<Started> {
  const { folder, log, now = Date.now } = options;
  const writable = options.readOnly !== true;
  // A reader's connection has the writer's type; SQLite refuses its writes with library.read-only.
  const library = writable
    ? await openLibrary({ folder, now, log, ...(options.copying && { copying: options.copying }) })
    : await openLibrary({ folder, now, log, readOnly: true });
  lifecycle.onClose(library.close);
  const db = library.db as WritableDb;
  if (writable) {
    await receive({ ...library, db }, { log, onProgress: options.copying });
    claimLibrary({ db, folder, log });
  }
  const search = startSearch({ folder, db, writable, log, thread: options.searchThread === true });
  lifecycle.onClose(search.close);
  let proposing: Proposing | undefined;
  /** Sends an event to the page, and to the background reading of new posts. */
  const emit: Backend['emit'] = (event, payload) => {
    options.emit(event, payload);
    search.changed();
    if (event === 'posts.changed') proposing?.wake();
    else if (event === 'participants.changed') proposing?.peopleChanged();
  };
  const identity = { now, newId: options.newId ?? randomUUID };
  let indexing: Indexing | undefined;
  if (writable) {
    proposing = startProposing({ db, emit: options.emit, log, ...identity });
    lifecycle.onClose(proposing.close);
    indexing = startIndexing({ db, emit, log, proposing });
    lifecycle.onClose(indexing.close);
    lifecycle.onClose(startKeepingWords({ db, log, now }).close);
    lifecycle.onClose(startMerging({ db, log }).close);
  }
  const proxies = options.proxies ?? createProxies(options.host);
  const outside = startOutside({ ...options, proxies });
  const reachOutside = options.reachOutside ?? outside.reachOutside;
  const backend: Backend = {
    db,
    folder,
    writable,
    ...identity,
    emit,
    host: options.host,
    fetch: options.fetch ?? directFetch,
    proxies,
    fetchOutside: options.fetchOutside ?? outside.fetchOutside,
    sizeOutside: options.sizeOutside ?? outside.sizeOutside,
    reachOutside,
    probeOutside: options.probeOutside ?? outside.probeOutside,
    granted: createGrantedFiles(now),
    documents: createKeptDocuments(now),
    ahead: createAhead(options.reading, FEW),
    readText: createReadText(options.reading, FEW),
    reading: options.reading,
    lifecycle,
    search,
    ...(indexing === undefined ? {} : { indexing }),
    ...(proposing === undefined ? {} : { proposing }),
    log,
    askOutside: (address, request) => startAskOutside(backend)(address, request),
    linkChecks: createLinkChecks({ ...identity, reachOutside, emit, lifecycle, log }),
    openPosts: new Set(),
  };
  startExports(backend);
  if (writable) {
    // First, so that later work does not bring back an erased person.
    startErasures(backend);
    startTidying(backend);
    const backups = startBackups(backend, options.automaticBackups === true);
    if (backups.automatic) scheduleBackups(backend, backups);
    startImports(backend, options.imports);
    if (options.publishing !== false) startPublishing(backend, options.publishing);
    startPeopleActs(backend);
    startSeveral(backend);
  }
  return {
    backend,
    dispatch: (from, name, input) => dispatch(backend, from, name, input),
    info: libraryInfo(backend.db, folder),
    close: lifecycle.close,
  };
}
