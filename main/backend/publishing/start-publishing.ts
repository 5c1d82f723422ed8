/** Everything that publishes, put together for one backend: called by start.ts once the library is open. */
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../app/backend.ts';
import { testHook } from '../core/test-hooks.ts';
import { findPracticeBlog } from '../library/publications/blogs.ts';
import { createConnections } from './blogger/connections.ts';
import type { Connections } from './blogger/connections.ts';
import { createDestinations } from './destinations.ts';
import type { Destinations } from './destinations.ts';
import { googleEndpoints } from '../network/endpoints.ts';
import type { Endpoints } from '../network/endpoints.ts';
import { createLinkChecking } from './pictures/check-links.ts';
import type { LinkChecking } from './pictures/check-links.ts';
import { createPictures } from './pictures/place-pictures.ts';
import type { Pictures } from './pictures/place-pictures.ts';
import { isHeld } from './held/held.ts';
import { noteJob } from './held/home.ts';
import { startOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { createPractice } from './blogger/practice.ts';
import type { Practice } from './blogger/practice.ts';
import { watchScheduled } from './verify-scheduled.ts';
import type { ScheduledWatch } from './verify-scheduled.ts';
import { createBlogTurns } from './sync/blog-turns.ts';
import { startSyncs } from './sync/start-syncs.ts';
import type { Syncs } from './sync/start-syncs.ts';
import type { OnSyncChunk } from './sync/write-posts.ts';
import type { Point } from './work.ts';
import { systemTimers } from './timers.ts';
import type { Timers } from './timers.ts';

/** `agreed`: the person did, in the browser, and what is left needs nobody. */
export type SignInUnderWay = { readonly controller: AbortController; agreed: boolean };

export type Publishing = Readonly<{
  backend: Backend;
  google: Endpoints;
  timers: Timers;
  connections: Connections;
  destinations: Destinations;
  practice: Practice;
  outbox: Outbox;
  scheduled: ScheduledWatch;
  syncs: Syncs;
  pictures: Pictures;
  /** The look at the pictures that are online. */
  links: LinkChecking;
  /** True in packages: no other address than https may be set, none but Google's used. */
  packaged: boolean;
  point(name: Point): void | Promise<void>;
  /** The sign-in under way, if any: a second one ends the first. */
  signIn: { underWay: SignInUnderWay | undefined };
  online(): void;
  resume(): void;
  close(): Promise<void>;
}>;

export type PublishingOptions = Readonly<{
  /** Refuses any other base than Google's. */
  packaged?: boolean;
  /** Another server of this computer in Google's place; by default $ESCALE_GOOGLE_BASE. */
  googleBase?: string;
  /** In tests. */
  timers?: Timers;
  random?: () => number;
  point?: (name: Point) => void | Promise<void>;
  startPractice?: Parameters<typeof createPractice>[0]['start'];
  timeoutMs?: number;
  /** `byItself` false: blogs are mirrored only when asked. */
  syncs?: Readonly<{ byItself?: boolean; onChunk?: OnSyncChunk }>;
}>;

/** Undefined where nothing is sent: a reader, the command line. */
export const findPublishing = (backend: Backend): Publishing | undefined => backend.services.publishing;

/** What the handlers work with. Throws backend.unavailable where nothing may be written (a reader, the command line). */
export function publishingOf(backend: Backend): Publishing {
  const publishing = findPublishing(backend);
  if (publishing === undefined) throw new AppError('backend.unavailable');
  return publishing;
}

/**
 * Starts the outbox with what an earlier run left, and the practice blog where it was used before. It subscribes to the
 * backend's lifecycle: online, resume, close.
 */
export function startPublishing(backend: Backend, options: PublishingOptions = {}): Publishing {
  const timers = options.timers ?? systemTimers;
  const point = options.point ?? testHook;
  const ending = new AbortController();
  const packaged = options.packaged ?? process.env['ESCALE_DEVELOPMENT'] !== '1';
  const google = googleEndpoints({
    packaged,
    base: options.googleBase ?? process.env['ESCALE_GOOGLE_BASE'],
  });
  const practice = createPractice({
    backend,
    timers,
    signal: ending.signal,
    start: options.startPractice,
    keep: (accountId, session) => connections.keep(accountId, session),
  });
  const connections = createConnections({
    backend,
    google,
    signal: ending.signal,
    timeoutMs: options.timeoutMs,
    readyPractice: practice.ready,
    resetPractice: practice.reset,
  });
  const destinations = createDestinations(backend, connections);
  const scheduled = watchScheduled({ backend, destinations, timers });
  const turns = createBlogTurns();
  const outbox = startOutbox({
    backend,
    destinations,
    timers,
    random: options.random ?? Math.random,
    point,
    abort: () => ending.abort(),
    onDone: () => scheduled.look(),
    mayLeave: (blogId) => turns.isFree(blogId) && !isHeld(backend.db, blogId),
    began: turns.jobBegan,
    added(blogId) {
      noteJob(backend);
      publishing.syncs.jobAdded(blogId);
    },
  });
  const syncs = startSyncs({
    backend,
    destinations,
    outbox,
    turns,
    timers,
    random: options.random ?? Math.random,
    byItself: options.syncs?.byItself ?? true,
    onChunk: options.syncs?.onChunk,
  });
  const wake = (): void => {
    outbox.wake();
    scheduled.look();
  };
  const publishing: Publishing = {
    backend,
    google,
    timers,
    connections,
    destinations,
    practice,
    outbox,
    scheduled,
    syncs,
    point,
    packaged,
    pictures: createPictures(backend),
    links: createLinkChecking(backend),
    signIn: { underWay: undefined },
    online() {
      wake();
      syncs.online();
    },
    resume() {
      wake();
      syncs.wake();
    },
    async close() {
      publishing.signIn.underWay?.controller.abort();
      await publishing.links.close();
      await syncs.close();
      await outbox.close();
      ending.abort();
      await scheduled.close();
      await practice.close();
    },
  };
  backend.services.publishing = publishing;
  scheduled.look();
  if (findPracticeBlog(backend.db) !== undefined) {
    practice.ready().catch((error: unknown) => backend.log.error('practice blog not started', error));
  }
  backend.lifecycle.onOnline((online) => {
    if (online) publishing.online();
  });
  backend.lifecycle.onResume(publishing.resume);
  backend.lifecycle.onClose(publishing.close);
  return publishing;
}
