/** A post that the author put back to a draft, or deleted, in Blogger's own pages. */
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { get, sql } from '../../library/sql.ts';
import { findOpenJobOf } from '../../library/publications/jobs.ts';
import { getPublication, rememberStatus } from '../../library/publications/publications.ts';
import { tell, UNREADABLE } from './look.ts';
import { readPublication } from './read-publication.ts';

export type TakenDown = Readonly<{
  publicationId: string;
  how: 'draft' | 'deleted';
  /** The author's word, where the blog cannot be read. */
  confirmed: boolean;
}>;

/**
 * Marks the post as no longer online, once its page no longer answers. Put back to a draft it keeps its mark and id, and is
 * the one that goes online again. Fails with publication.not-found, job.already-leaving (a send of it is open),
 * by-hand.still-online, by-hand.private, by-hand.unreachable, by-hand.offline.
 */
export async function takenDown(
  backend: Backend,
  { publicationId, how, confirmed }: TakenDown,
): Promise<void> {
  const { db } = backend;
  if (get(db, sql`SELECT 1 FROM publications WHERE id = ${publicationId}`) === undefined)
    throw new AppError('publication.not-found');
  const publication = getPublication(db, publicationId);
  if (findOpenJobOf(db, publicationId) !== undefined) throw new AppError('job.already-leaving');
  const { url } = publication;
  try {
    const seen = await readPublication(
      backend,
      publication,
      publication.base ?? { title: '', labels: [] },
      url === undefined ? undefined : { kind: 'page', url },
    );
    if (seen !== undefined) throw new AppError('by-hand.still-online');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const byWord = confirmed && UNREADABLE.some((code) => code === error.code);
    // No such page, or another one that does not hold the post: readers no longer find it there.
    if (error.code !== 'by-hand.page-missing' && error.code !== 'by-hand.no-mark' && !byWord) throw error;
  }
  rememberStatus(db, publicationId, how === 'draft' ? 'draft' : 'gone');
  tell(backend, publication.postId);
}
