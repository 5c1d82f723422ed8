/** What the blog now says of a post, where an import knows it too: its next reading must not take that for the author's. */
import { fieldsOf } from '../../exchange/imports/entry-document.ts';
import { getKnownBlog } from '../../exchange/imports/known-blogs.ts';
import { bodyOf } from '../../exchange/imports/read-body.ts';
import { mergeReported } from '../../exchange/imports/reported.ts';
import { findSource, keepSource } from '../../exchange/imports/entry-rows.ts';
import type { WritableDb } from '../../library/sql.ts';
import { get, sql } from '../../library/sql.ts';
import { entryOf } from './mirror-entry.ts';
import type { WholePost } from './mirror-entry.ts';

/** Called once the blog's words are the post's text. */
export function noteSource(
  db: WritableDb,
  blog: Readonly<{ id: string; remoteId: string }>,
  postId: string,
  post: WholePost,
): void {
  const key = `${blog.id}/${post.id}`;
  const source = findSource(db, key);
  const hash = get<{ document_hash: string }>(
    db,
    sql`SELECT document_hash FROM posts WHERE id = ${postId}`,
  )?.document_hash;
  if (source === undefined || hash === undefined) return;
  const entry = entryOf(post, blog.remoteId);
  const { reported } = mergeReported(
    source.reported,
    fieldsOf(entry, getKnownBlog(db, blog.id), bodyOf(entry)),
  );
  keepSource(db, { key, postId, reported, documentHash: hash }, undefined);
}
