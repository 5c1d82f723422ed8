/** What is online by the author's word alone, read once the blog can be. */
import { AppError } from '#contract/failure.ts';
import type { Backend } from '../../app/backend.ts';
import { get, sql, transaction } from '../../library/sql.ts';
import { getPublication, rememberBase, sameContent } from '../../library/publications/publications.ts';
import { clearConfirmed, rememberPresence } from './hand-rows.ts';
import { tell } from './look.ts';
import { readPublication } from './read-publication.ts';
import { asLastSeen } from '../../library/erasure/seen.ts';

/**
 * Reads the post where it is said to be, and takes the author's word no longer for it. Fails with publication.not-found,
 * by-hand.not-found, by-hand.differs (nothing is changed: the next update shows what differs), and as reading does.
 */
export async function verify(backend: Backend, publicationId: string): Promise<void> {
  const { db, now } = backend;
  if (get(db, sql`SELECT 1 FROM publications WHERE id = ${publicationId}`) === undefined)
    throw new AppError('publication.not-found');
  const publication = getPublication(db, publicationId);
  const { base, url, postId } = publication;
  if (base === undefined) throw new AppError('publication.not-found');
  const seen = await readPublication(
    backend,
    publication,
    base,
    url === undefined ? undefined : { kind: 'page', url },
  );
  if (seen === undefined) throw new AppError('by-hand.not-found');
  if (!sameContent('by-hand', asLastSeen(db, publication, seen.content), base))
    throw new AppError('by-hand.differs');
  transaction(db, () => {
    rememberPresence(db, publicationId, seen.presence, now());
    rememberBase(db, publicationId, seen.content);
    clearConfirmed(db, publicationId);
  });
  tell(backend, postId);
}
