/** Draft -> public, now or at its hour. State-setting: when an answer is lost, the next run reads the post and sees. */
import { AppError } from '#contract/failure.ts';
import { transaction } from '../library/sql.ts';
import type { RemotePost } from '../library/publications/remote.ts';
import { markStep } from '../library/publications/jobs.ts';
import type { OpenJob } from '../library/publications/jobs.ts';
import { rememberRemote } from '../library/publications/publications.ts';
import { refreshStatus } from '../library/publications/shown-publications.ts';
import { begin } from './work.ts';
import type { Work } from './work.ts';

/** Blogger keeps whole seconds; what the author chose is a minute. */
const SAME_HOUR_MS = 60_000;

/** Whether the post stands where the intent wants it; its text is another question. */
export function isPlaced(job: OpenJob, remote: RemotePost): boolean {
  switch (job.intent) {
    case 'deposit':
      return remote.status === 'draft';
    case 'publish':
      return remote.status === 'live';
    case 'schedule':
      // Its hour may have come between the request and this look: Blogger released it, as was asked.
      return (
        (remote.status === 'scheduled' || remote.status === 'live') &&
        Math.abs((remote.published ?? 0) - (job.publishAt ?? 0)) < SAME_HOUR_MS
      );
    case 'update':
      return remote.status === 'live' || remote.status === 'scheduled';
    case 'revert':
    case 'delete':
      return false;
  }
}

/** Throws publication.date-passed: an hour that passed meanwhile is never made up for by publishing late. */
export function refuseLate({ backend: { now } }: Work, { publishAt }: OpenJob): void {
  if (publishAt !== undefined && publishAt <= now())
    throw new AppError('publication.date-passed', { at: publishAt });
}

/** Makes it public, or gives Blogger its hour. Fails with publication.date-passed. */
export async function goPublic(work: Work, job: OpenJob, remote: RemotePost): Promise<void> {
  const { db, now } = work.backend;
  refuseLate(work, job);
  begin(work, 'publishing', 'sending', true);
  // Another hour may be saved there: taken back first, so that none but ours counts (docs/design/blogger.md#states).
  if (remote.status === 'scheduled') await work.destination.takeBack(remote.id);
  // A draft may hold a date someone saved on the web, and publish without one would wait for it.
  const later = remote.status === 'scheduled' || (remote.published ?? 0) > now() + SAME_HOUR_MS;
  const published = await work.destination.publish(remote.id, job.publishAt ?? (later ? now() : undefined));
  // Its body, if it has one, is not a base: someone may have edited the draft in between, and that must show.
  transaction(db, () => {
    rememberRemote(db, job.publicationId, { ...published, content: undefined });
    markStep(db, job.id, 'published', 'checking', now());
    refreshStatus(db, job.postId);
  });
  work.changed(job.postId);
  await work.point('publish:published');
}
