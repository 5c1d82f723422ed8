/**
 * Settles remote posts with a mark of ours and an unknown id. One is the publication itself, its id lost with an
 * answer or by an older backup: it is adopted, never a second row. Surplus drafts equal to a sent text go to
 * the blog's bin; edited ones stay, with a note.
 */
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import { DOCUMENT_VERSION } from '#interview/document.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { hashDocument } from '../../library/posts/posts.ts';
import { get, run, sql, transaction } from '../../core/sql.ts';
import { listSent } from '../texts/sent-texts.ts';
import {
  findPublication,
  getPublication,
  rememberBase,
  rememberRemoteContent,
  rememberRemote,
  rememberSent,
  contentOf,
} from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { markedVersion } from '../conflicts/versions.ts';
import { keepDocument } from '../../library/posts/remote-revision.ts';
import { holdsNow, isUnreadable, saysTheSame } from '../texts/same-content.ts';
import type { WholePost } from './meet-known-post.ts';
import { addMirrorNote, countMirror } from '../../library/publications/mirror-rows.ts';
import { askForPost } from './mirror-work.ts';
import type { MirrorWork } from './mirror-work.ts';
import { forgetMark, listMarks } from './walk-rows.ts';
import type { MarkRow } from './walk-rows.ts';

export async function settleMarks(work: MirrorWork): Promise<void> {
  const { context, blog, turn, changed, signal } = work;
  const { ahead } = context;
  const marks = listMarks(context.db, blog.id);
  for (const publicationId of new Set(marks.map((mark) => mark.publicationId))) {
    const rows = marks.filter((mark) => mark.publicationId === publicationId);
    await turn(async () => {
      const posts: WholePost[] = [];
      for (const { remoteId } of rows) {
        const post = await askForPost(work, remoteId);
        if (post !== undefined && post.status !== 'binned') posts.push(post);
      }
      let own: Own | undefined;
      try {
        own = await ahead.whenRead(
          () => transaction(context.db, () => adopt(work, ahead, rows[0], posts)),
          signal,
        );
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        // The mark is settled in a later run, once the post can be read.
        addMirrorNote(context.db, blog.id, {
          code: 'left-out',
          title: posts[0]?.title ?? '',
          postId: rows[0]?.postId,
        });
        return;
      }
      if (own !== undefined) await settleOthers(work, own, posts);
      forgetMark(context.db, blog.id, publicationId);
      changed(rows.map((row) => row.postId));
    });
  }
}

type Own = Readonly<{ publicationId: string; postId: string; remoteId: string | undefined }>;

/** The publication of these posts, with its remote id after the adoption. */
function adopt(
  work: MirrorWork,
  ahead: Ahead,
  mark: MarkRow | undefined,
  posts: readonly WholePost[],
): Own | undefined {
  const { context, blog } = work;
  const { db } = context;
  if (mark === undefined || posts.length === 0) return undefined;
  const { postId } = mark;
  const marked = get<{ ended_at: number | null }>(
    db,
    sql`SELECT ended_at FROM publications WHERE id = ${mark.publicationId}`,
  );
  // By its own mark, or by the mark of a pending publication on this blog.
  const open = findPublication(db, postId, blog.id);
  const id = marked === undefined ? (open?.id ?? mark.publicationId) : mark.publicationId;
  const before = marked === undefined ? open : getPublication(db, id);
  const own = { publicationId: id, postId, remoteId: before?.remoteId };
  const settled = before?.remoteId !== undefined && before.remoteStatus !== 'gone';
  if (settled || (marked !== undefined && marked.ended_at !== null)) return own;

  const sent = before === undefined ? [] : listSent(db, id);
  const online = posts
    .filter((post) => post.status !== 'draft')
    .toSorted((one, other) => (one.published ?? 0) - (other.published ?? 0))[0];
  const untouched = posts.find((post) =>
    sent.some((one) => saysTheSame(ahead, blog.kind, contentOf(post), one)),
  );
  // Without a row of the mark no sent text is known: the first draft is adopted.
  const ownPost = online ?? untouched ?? (before === undefined ? posts[0] : undefined);
  if (ownPost === undefined) return own;
  if (before === undefined)
    run(
      db,
      sql`
      INSERT INTO publications (id, post_id, blog_id, created_at) VALUES (${id}, ${postId}, ${blog.id}, ${context.now()})`,
    );
  take(work, ahead, { id, postId, sent }, ownPost);
  countMirror(db, blog.id, { done: 0, added: 0, changed: 1 });
  return { ...own, remoteId: ownPost.id };
}

type Taken = Readonly<{ id: string; postId: string; sent: ReturnType<typeof listSent> }>;

function take(
  { context: { db, now, newId }, blog }: MirrorWork,
  ahead: Ahead,
  { id, postId, sent }: Taken,
  ownPost: WholePost,
): void {
  const content = contentOf(ownPost);
  rememberRemote(db, id, { ...ownPost, content: undefined });
  const ancestor = sent.find((one) => saysTheSame(ahead, blog.kind, content, one));
  const document = get<{ document: string }>(
    db,
    sql`SELECT document FROM posts WHERE id = ${postId}`,
  )?.document;
  if (ancestor !== undefined) {
    rememberBase(db, id, content);
    const job = get<{ document: string; document_hash: string }>(
      db,
      sql`
      SELECT document, document_hash FROM jobs WHERE publication_id = ${id} AND content = ${ancestor.content}
        AND title = ${ancestor.title} ORDER BY rowid DESC LIMIT 1`,
    );
    // A draft does not prove a publication: an open job continues from it.
    if (job !== undefined && ownPost.status !== 'draft')
      rememberSent(db, id, job.document, job.document_hash, now());
  } else if (document !== undefined) {
    const localDocument = readDocument(document);
    const remoteDocument = withCurrentPeople(db, markedVersion(ahead, content, localDocument));
    if (changesByTurn(localDocument, remoteDocument).length === 0) {
      rememberBase(db, id, content);
      rememberSent(db, id, document, hashDocument(document), now());
    } else {
      // Not the last sent text: without a base nothing is written over it, and the author decides.
      keepDocument(
        db,
        postId,
        { json: JSON.stringify(remoteDocument), version: DOCUMENT_VERSION },
        'remote',
        {
          now: now(),
          newId,
        },
      );
      rememberRemoteContent(db, id, content, now(), ownPost.updated);
    }
  }
  refreshStatus(db, postId);
}

/** Surplus drafts, just read: deleted if they equal a sent text, otherwise reported. */
async function settleOthers(work: MirrorWork, own: Own, posts: readonly WholePost[]): Promise<void> {
  const { context, blog, ask, signal } = work;
  const { db, ahead } = context;
  const sent = listSent(db, own.publicationId);
  for (const post of posts) {
    if (post.id === own.remoteId) continue;
    const isOurs = (one: WholePost): boolean =>
      one.status === 'draft' && sent.some((text) => saysTheSame(ahead, blog.kind, contentOf(one), text));
    const again = (): Promise<WholePost | undefined> => askForPost(work, post.id);
    // Read again immediately before the deletion: a person may be editing it.
    const settles =
      own.remoteId !== undefined &&
      (await ahead.whenRead(() => isOurs(post), signal)) &&
      (await holdsNow(ahead, await again(), again, isOurs, signal));
    if (settles) await ask((destination) => destination.bin(post.id));
    addMirrorNote(db, blog.id, {
      code: settles ? 'draft-removed' : post.status === 'draft' ? 'draft-kept' : 'online-twice',
      title: post.title,
      postId: own.postId,
    });
  }
}
