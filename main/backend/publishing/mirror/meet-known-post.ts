/** Handles a remote post that is known here: notes changes of its status, takes in changes of its text. */
import { htmlRulesOf } from '#interview/destinations.ts';
import { foldKey } from '#interview/fold-key.ts';
import { changedDetails } from '#interview/post-details.ts';
import type { Context } from '../../core/context.ts';
import type { Entry } from '../../exchange/sources/entries.ts';
import { fieldsOf } from '../../exchange/imports/entry-document.ts';
import { findSource, keepSource } from '../../exchange/imports/entry-rows.ts';
import { getKnownBlog } from '../../exchange/imports/known-blogs.ts';
import { bodyOf } from '../../exchange/sources/read-body.ts';
import { mergeReported } from '../../exchange/imports/reported.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import { rememberBase, rememberRemote, contentOf } from '../../library/publications/publications.ts';
import type { RemotePost, RemoteStatus } from '../../library/publications/remote.ts';
import { savePost } from '../../library/posts/posts.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { get, run, sql, type WritableDb } from '../../core/sql.ts';
import { takeRemoteChange } from '../conflicts/take-remote.ts';
import { saysTheSame } from '../texts/same-content.ts';
import { isKnown, type Mirrored } from './mirrored-rows.ts';
import { turnInto } from './page-or-post.ts';
import { addMirrorNote } from '../../library/publications/mirror-rows.ts';

/**
 * Where an import knows a post too, its next reading must not take for the author's what the blog says now. Called once the
 * blog's words are the post's text.
 */
function noteSource(
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

// A post as the API gives it, as an entry: it comes in by the same way as those of backups and feeds.

const STATUS: Readonly<Record<RemoteStatus, Entry['status']>> = {
  live: 'live',
  draft: 'draft',
  scheduled: 'scheduled',
  binned: 'trashed',
};

/** A post whose body was asked for. */
export type WholePost = RemotePost & Readonly<{ content: string }>;

/** The same post is met before its transaction, and in it: what was worked out of its entry is kept with that. */
const entries = new WeakMap<WholePost, Entry>();

export function entryOf(post: WholePost, blogRemoteId: string): Entry {
  const entry = entries.get(post) ?? entryMade(post, blogRemoteId);
  entries.set(post, entry);
  return entry;
}

const entryMade = (post: WholePost, blogRemoteId: string): Entry => ({
  kind: post.page === true ? 'page' : 'post',
  blogRemoteId,
  remoteId: post.id,
  title: post.title,
  html: post.content,
  status: STATUS[post.status],
  labels: post.labels,
  ...(post.published === undefined ? {} : { publishedAt: post.published }),
  ...(post.updated === undefined ? {} : { updatedAt: post.updated }),
  ...(post.trashed === undefined ? {} : { trashedAt: post.trashed }),
  ...(post.url === undefined ? {} : { url: post.url }),
  ...(post.author?.displayName === undefined ? {} : { author: post.author.displayName }),
  toAccount: { author: post.author, pending: post.pending, details: post.details },
});

type Blog = Readonly<{ id: string; remoteId: string }>;

/** Called in the transaction of a chunk. Returns whether anything was written. */
export function meetKnownPost(
  context: Context,
  ahead: Ahead,
  blog: Blog,
  publication: Mirrored,
  post: WholePost,
): boolean {
  // An ended publication is the past of its post.
  if (publication.ended) return false;
  if (publication.busy) return noteMadePublic(context, publication, post);
  const { db } = context;
  const { postId } = publication;
  const moved = notePresence(db, publication, post);
  const turned = turnInto(context, publication, post);
  const other = !isKnown({ db, ahead }, publication, post);
  const words = other && !isAsImported(db, blog, publication, post);
  if (other && !words) {
    rememberBase(db, publication.id, contentOf(post));
    setCategoriesApart(context, publication, post);
  }
  // What lies in the blog's bin asks for no decision.
  if (words && (post.status !== 'binned' || publication.untouched)) {
    const taken = takeRemoteChange(context, ahead, publication.id, post);
    if (taken === 'taken') noteSource(db, blog, postId, post);
    else if (!publication.untouched)
      addMirrorNote(db, blog.id, { code: 'changed-both', title: post.title, postId });
  }
  // Somebody's change was taken back on the web: there is nothing to decide any more.
  else if (
    !words &&
    publication.remote !== undefined &&
    !saysTheSame(ahead, publication.kind, publication.remote, contentOf(post))
  )
    rememberBase(db, publication.id, contentOf(post));
  if (moved || words) refreshStatus(db, postId);
  return moved || turned || words;
}

/**
 * Notes that a post is public now, if its open job waits for the author: such a job reads nothing on the blog, and readers see
 * the post, whatever is chosen. Returns whether anything was written.
 */
function noteMadePublic({ db }: Pick<Context, 'db'>, publication: Mirrored, post: WholePost): boolean {
  if (!publication.isStopped || post.status !== 'live' || publication.remoteStatus === 'live') return false;
  notePresence(db, publication, post);
  refreshStatus(db, publication.postId);
  return true;
}

/**
 * Whether nobody changed the post since an import read it. The import read the page, the account reads the text
 * behind it, which replaces an unchanged working copy, with its bytes.
 */
function isAsImported(db: WritableDb, blog: Blog, publication: Mirrored, post: WholePost): boolean {
  const { untouched, wasSent, kind } = publication;
  if (untouched || wasSent || htmlRulesOf(kind) !== 'blocks' || post.updated === undefined) return false;
  const body = findSource(db, `${blog.id}/${post.id}`)?.reported.body;
  return body?.[1] === Math.floor(post.updated / 1000);
}

/**
 * An import made labels of the site's categories, which an account keeps beside its tags: there they stay, and an update
 * makes no tags of them.
 */
function setCategoriesApart({ db, now, newId }: Context, { base, postId }: Mirrored, post: WholePost): void {
  const categories = new Set(post.details?.categories?.map(foldKey));
  const tags = new Set(post.labels.map(foldKey));
  const brought = new Set(
    base?.labels.map(foldKey).filter((label) => categories.has(label) && !tags.has(label)),
  );
  const working = workingCopy(db, postId);
  const document = readDocument(working.document);
  const labels = document.labels.filter((label) => !brought.has(foldKey(label)));
  if (working.binned || labels.length === document.labels.length) return;
  savePost(
    db,
    { id: postId, baseSave: working.saveNumber, saveId: newId(), document: { ...document, labels } },
    { now: now(), newId },
  );
}

/** Status, address and date, whether it waits for an editor, and what stands beside the text, as the blog says them now. Returns whether that was news. */
function notePresence(db: WritableDb, publication: Mirrored, post: WholePost): boolean {
  const online = post.status === 'live' || post.status === 'scheduled';
  const same =
    publication.remoteStatus === post.status &&
    publication.pending === (post.pending === true) &&
    (post.url === undefined || publication.url === post.url) &&
    (!online || post.published === undefined || publication.publishedAt === post.published) &&
    Object.keys(changedDetails(post.details ?? {}, publication.details)).length === 0;
  if (same) return false;
  rememberRemote(db, publication.id, { ...post, content: undefined });
  // A post that came here from the blog's bin, and that nobody touched, comes out of the bin with it.
  if (publication.remoteStatus === 'binned' && publication.untouched && !publication.wasSent)
    run(db, sql`UPDATE posts SET binned_at = NULL WHERE id = ${publication.postId}`);
  return true;
}
