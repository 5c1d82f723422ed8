/**
 * Words that were changed on the web, into the post they belong to. They are kept as a revision « Modifié sur le web »
 * whatever happens; where nobody has touched the post here, they also become its text.
 */
import type { Post } from '../../../../interview/document.ts';
import { findPublicationMarks } from '../../../../interview/marks.ts';
import type { Backend } from '../../context.ts';
import { withKnownPictures } from '../../exchange/imports/pictures-met.ts';
import { keepRevision, replaceDocument } from '../../exchange/imports/post-rows.ts';
import { bodyOf, readBody } from '../../exchange/imports/read-body.ts';
import { holdsPicture } from '../../exchange/imports/writing.ts';
import { readDocument } from '../../library/read-document.ts';
import type { WritableDb } from '../../library/sql.ts';
import { get, run, sql, transaction } from '../../library/sql.ts';
import { indexPost } from '../../search/index-post.ts';
import type { RemotePost } from '../blogger-shapes.ts';
import { getPublication, rememberBase, rememberFound } from '../publications.ts';
import type { Content } from '../publications.ts';
import { remoteDocument } from '../remote-revision.ts';
import { contentOf } from '../work.ts';

/**
 * `taken`: the blog's words are the post's text now. `kept`: they are a revision, and are remembered as what was found
 * there. Called where they are known to be other words than what was last seen; joins the caller's transaction.
 */
export function takeRemoteChange(
  { db, now, newId }: Backend,
  publicationId: string,
  remote: RemotePost,
): 'taken' | 'kept' {
  return transaction(db, () => {
    const publication = getPublication(db, publicationId);
    const head = get<{ rowid: number; document: string; document_hash: string }>(
      db,
      sql`SELECT rowid, document, document_hash FROM posts WHERE id = ${publication.postId}`,
    );
    if (head === undefined) throw new Error(`no post ${publication.postId}`);
    const moment = { now: now(), newId };
    const found = contentOf(remote);
    const document = webDocument(db, readDocument(head.document), found, newId);
    if (document !== undefined) keepRevision(db, head.rowid, document, 'remote', moment);
    if (document === undefined || head.document_hash !== publication.sentHash) {
      rememberFound(db, publicationId, found, moment.now);
      return 'kept';
    }
    const { hash } = replaceDocument(db, head.rowid, document, remote.updated, moment.now);
    rememberBase(db, publicationId, found);
    run(
      db,
      sql`UPDATE publications SET sent_hash = ${hash}, sent_document = NULL WHERE id = ${publicationId}`,
    );
    indexPost(db, { postRowid: head.rowid, document });
    return 'taken';
  });
}

/** What stands on the blog as a document; undefined where it is too large for one. */
function webDocument(db: WritableDb, ours: Post, found: Content, newId: () => string): Post | undefined {
  if (findPublicationMarks(found.content).length > 0) return remoteDocument(found, ours, newId);
  const body = bodyOf({ html: found.content });
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
  const { lead: _lead, ...rest } = remoteDocument({ ...found, content: '' }, ours, newId);
  return withKnownPictures(db, {
    ...rest,
    kind: ours.kind === 'page' ? 'page' : read.turns ? 'interview' : 'article',
    participants: read.participants,
    ...(read.lead === undefined ? {} : { lead: read.lead }),
    body: read.body,
  });
}
