/** « Remettre en brouillon », « Mettre à la corbeille du blog »: commits one job, as for every act. */
import type { Sending } from '../sender.ts';
import type { BackendInput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import { get, sql, transaction } from '#backend/core/sql.ts';
import { getBlog } from '#backend/library/publications/blogs.ts';
import { addJob, findOpenJobOf, finishJob, isCallable } from '#backend/library/publications/jobs.ts';
import { findPublication } from '#backend/library/publications/publications.ts';
import type { PublicationRecord } from '#backend/library/publications/publications.ts';

const stands = (
  publication: PublicationRecord | undefined,
  act: 'revert' | 'delete',
): publication is PublicationRecord & { remoteId: string } =>
  publication?.remoteId !== undefined &&
  (publication.remoteStatus === 'live' ||
    publication.remoteStatus === 'scheduled' ||
    (act === 'delete' && publication.remoteStatus === 'draft'));

/**
 * Commits the job. A second click gives the same job; it replaces a send that has not left yet. The post here stays as it is.
 * Fails with blog.not-found, post.not-found, publication.not-there, destination.page, job.already-leaving.
 */
export async function takeDown(
  sender: Sending,
  { postId, blogId, act }: BackendInput<'publications.take-down'>,
): Promise<{ jobId: string }> {
  const { db, now, newId } = sender.context;
  getBlog(db, blogId);
  const outcome = transaction(db, () => {
    const post = get<{
      title: string;
      document: string;
      document_version: number;
      document_hash: string;
      save_number: number;
    }>(
      db,
      sql`SELECT title, document, document_version, document_hash, save_number FROM posts WHERE id = ${postId}`,
    );
    if (post === undefined) throw new AppError('post.not-found', { id: postId });
    const publication = findPublication(db, postId, blogId);
    const open = publication === undefined ? undefined : findOpenJobOf(db, publication.id);
    if (open?.intent === act && open.state !== 'needs-author') return { jobId: open.id, isExisting: true };
    if (!stands(publication, act)) throw new AppError('publication.not-there');
    if (publication.page) throw new AppError('destination.page');
    if (open !== undefined) {
      if (!isCallable(open)) throw new AppError('job.already-leaving', { id: open.id });
      finishJob(db, open.id, 'cancelled', now());
    }
    const id = newId();
    addJob(
      db,
      {
        id,
        publicationId: publication.id,
        intent: act,
        // Not sent: the document is compared with the remote text.
        document: post.document,
        documentVersion: post.document_version,
        documentHash: post.document_hash,
        saveNumber: post.save_number,
        wanted: publication.base ?? { title: post.title, labels: [], content: '' },
        dueAt: now(),
        doubtful: false,
      },
      now(),
    );
    return { jobId: id, isExisting: false };
  });
  if (!outcome.isExisting) {
    await sender.point('publish:job-committed');
    sender.outbox.added(outcome.jobId);
  }
  return { jobId: outcome.jobId };
}
