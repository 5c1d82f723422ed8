/** The end of a send: only a post read as its author sees it counts as published. */
import { AppError } from '#contract/failure.ts';
import { chosenIsThere } from '../../library/publications/chosen-details.ts';
import { finishJob, noteEvent, type OpenJob } from '../../library/publications/jobs.ts';
import {
  type Content,
  getPublication,
  rememberRemote,
  rememberSent,
  rememberStatus,
  contentOf,
} from '../../library/publications/publications.ts';
import { rememberAltered } from '../../library/publications/alterations.ts';
import { type DocumentToKeep, keepState } from '../../library/posts/remote-revision.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { transaction } from '../../core/sql.ts';
import { isAltered } from './alterations.ts';
import { keepRemoteRevision } from '../conflicts/take-remote.ts';
import { holds, refuseChanged, same } from './met-meanwhile.ts';
import { look, type Work } from './work.ts';

/** Blogs store seconds; the author chose a minute. */
export const SAME_HOUR_MS = 60_000;

/** Whether the post has the status that the job intends; its text is not compared. */
export function hasIntendedStatus(job: OpenJob, remote: RemotePost): boolean {
  switch (job.intent) {
    case 'deposit':
      return remote.status === 'draft';
    case 'propose':
      return remote.status === 'draft' && remote.pending === true;
    case 'publish':
      return remote.status === 'live';
    case 'schedule':
      // The hour may have passed since the request: the blog then released the post as intended.
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

/** Whether the job keeps the post a draft. */
export const staysDraft = ({ intent }: OpenJob): boolean => intent === 'deposit' || intent === 'propose';

/** Reads the post as the author sees it and compares: only this makes a post count as published. */
export async function readBack(
  work: Work,
  job: OpenJob,
  remoteId: string,
  keep: () => DocumentToKeep,
  meanwhile?: () => void,
): Promise<void> {
  const { db, ahead } = work.context;
  const remote = await look(work, 'read-back', () => work.destination.read(remoteId), meanwhile);
  await work.point('publish:read-back');
  const document = keep();
  const outcome = await ahead.whenRead(() =>
    transaction(db, () => noteReadBack(work, job, remote, document)),
  );
  if (outcome === 'changed') await refuseChanged(work, job, remote);
  if (outcome === 'not-placed')
    throw new AppError('destination.unavailable', { status: 200, reason: 'not-public' });
}

/** In a transaction. Throws the errors of Ahead's `get`. */
function noteReadBack(
  work: Work,
  job: OpenJob,
  remote: RemotePost,
  document: DocumentToKeep,
): 'as-wanted' | 'not-placed' | 'changed' {
  const { context } = work;
  const { db, now, newId } = context;
  const { id, base, blogId, kind } = getPublication(db, job.publicationId);
  const remoteText = contentOf(remote);
  // The base is the answer to our write: when the whole text differs, no alterations are known.
  const isOurs = holds(work, remoteText, job.wanted) || (base !== undefined && same(work, remoteText, base));
  if (!isOurs) return 'changed';
  if (!hasIntendedStatus(job, remote)) {
    rememberStatus(db, id, remote.status);
    return 'not-placed';
  }
  rememberRemote(db, id, remote);
  if (isAltered(context, { blogId, kind }, remoteText, job.wanted)) noteAltered(work, job, remoteText);
  rememberSent(db, id, job.document, job.documentHash, now());
  keepState(
    db,
    job.postId,
    document,
    staysDraft(job) ? 'deposited' : work.destination.capabilities.isPublic ? 'published' : 'tried',
    { now: now(), newId },
  );
  chosenIsThere(db, job.id, job);
  finishJob(db, job.id, 'done', now());
  refreshStatus(db, job.postId);
  return 'as-wanted';
}

/** Also keeps the altered text in the history. Runs in a transaction. Throws as Ahead's `get` does. */
function noteAltered({ context }: Work, { id, publicationId, document }: OpenJob, remoteText: Content): void {
  const { db, ahead, now } = context;
  rememberAltered(db, publicationId, true);
  noteEvent(db, id, 'altered', now());
  keepRemoteRevision(context, ahead, getPublication(db, publicationId), remoteText, document);
}
