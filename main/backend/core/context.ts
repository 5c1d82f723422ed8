/** The context of most of the backend: the open library, the clock, the log, the ways out of the process. */
import type { EventName, EventPayload } from '#contract/events.ts';
import type { HostCall } from '#contract/host.ts';
import type { GrantedFiles } from './granted-files.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Log } from './log.ts';
import type { WritableDb } from './sql.ts';
import type { JobThreads } from './threads/job-threads.ts';

export type Context = Readonly<{
  db: WritableDb;
  /** Absolute path of the library's folder: library.sqlite, assets/, practice-blog/. */
  folder: string;
  /** True if this process holds the writer lock. */
  writable: boolean;
  /** Milliseconds since 1970, UTC. Injected, so that tests control the clock. */
  now(): number;
  newId(): string;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  /** Requests to the shell (secrets, browser, proxy); without a window, see main/command-line/host-without-shell.ts. */
  host: HostCall;
  /**
   * Requests to blogs (docs/design/publishing.md#network-requests), through the system's proxy if the shell gives
   * one.
   */
  fetch: typeof globalThis.fetch;
  lifecycle: Lifecycle;
  /** Reading threads with other limits (exchange/reading/), for tests. */
  reading?: JobThreads | undefined;
  /** Files the author chose in a dialog or dropped. `granted.take(token)` returns the path, once. */
  granted: GrantedFiles;
  /** Ids of the posts that are open in the editor. */
  openPosts: Set<string>;
  log: Log;
}>;
