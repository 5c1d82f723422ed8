/** Handles a post or page that its blog no longer has: adds a note once, and keeps its text here. */
import { rememberStatus } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { get, type ReadableDb, sql, transaction } from '../../core/sql.ts';
import { findMirrored } from './mirrored-rows.ts';
import { addMirrorNote } from '../../library/publications/mirror-rows.ts';
import type { MirrorWork } from './mirror-work.ts';

/** The post's title in this library. */
const titleOf = (db: ReadableDb, postId: string): string =>
  get<{ title: string }>(db, sql`SELECT title FROM posts WHERE id = ${postId}`)?.title ?? '';

export function noteGone({ context, blog, changed }: MirrorWork, remoteId: string): void {
  const { db } = context;
  const publication = findMirrored(db, blog.id, remoteId);
  if (publication === undefined || publication.busy) return;
  transaction(db, () => {
    rememberStatus(db, publication.id, 'gone');
    refreshStatus(db, publication.postId);
    // The blog empties its bin itself after some weeks.
    if (publication.remoteStatus !== 'binned')
      addMirrorNote(db, blog.id, {
        code: 'gone',
        title: titleOf(db, publication.postId),
        postId: publication.postId,
      });
  });
  changed([publication.postId]);
}
