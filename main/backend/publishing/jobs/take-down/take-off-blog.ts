/**
 * Returns a post to draft, or moves it to the blog's bin. Nothing is erased here; a remote change is first kept as a revision,
 * because a bin may be emptied.
 */
import { AppError } from '#contract/failure.ts';
import { transaction } from '#backend/core/sql.ts';
import type { RemotePost } from '#backend/library/publications/remote.ts';
import { keepRemoteContent } from '../../conflicts/take-remote.ts';
import { finishJob } from '#backend/library/publications/jobs.ts';
import type { OpenJob } from '#backend/library/publications/jobs.ts';
import {
  getPublication,
  rememberRemote,
  rememberStatus,
  contentOf,
} from '#backend/library/publications/publications.ts';
import { settleEarlier } from '../met-meanwhile.ts';
import { begin, findThere, openJob } from '../work.ts';
import type { Work } from '../work.ts';
import { decided, lastSeen, sameContent } from '../../texts/same-content.ts';

/** Runs the job to its end; a post that is already gone counts as deleted. Rejects as publishPost does. */
export async function takeOffBlog(work: Work, intent: 'revert' | 'delete'): Promise<void> {
  const job = openJob(work);
  const { db } = work.context;
  const { remoteId } = getPublication(db, job.publicationId);
  if (remoteId === undefined) throw new AppError('publication.not-there');
  await settleEarlier(work, job);
  let remote = await readRemote(work, job, remoteId);
  // Repeated, because another change may be saved on the blog while one is being kept.
  while (remote !== undefined && (await keepWhatChanged(work, job, remote)).waited)
    remote = await readRemote(work, job, remoteId);
  if (intent === 'delete') await remove(work, job, remote);
  else await takeBack(work, job, remote);
}

function readRemote(work: Work, job: OpenJob, remoteId: string): Promise<RemotePost | undefined> {
  begin(work, job.step, 'checking', false);
  return findThere(work, remoteId);
}

const keepWhatChanged = (
  { context, destination: { kind } }: Work,
  job: OpenJob,
  remote: RemotePost,
): Promise<Readonly<{ waited: boolean }>> => {
  const { db, ahead } = context;
  return decided(ahead, () =>
    transaction(db, () => {
      const publication = getPublication(db, job.publicationId);
      const remoteContent = lastSeen(context, publication, contentOf(remote));
      if (publication.base !== undefined && !sameContent(ahead, kind, remoteContent, publication.base))
        keepRemoteContent(context, ahead, publication, remoteContent, {
          written: job.document,
          changedAt: remote.updated,
        });
    }),
  );
};

async function remove(work: Work, job: OpenJob, remote: RemotePost | undefined): Promise<void> {
  const { db, now } = work.context;
  if (remote !== undefined && remote.status !== 'binned') {
    begin(work, 'deleting', 'sending', true);
    await work.destination.bin(remote.id);
    await work.point('take-off:done');
  }
  transaction(db, () => {
    rememberStatus(db, job.publicationId, remote === undefined ? 'gone' : 'binned');
    finishJob(db, job.id, 'done', now());
  });
}

async function takeBack(work: Work, job: OpenJob, remote: RemotePost | undefined): Promise<void> {
  const { db, now } = work.context;
  if (remote === undefined || remote.status === 'binned') {
    rememberStatus(db, job.publicationId, remote === undefined ? 'gone' : 'binned');
    throw new AppError('destination.not-found', { status: 404, reason: 'trashed' });
  }
  if (remote.status !== 'draft') {
    begin(work, 'reverting', 'sending', true);
    await work.destination.takeBack(remote.id);
    await work.point('take-off:done');
  }
  begin(work, 'read-back', 'checking', false);
  const after = await work.destination.read(remote.id);
  if (after.status !== 'draft')
    throw new AppError('destination.unavailable', { status: 200, reason: 'still-public' });
  transaction(db, () => {
    rememberRemote(db, job.publicationId, { ...after, content: undefined });
    finishJob(db, job.id, 'done', now());
  });
}
