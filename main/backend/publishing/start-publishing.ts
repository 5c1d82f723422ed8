/** Everything that publishes, put together for one backend: called by start.ts once the library is open. */
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../app/backend.ts';
import { testHook } from '../core/test-hooks.ts';
import { createBlogger, type Blogger, type BloggerOptions } from './blogger/blogger.ts';
import { createDestinations } from './destinations.ts';
import type { Destinations } from './destinations.ts';
import { createFolders, type Folders } from './folder/folder.ts';
import { createLinkChecking } from './pictures/check-links.ts';
import type { LinkChecking } from './pictures/check-links.ts';
import { createPictures } from './pictures/picture-addresses.ts';
import type { Pictures } from './pictures/picture-addresses.ts';
import { isPaused, noteJob } from './paused-blogs.ts';
import { startOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';
import { watchScheduled } from './verify-scheduled.ts';
import type { ScheduledWatch } from './verify-scheduled.ts';
import { type BlogTurns, createBlogTurns, startSyncs, type Syncs } from './sync/start-syncs.ts';
import type { OnSyncChunk } from './sync/write-posts.ts';
import type { Point } from './work.ts';
import { systemTimers } from './timers.ts';
import type { Timers } from './timers.ts';
import { createWordPress, type WordPress } from './wordpress/wordpress.ts';

export type Publishing = Readonly<{
  backend: Backend;
  timers: Timers;
  /** What only Blogger has: accounts of Google, the practice blog. */
  blogger: Blogger;
  /** What only WordPress has: application passwords. */
  wordpress: WordPress;
  /** What only sites in folders have: where they are on this computer. */
  folders: Folders;
  destinations: Destinations;
  outbox: Outbox;
  scheduled: ScheduledWatch;
  syncs: Syncs;
  turns: BlogTurns;
  pictures: Pictures;
  /** The look at the pictures that are online. */
  links: LinkChecking;
  /** True in packages: no other address than https may be set, none but Google's used. */
  packaged: boolean;
  point(name: Point): void | Promise<void>;
  online(): void;
  resume(): void;
  close(): Promise<void>;
}>;

type Given = Partial<Pick<BloggerOptions, 'packaged' | 'googleBase' | 'startPractice' | 'timeoutMs'>>;

export type PublishingOptions = Given &
  Readonly<{
    /** In tests. */
    timers?: Timers;
    random?: () => number;
    point?: (name: Point) => void | Promise<void>;
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
  const blogger = createBlogger(backend, { ...options, packaged, timers, signal: ending.signal });
  const wordpress = createWordPress(backend, { signal: ending.signal, timeoutMs: options.timeoutMs });
  const folders = createFolders(backend);
  const destinations = createDestinations(backend, blogger.openers, wordpress.opener, folders.opener);
  const scheduled = watchScheduled({ backend, destinations, timers });
  const turns = createBlogTurns();
  const outbox = startOutbox({
    backend,
    destinations,
    timers,
    random: options.random ?? Math.random,
    point,
    abort: () => ending.abort(),
    onDone: () => scheduled.check(),
    mayLeave: (blogId) => turns.isFree(blogId) && !isPaused(backend.db, blogId),
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
    scheduled.check();
  };
  const publishing: Publishing = {
    backend,
    timers,
    blogger,
    wordpress,
    folders,
    destinations,
    outbox,
    scheduled,
    syncs,
    turns,
    point,
    packaged,
    pictures: createPictures(backend),
    links: createLinkChecking(backend),
    online() {
      wake();
      syncs.online();
    },
    resume() {
      wake();
      syncs.wake();
    },
    async close() {
      blogger.cancelSignIn();
      await publishing.links.close();
      await syncs.close();
      await outbox.close();
      ending.abort();
      await scheduled.close();
      await blogger.close();
    },
  };
  backend.services.publishing = publishing;
  scheduled.check();
  blogger.start();
  backend.lifecycle.onOnline((online) => {
    if (online) publishing.online();
  });
  backend.lifecycle.onResume(publishing.resume);
  backend.lifecycle.onClose(publishing.close);
  return publishing;
}
