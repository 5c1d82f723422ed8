/** A post or page that its blog no longer has: said once, and its text here stays as it is. */
import { rememberStatus } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { get, type ReadableDb, sql, transaction } from '../../core/sql.ts';
import { findMirrored } from './mirrored-rows.ts';
import { addMirrorNote } from '../../library/publications/mirror-rows.ts';
import type { MirrorWork } from './mirror-work.ts';

/** A post's title as it is here. */
const titleOf = (db: ReadableDb, postId: string): string =>
  get<{ title: string }>(db, sql`SELECT title FROM posts WHERE id = ${postId}`)?.title ?? '';

export function noteGone({ context, blog, changed }: MirrorWork, remoteId: string): void {
  const { db } = context;
  const publication = findMirrored(db, blog.id, remoteId);
  if (publication === undefined || publication.busy) return;
  transaction(db, () => {
    rememberStatus(db, publication.id, 'gone');
    refreshStatus(db, publication.postId);
    // What lay in the blog's bin is emptied by the blog itself, after some weeks.
    if (publication.remoteStatus !== 'binned')
      addMirrorNote(db, blog.id, {
        code: 'gone',
        title: titleOf(db, publication.postId),
        postId: publication.postId,
      });
  });
  changed([publication.postId]);
}
