/** Publishing, assembled for one backend: called by start.ts once the library is open. */
import type { PublishingContext } from './destinations/publishing-context.ts';
import { createServiceKey } from '../core/service.ts';
import { testHook } from '../core/test-hooks.ts';
import {
  createDestinations,
  type KindOptions,
  type KindsOfBlogs,
} from './destinations/create-destinations.ts';
import { createLinkChecking } from './pictures/check-links.ts';
import type { LinkChecking } from './pictures/check-links.ts';
import { createPictures } from './pictures/picture-addresses.ts';
import type { Pictures } from './pictures/picture-addresses.ts';
import { isPaused, noteJob } from './jobs/paused-blogs.ts';
import { startOutbox } from './jobs/outbox.ts';
import type { Outbox } from './jobs/outbox.ts';
import { watchScheduled } from './jobs/verify-scheduled.ts';
import type { ScheduledWatch } from './jobs/verify-scheduled.ts';
import { type BlogTurns, createBlogTurns, startMirrors, type Mirrors } from './mirror/start-mirrors.ts';
import type { OnMirrorChunk } from './mirror/write-posts.ts';
import type { Point } from './jobs/work.ts';
import { systemTimers } from './destinations/timers.ts';
import type { Timers } from './destinations/timers.ts';

export type Publishing = KindsOfBlogs &
  Readonly<{
    context: PublishingContext;
    timers: Timers;
    outbox: Outbox;
    scheduled: ScheduledWatch;
    mirrors: Mirrors;
    turns: BlogTurns;
    pictures: Pictures;
    /** The check of the online pictures. */
    links: LinkChecking;
    /** Resumes work that waited for a sign-in on these blogs. */
    signedIn(blogIds: readonly string[]): void;
    /** True in packages: only https addresses are allowed, and only Google's own endpoints. */
    packaged: boolean;
    point(name: Point): void | Promise<void>;
    online(): void;
    resume(): void;
    close(): Promise<void>;
  }>;

type Given = Partial<Pick<KindOptions, 'packaged' | 'googleBase' | 'startPractice' | 'timeoutMs'>>;

export type PublishingOptions = Given &
  Readonly<{
    /** For tests. */
    timers?: Timers;
    random?: () => number;
    point?: (name: Point) => void | Promise<void>;
    /** `byItself` false: blogs are mirrored only at the author's request. */
    mirrors?: Readonly<{ byItself?: boolean; onChunk?: OnMirrorChunk }>;
  }>;

const PUBLISHING = createServiceKey<Publishing>();
/** Undefined in a backend that does not send: a reader, the command line. */
export const findPublishing = PUBLISHING.find;

/** Dependencies of the handlers. Throws backend.unavailable in a backend that cannot write (a reader, the command line). */
export const publishingOf = PUBLISHING.of;

/**
 * Starts the outbox with the jobs of an earlier run, and the practice blog if it was used before. Subscribes to the backend's
 * lifecycle: online, resume, close.
 */
export function startPublishing(context: PublishingContext, options: PublishingOptions = {}): Publishing {
  const timers = options.timers ?? systemTimers;
  const point = options.point ?? testHook;
  const ending = new AbortController();
  const packaged = options.packaged ?? process.env['ESCALE_DEVELOPMENT'] !== '1';
  const kinds = createDestinations(context, { ...options, packaged, timers, signal: ending.signal });
  const { destinations } = kinds;
  const scheduled = watchScheduled({ context, destinations, timers });
  const turns = createBlogTurns();
  const outbox = startOutbox({
    context,
    destinations,
    timers,
    random: options.random ?? Math.random,
    point,
    abort: () => ending.abort(),
    onDone: () => scheduled.check(),
    mayLeave: (blogId) => turns.isFree(blogId) && !isPaused(context.db, blogId),
    began: turns.jobBegan,
    added(blogId) {
      noteJob(context);
      publishing.mirrors.jobAdded(blogId);
    },
  });
  const mirrors = startMirrors({
    context,
    destinations,
    outbox,
    turns,
    timers,
    random: options.random ?? Math.random,
    byItself: options.mirrors?.byItself ?? true,
    onChunk: options.mirrors?.onChunk,
  });
  const wake = (): void => {
    outbox.wake();
    scheduled.check();
  };
  const publishing: Publishing = {
    context,
    timers,
    ...kinds,
    outbox,
    scheduled,
    mirrors,
    turns,
    point,
    packaged,
    pictures: createPictures(context),
    links: createLinkChecking(context),
    signedIn(blogIds) {
      outbox.signedIn(blogIds);
      mirrors.signedIn(blogIds);
    },
    online() {
      wake();
      mirrors.online();
    },
    resume() {
      wake();
      mirrors.wake();
    },
    async close() {
      kinds.cancelSignIn();
      await publishing.links.close();
      await mirrors.close();
      await outbox.close();
      ending.abort();
      await scheduled.close();
      await kinds.closeServers();
    },
  };
  PUBLISHING.put(context, publishing);
  scheduled.check();
  kinds.startServers();
  context.lifecycle.onOnline((online) => {
    if (online) publishing.online();
  });
  context.lifecycle.onResume(publishing.resume);
  context.lifecycle.onClose(publishing.close);
  return publishing;
}
