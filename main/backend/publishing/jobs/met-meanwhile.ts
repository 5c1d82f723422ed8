/**
 * Remote changes made while a job was working: compares, keeps and reports them, so that nothing is overwritten
 * unseen.
 */
import { AppError } from '#contract/failure.ts';
import {
  forgetLooked,
  listLooked,
  markLooked,
  noteEvent,
  type OpenJob,
} from '../../library/publications/jobs.ts';
import {
  type Content,
  getPublication,
  rememberStatus,
  contentOf,
} from '../../library/publications/publications.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import { transaction } from '../../core/sql.ts';
import { findOverwritten, hashOf, keepOverwritten } from '../conflicts/overwritten.ts';
import { keepRemoteContent } from '../conflicts/take-remote.ts';
import { holdsText, noteAnswer } from './alterations.ts';
import { sameContent } from '../texts/same-content.ts';
import { begin, findThere, stillOpen, type Work } from './work.ts';

/** Whether two texts have the same content on this blog. Throws the errors of Ahead's `get`. */
export const same = (
  { context: { ahead }, destination: { kind } }: Work,
  one: Content,
  other: Content,
): boolean => sameContent(ahead, kind, one, other);

/** Whether a remote text equals this one, with or without known alterations of the blog. Throws the errors of Ahead's `get`. */
export const holds = (
  { context, blogId, destination: { kind } }: Work,
  remote: Content,
  text: Content,
): boolean => holdsText(context, { blogId, kind }, remote, text);

/** Keeps the remote text as a revision of the post, then stops. */
export async function refuseChanged(work: Work, job: OpenJob, remote: RemotePost): Promise<never> {
  const { context } = work;
  const { ahead } = context;
  const { db } = context;
  await ahead.whenRead(() =>
    transaction(db, () => {
      keepRemoteContent(context, ahead, getPublication(db, job.publicationId), contentOf(remote), {
        written: job.document,
        changedAt: remote.updated,
      });
      rememberStatus(db, job.publicationId, remote.status);
    }),
  );
  throw new AppError('publication.changed-on-blog', {});
}

/** Notes the alterations in the answer to a write: only the blog itself made them. */
export async function noteWritten(work: Work, text: Content, answer: RemotePost): Promise<void> {
  const { context, blogId, destination } = work;
  const blog = { blogId, kind: destination.kind };
  await context.ahead.whenRead(() =>
    transaction(context.db, () => noteAnswer(context, blog, text, contentOf(answer))),
  );
}

/**
 * Stores the hash of the remote text before it is overwritten, for blogs that keep earlier texts: the replaced one is read
 * afterwards.
 */
export function noteLook({ context: { db }, destination }: Work, job: OpenJob, remote: RemotePost): void {
  if (destination.keptTexts !== undefined) markLooked(db, job.id, hashOf(remote));
}

/**
 * Restores a text that our write replaced, if our text is still the newest; keeps the other replaced texts in the
 * history of the post, and notes them on the job.
 * @param current the post as just read, or as a write was answered
 * @param written the same, for writes of this job
 * @returns the restored post, to be handled as a conflict
 */
export async function settleOverwritten(
  work: Work,
  { publicationId, id }: OpenJob,
  current: RemotePost,
  written: readonly RemotePost[] = [],
): Promise<RemotePost | undefined> {
  const { context, destination } = work;
  const { db, now } = context;
  if (listLooked(db, publicationId).length === 0) return undefined;
  const look = async (post: RemotePost) => {
    const overwritten = await findOverwritten(context, destination, publicationId, post, written);
    stillOpen(work);
    return overwritten;
  };
  let { texts, underOurs } = await look(current);
  const [newest] = underOurs ? texts : [];
  let restoredPost: RemotePost | undefined;
  if (newest !== undefined) {
    const { title, content, putBack } = newest;
    restoredPost = { ...current, title, content };
    await (putBack?.() ?? destination.write(current.id, { title, content, labels: current.labels }));
    // The restoring write may itself have replaced a text.
    ({ texts } = await look(restoredPost));
  }
  await context.ahead.whenRead(() =>
    transaction(db, () => {
      keepOverwritten(context, publicationId, texts, current.labels);
      if (texts.length > 0) noteEvent(db, id, 'overwritten', now());
      forgetLooked(db, publicationId);
    }),
  );
  return restoredPost;
}

/** Runs settleOverwritten for an earlier attempt or job; a restored text is then handled as any remote change. */
export async function settleEarlier(work: Work, job: OpenJob): Promise<void> {
  const { db } = work.context;
  if (listLooked(db, job.publicationId).length === 0) return;
  const { remoteId } = getPublication(db, job.publicationId);
  if (remoteId === undefined) return;
  begin(work, job.step, 'checking', false);
  const current = await findThere(work, remoteId);
  if (current === undefined) forgetLooked(db, job.publicationId);
  else await settleOverwritten(work, job, current);
}
