/**
 * Words that were changed on the web, into the post they belong to. They are kept as a revision « Modifié sur le web »
 * whatever happens; where nobody has touched the post here, they also become its text.
 */
import { createHash } from 'node:crypto';
import type { Post } from '../../../../interview/document.ts';
import { findPublicationMarks } from '../../../../interview/marks.ts';
import type { Entry } from '../../exchange/entries.ts';
import { fieldsOf } from '../../exchange/imports/entry-document.ts';
import { getKnownBlog } from '../../exchange/imports/known-blogs.ts';
import { withKnownPictures } from '../../exchange/imports/pictures-met.ts';
import { keepRevision, replaceDocument } from '../../exchange/imports/post-rows.ts';
import { bodyOf, readBody } from '../../exchange/imports/read-body.ts';
import { mergeSaid } from '../../exchange/imports/said.ts';
import { findSource, keepSource } from '../../exchange/imports/source-rows.ts';
import { holdsPicture } from '../../exchange/imports/writing.ts';
import { readDocument } from '../../library/read-document.ts';
import type { WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';
import { rememberBase, rememberFound } from '../publications.ts';
import { remoteDocument } from '../remote-revision.ts';
import { contentOf } from '../work.ts';
import type { WholePost } from './mirror-entry.ts';
import { entryOf } from './mirror-entry.ts';
import type { Mirrored } from './mirrored-rows.ts';

export type WebChange = Readonly<{
  db: WritableDb;
  moment: Readonly<{ now: number; newId: () => string }>;
  blog: Readonly<{ id: string; remoteId: string }>;
  /** Indexed at the end of the chunk. */
  index(postRowid: number, document: Post): void;
}>;

/** Called in the transaction of a chunk. Returns whether the words became the post's text. */
export function takeWebChange(
  { db, moment, blog, index }: WebChange,
  publication: Mirrored,
  post: WholePost,
): boolean {
  const head = get<{ rowid: number; document: string }>(
    db,
    sql`SELECT rowid, document FROM posts WHERE id = ${publication.postId}`,
  );
  if (head === undefined) throw new Error(`no post ${publication.postId}`);
  const found = contentOf(post);
  const document = webDocument(db, readDocument(head.document), entryOf(post, blog.remoteId), moment.newId);
  if (document === undefined || !publication.untouched) {
    if (document !== undefined) keepRevision(db, head.rowid, document, 'remote', moment);
    rememberFound(db, publication.id, found, moment.now);
    return false;
  }
  const { hash } = replaceDocument(db, head.rowid, document, post.updated, moment.now);
  keepRevision(db, head.rowid, document, 'remote', moment);
  rememberBase(db, publication.id, found);
  run(
    db,
    sql`UPDATE publications SET sent_hash = ${hash}, sent_document = NULL WHERE id = ${publication.id}`,
  );
  noteSource(db, { blog, publication, post, hash });
  index(head.rowid, document);
  return true;
}

/** What stands on the blog as a document; undefined where it is too large for one. */
function webDocument(db: WritableDb, ours: Post, entry: Entry, newId: () => string): Post | undefined {
  const content = { title: entry.title, labels: entry.labels ?? [], content: entry.html ?? '' };
  if (findPublicationMarks(content.content).length > 0) return remoteDocument(content, ours, newId);
  const body = bodyOf(entry);
  const read =
    body === undefined
      ? undefined
      : readBody(body, {
          language: ours.language,
          ofBlog: true,
          newId,
          known: ours.participants,
          holdsPicture: (sha256) => holdsPicture(db, sha256),
        });
  if (read === undefined) return undefined;
  const { lead: _lead, ...rest } = remoteDocument({ ...content, content: '' }, ours, newId);
  return withKnownPictures(db, {
    ...rest,
    kind: ours.kind === 'page' ? 'page' : read.turns ? 'interview' : 'article',
    participants: read.participants,
    ...(read.lead === undefined ? {} : { lead: read.lead }),
    body: read.body,
  });
}

type Written = Readonly<{ blog: WebChange['blog']; publication: Mirrored; post: WholePost; hash: string }>;

/** Where an import knows this post too: it must not take the blog's newest words for the author's. */
function noteSource(db: WritableDb, { blog, publication, post, hash }: Written): void {
  const key = `${blog.id}/${post.id}`;
  const source = findSource(db, key);
  if (source === undefined) return;
  const entry = entryOf(post, blog.remoteId);
  const sha256 = createHash('sha256').update(post.content).digest('hex');
  const { said } = mergeSaid(source.said, fieldsOf(entry, getKnownBlog(db, blog.id), bodyOf(entry), sha256));
  keepSource(db, { key, postId: publication.postId, said, documentHash: hash }, undefined);
}
