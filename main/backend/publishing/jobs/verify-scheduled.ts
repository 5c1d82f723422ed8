/**
 * Checks scheduled posts, which the blog releases by itself: once the time of a post has passed, reads its status on
 * the blog. Writes nothing there; without a network it tries again later.
 */
import type { Destinations } from '../destinations/destination.ts';
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import { all, get, sql } from '../../core/sql.ts';
import { rememberRemote, rememberStatus } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import type { Timers } from '../destinations/timers.ts';

export type ScheduledWatch = Readonly<{
  /**
   * Checks the due posts, then waits for the next hour. Call it when the network is back, the computer woke, or a post was
   * scheduled.
   */
  check(): void;
  /** Settles once no check is running. */
  settled(): Promise<void>;
  close(): Promise<void>;
}>;

type Parts = Readonly<{ context: PublishingContext; destinations: Destinations; timers: Timers }>;
type Due = { id: string; post_id: string; blog_id: string; remote_id: string; published_at: number };

/** Tolerance: blogs are not exact to the second. */
const GRACE_MS = 30_000;
const AGAIN_MS = 5 * 60_000;
/** Checked each day: timers are limited to 2^31 ms, and clocks are changed. */
const LONGEST_WAIT_MS = 86_400_000;

export function watchScheduled({ context, destinations, timers }: Parts): ScheduledWatch {
  const { db, now } = context;
  let checking: Promise<void> | undefined;
  let cancelTimer = (): void => undefined;
  let closed = false;

  function check(): void {
    if (closed || checking !== undefined) return;
    cancelTimer();
    checking = checkDue()
      .then((all) => {
        checking = undefined;
        wait(all);
        return undefined;
      })
      .catch((error: unknown) => {
        checking = undefined;
        context.log.error('scheduled posts could not be looked at', error);
        wait(false);
      });
  }

  /** Resolves to whether every due post could be read and was released. */
  async function checkDue(): Promise<boolean> {
    let areAllReleased = true;
    for (const due of listDue(db, now() - GRACE_MS)) {
      if (closed) return areAllReleased;
      areAllReleased = (await checkOne(due)) && areAllReleased;
    }
    return areAllReleased;
  }

  async function checkOne(due: Due): Promise<boolean> {
    let released = true;
    try {
      const destination = await destinations.open(due.blog_id);
      const post = await destination.renewing(() => destination.read(due.remote_id));
      // The text is compared before the next write, not here.
      rememberRemote(db, due.id, { ...post, content: undefined });
      // The blog is late, or this computer's clock is fast.
      released = post.status !== 'scheduled';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== 'destination.not-found') return false;
      rememberStatus(db, due.id, 'gone');
    }
    refreshStatus(db, due.post_id);
    context.emit('publications.changed', { postIds: [due.post_id] });
    context.emit('posts.changed', { ids: [due.post_id] });
    return released;
  }

  function wait(areAllReleased: boolean): void {
    if (closed) return;
    const next = areAllReleased ? nextHour(db) : now() + AGAIN_MS;
    if (next === undefined) return;
    const until = Math.max(next + GRACE_MS - now(), 1_000);
    cancelTimer = timers.after(Math.min(until, LONGEST_WAIT_MS), check);
  }

  return {
    check,
    async settled() {
      await checking;
    },
    async close() {
      closed = true;
      cancelTimer();
      await checking;
    },
  };
}

const listDue = (db: Context['db'], before: number): Due[] =>
  all<Due>(
    db,
    sql`
    SELECT id, post_id, blog_id, remote_id, published_at FROM publications
    WHERE remote_status = 'scheduled' AND published_at <= ${before} AND remote_id IS NOT NULL AND ended_at IS NULL AND page = 0
    ORDER BY published_at LIMIT 100`,
  );

const nextHour = (db: Context['db']): number | undefined =>
  get<{ at: number | null }>(
    db,
    sql`SELECT min(published_at) AS at FROM publications WHERE remote_status = 'scheduled' AND remote_id IS NOT NULL AND ended_at IS NULL
      AND page = 0`,
  )?.at ?? undefined;
