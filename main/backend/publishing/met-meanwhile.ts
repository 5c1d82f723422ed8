/** What somebody else wrote on the blog while a job was at work there: compared, kept, told; nothing is written over unseen. */
import { AppError } from '#contract/failure.ts';
import { sha256 } from '../exchange/imports/read-body.ts';
import { markLooked, type OpenJob } from '../library/publications/jobs.ts';
import { type Content, getPublication, rememberStatus } from '../library/publications/publications.ts';
import type { PostToWrite, RemotePost } from '../library/publications/remote.ts';
import { transaction } from '../library/sql.ts';
import { keepRemoteContent } from './conflicts/take-remote.ts';
import { sameContent } from './same-content.ts';
import { contentOf, openJob, stillOpen, type Work } from './work.ts';

/** Whether two texts say the same on this blog. Throws what Ahead's `get` does. */
export const same = (
  { backend: { ahead }, destination: { kind } }: Work,
  one: Content,
  other: Content,
): boolean => sameContent(ahead, kind, one, other);

/** Keeps the blog's words as a revision of the post, then stops. */
export async function refuseChanged(work: Work, job: OpenJob, remote: RemotePost): Promise<never> {
  const { backend } = work;
  const { ahead } = backend;
  const { db } = backend;
  await ahead.whenRead(() =>
    transaction(db, () => {
      keepRemoteContent(backend, ahead, getPublication(db, job.publicationId), contentOf(remote), {
        written: job.document,
        changedAt: remote.updated,
      });
      rememberStatus(db, job.publicationId, remote.status);
      markLooked(db, job.id, undefined);
    }),
  );
  throw new AppError('publication.changed-on-blog', {});
}

const hashOf = ({ title, content }: Pick<RemotePost, 'title' | 'content'>): string =>
  sha256(JSON.stringify([title, content ?? '']));

/** Before a write over what was looked at: what it replaces is to be read, where the blog keeps it. */
export function noteLook({ backend: { db }, destination }: Work, job: OpenJob, remote: RemotePost): void {
  if (destination.stoodBefore !== undefined) markLooked(db, job.id, hashOf(remote));
}

/**
 * Somebody's words that came between the look and the write stand there again, and are a conflict as any. That they are to be
 * looked for is written down before the write, so that no lost answer, and no crash, passes over them.
 * @param looked where this very run saw what it wrote over: compared as words, not by the hash alone
 */
export async function tellOverwritten(
  work: Work,
  job: OpenJob,
  there: RemotePost,
  text: PostToWrite,
  looked?: RemotePost,
): Promise<void> {
  const { lookedHash } = openJob(work);
  if (lookedHash === undefined) return;
  const stood = await work.destination.stoodBefore?.(there.id, text);
  const labels = [...(looked?.labels ?? text.labels)];
  const before = stood === undefined ? undefined : { title: stood.title, content: stood.content, labels };
  const isKnown =
    before === undefined ||
    hashOf(before) === lookedHash ||
    (await work.backend.ahead.whenRead(
      () => same(work, before, text) || (looked !== undefined && same(work, before, contentOf(looked))),
    ));
  if (!isKnown) {
    stillOpen(work);
    await (stood?.putBack?.() ?? work.destination.write(there.id, before));
    await refuseChanged(work, job, { ...there, ...before });
  }
  markLooked(work.backend.db, job.id, undefined);
}
