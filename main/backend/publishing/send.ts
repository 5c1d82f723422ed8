/** « Publier », « Mettre à jour »: the click becomes one committed row with the frozen text; nothing has been sent yet. */
import { checkLabels } from '../../../interview/labels.ts';
import { AppError } from '../../../preload/contract/failure.ts';
import { readDocument } from '../library/read-document.ts';
import { get, sql, transaction } from '../library/sql.ts';
import { getBlog } from './blogs.ts';
import { freeze, POST_BUDGET } from './freeze.ts';
import { addJob, findOpenJobOf, finishJob, mayStandUnknown } from './jobs.ts';
import { findHand, putInHands } from './by-hand/hand-rows.ts';
import { addPublication, endPublication, findPublication } from './publications.ts';
import type { PublicationRecord } from './publications.ts';
import { standsOn } from './standing.ts';
import { isBlank } from './blank.ts';
import type { Publishing } from './start-publishing.ts';

export type SendInput = Readonly<{ postId: string; blogId: string; saveNumber: number; holdSeconds: number }>;

/** A post that was taken off the blog begins there anew, under another mark. */
export const continues = (publication: PublicationRecord | undefined): publication is PublicationRecord =>
  publication !== undefined &&
  publication.remoteStatus !== 'GONE' &&
  publication.remoteStatus !== 'SOFT_TRASHED';

type Outcome = Readonly<{ jobId: string; known: boolean }> | 'again';

/**
 * Commits one job with the text of save `saveNumber`. A second click with the same text gives the same job; a later text
 * takes the place of one that has not left yet. Fails with post.not-found, post.changed-elsewhere (a later save exists),
 * blog.not-found, publication.nothing-to-publish, publication.too-heavy, blogger.labels, asset.not-found, job.already-leaving.
 */
export async function send(publishing: Publishing, input: SendInput): Promise<{ jobId: string }> {
  const {
    backend: { db, now, newId },
    pictures,
  } = publishing;
  const { postId, blogId, saveNumber, holdSeconds } = input;
  const blog = getBlog(db, blogId);
  const saved = get<{
    document: string;
    document_version: number;
    document_hash: string;
    save_number: number;
    binned_at: number | null;
  }>(
    db,
    sql`
    SELECT document, document_version, document_hash, save_number, binned_at FROM posts WHERE id = ${postId}`,
  );
  if (saved === undefined || saved.binned_at !== null) throw new AppError('post.not-found', { id: postId });
  if (saved.save_number !== saveNumber)
    throw new AppError('post.changed-elsewhere', { id: postId, saveNumber: saved.save_number });

  const post = readDocument(saved.document);
  if (isBlank(post)) throw new AppError('publication.nothing-to-publish');
  const labels = checkLabels(post.labels);
  if (labels.tooMany || labels.tooLong)
    throw new AppError('blogger.labels', { count: labels.count, characters: labels.characters });

  const before = findPublication(db, postId, blogId);
  const publicationId = continues(before) ? before.id : newId();
  const base = continues(before) ? before.base : undefined;
  const { wanted, bytes } = await freeze(post, { publicationId, base }, pictures);
  if (bytes > POST_BUDGET) throw new AppError('publication.too-heavy', { bytes, budget: POST_BUDGET });

  const outcome = transaction(db, (): Outcome => {
    // Asked again: pictures took their time, and another click may have come in between.
    const publication = findPublication(db, postId, blogId);
    if (publication?.id !== before?.id || continues(publication) !== continues(before)) return 'again';
    const open = publication === undefined ? undefined : findOpenJobOf(db, publication.id);
    const inHands = open !== undefined && findHand(db, open.id) !== undefined;
    if (
      open?.documentHash === saved.document_hash &&
      (open.state !== 'needs-author' || (inHands && blog.state === 'by-hand'))
    )
      return { jobId: open.id, known: true };
    if (open !== undefined) {
      if (open.state !== 'needs-author' && open.sentFirst)
        throw new AppError('job.already-leaving', { id: open.id });
      finishJob(db, open.id, 'cancelled', now());
    }
    if (publication?.id !== publicationId) {
      if (publication !== undefined) endPublication(db, publication.id, now());
      addPublication(db, publicationId, postId, blogId, now());
    }
    const id = newId();
    const intent = continues(publication) && standsOn(blog, publication) ? 'update' : 'publish';
    const doubtful =
      continues(publication) && publication.remoteId === undefined && mayStandUnknown(db, publicationId);
    addJob(
      db,
      {
        id,
        publicationId,
        wanted,
        saveNumber,
        intent,
        doubtful,
        document: saved.document,
        documentVersion: saved.document_version,
        documentHash: saved.document_hash,
        leavesAt: now() + holdSeconds * 1000,
      },
      now(),
    );
    if (blog.state === 'by-hand') putInHands(db, publicationId, id, now());
    return { jobId: id, known: false };
  });
  if (outcome === 'again') return await send(publishing, input);
  if (!outcome.known) {
    await publishing.point('publish:job-committed');
    publishing.outbox.added(outcome.jobId);
  }
  return { jobId: outcome.jobId };
}
