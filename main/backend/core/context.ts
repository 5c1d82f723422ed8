/** What most of the backend works with: the open library, the clock, the log, the ways out of the process. */
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
  /** True where this process holds the writer lock. */
  writable: boolean;
  /** Milliseconds since 1970, UTC. Injected: tests own the clock. */
  now(): number;
  newId(): string;
  emit<Name extends EventName>(event: Name, payload: EventPayload<Name>): void;
  /** Asks the shell (secrets, browser, proxy). In the command line tool: answers that need no window. */
  host: HostCall;
  /** Requests to blogs (docs/design/publishing.md#one-way-to-the-network); through the system's proxy where the shell offers one. */
  fetch: typeof globalThis.fetch;
  /** Online, resume, close. */
  lifecycle: Lifecycle;
  /** In tests: reading threads with other limits (exchange/reading/). */
  reading?: JobThreads | undefined;
  /** Files the author chose in a dialog or dropped: `granted.take(token)` gives the path, once. */
  granted: GrantedFiles;
  /** Ids of the posts that are open in the editor. */
  openPosts: Set<string>;
  log: Log;
}>;
