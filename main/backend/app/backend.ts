/** What every handler is given. Built once by process.ts, by the command line and by tests. */
import type { HostCall } from '#contract/host.ts';
import type { EventName, EventPayload } from '#contract/events.ts';
import type { LinkChecks } from '../checks/link-checks.ts';
import type { Exports } from '../exchange/export/run-exports.ts';
import type { Imports } from '../exchange/imports/run-imports.ts';
import type { Backups } from '../library/backups/start-backups.ts';
import type { AskOutside } from '../network/ask-outside.ts';
import type { Erasures } from '../people/erasure/run-erasures.ts';
import type { PeopleActs } from '../people/run-acts.ts';
import type { Publishing } from '../publishing/start-publishing.ts';
import type { Ahead } from '../exchange/reading/ahead.ts';
import type { KeptDocuments } from '../exchange/kept-documents.ts';
import type { GrantedFiles } from '../library/files-granted.ts';
import type { WritableDb } from '../core/sql.ts';
import type { FetchOutside, ProbeOutside, ReachOutside, SizeOutside } from '../network/fetch-outside.ts';
import type { Log } from '../core/log.ts';
import type { Lifecycle } from '../core/lifecycle.ts';
import type { JobThreads } from '../core/threads/job-threads.ts';
import type { Proxies } from '../network/proxies.ts';
import type { Reviewing } from '../review/worker.ts';
import type { Several } from '../several/run-several.ts';
import type { SearchService } from '../search/requests.ts';
import type { Indexing } from '../search/background-indexing.ts';

export type Backend = Readonly<{
  db: WritableDb;
  /** Absolute path of the library's folder: library.sqlite, assets/, practice-blog/. */
  folder: string;
  /** True where this process holds the writer lock. */
  writable: boolean;
  /** Milliseconds since 1970, UTC. Injected: tests own the clock. */
  now(): number;
  newId(): string;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  /** Asks the shell (secrets, browser, proxy). In the command line tool: answers that need no window. */
  host: HostCall;
  /**
   * The only way to the network (docs/design/publishing.md#one-way-to-the-network); honours the system's proxy where
   * the shell offers one.
   */
  fetch: typeof globalThis.fetch;
  /** What is known of the proxies that ask for a password; every way out knows the same. */
  proxies: Proxies;
  /** To third parties, on the author's act only (fetch-outside.ts). */
  fetchOutside: FetchOutside;
  sizeOutside: SizeOutside;
  reachOutside: ReachOutside;
  /** The first bytes only: what stands at an address. */
  probeOutside: ProbeOutside;
  /** Files the author chose in a dialog or dropped: `granted.take(token)` gives the path, once. */
  granted: GrantedFiles;
  /** What acts on one post have read of it; who reads many makes one of their own. */
  ahead: Ahead;
  /** In tests: reading threads with other limits (exchange/reading/). */
  reading?: JobThreads | undefined;
  /** Documents with tracked changes, which the author may have read again. */
  documents: KeptDocuments;
  /** What the shell tells of the world: online, resume, close. */
  lifecycle: Lifecycle;
  /** Search, which answers in a thread of its own where the app runs. */
  search: SearchService;
  /** The archive's index, kept in the background; none for a reader. */
  indexing?: Indexing;
  /** What reads posts for interviews; absent in a reader. */
  reviewing?: Reviewing;
  log: Log;
  /** Pages of blogs: by the rules of everything outside, and of the practice blog while it runs. */
  askOutside: AskOutside;
  linkChecks: LinkChecks;
  /** Posts that are open in the editor, by their ids (publishing/conflicts/take-remote.ts). */
  openPosts: Set<string>;
  services: Services;
}>;

/**
 * What runs beside the requests. Each puts itself here as it starts; all but the exports are absent in a reader, and
 * publishing in the command line too.
 */
export type Services = {
  exports?: Exports;
  backups?: Backups;
  erasures?: Erasures;
  imports?: Imports;
  publishing?: Publishing;
  peopleActs?: PeopleActs;
  several?: Several;
};
