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
 * Updates the import's record of this post, so that its next reading does not take the blog's text for the author's. Called
 * once the remote text is the post's text.
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

// Converts a post of the API to an entry, which is taken in as those of backups and feeds.

const STATUS: Readonly<Record<RemoteStatus, Entry['status']>> = {
  live: 'live',
  draft: 'draft',
  scheduled: 'scheduled',
  binned: 'trashed',
};

/** A post with its body. */
export type WholePost = RemotePost & Readonly<{ content: string }>;

/** Cache: a post is compared before its transaction and in it. */
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
  // An ended publication no longer follows the blog.
  if (publication.ended) return false;
  if (publication.busy) return noteMadePublic(context, publication, post);
  const { db } = context;
  const { postId } = publication;
  const hasNewPresence = notePresence(db, publication, post);
  const turned = turnInto(context, publication, post);
  const hasNewContent = !isKnown({ db, ahead }, publication, post);
  const hasRemoteChange = hasNewContent && !isAsImported(db, blog, publication, post);
  if (hasNewContent && !hasRemoteChange) {
    rememberBase(db, publication.id, contentOf(post));
    setCategoriesApart(context, publication, post);
  }
  // A change to a post in the blog's bin needs no decision.
  if (hasRemoteChange && (post.status !== 'binned' || publication.untouched)) {
    const outcome = takeRemoteChange(context, ahead, publication.id, post);
    if (outcome === 'taken') noteSource(db, blog, postId, post);
    else if (!publication.untouched)
      addMirrorNote(db, blog.id, { code: 'changed-both', title: post.title, postId });
  }
  // The remote change was reverted on the blog: there is nothing left to decide.
  else if (
    !hasRemoteChange &&
    publication.remote !== undefined &&
    !saysTheSame(ahead, publication.kind, publication.remote, contentOf(post))
  )
    rememberBase(db, publication.id, contentOf(post));
  if (hasNewPresence || hasRemoteChange) refreshStatus(db, postId);
  return hasNewPresence || turned || hasRemoteChange;
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
 * Whether the post is unchanged since an import read its page. The account reads the source of that page, which then replaces
 * the unchanged working copy byte for byte.
 */
function isAsImported(db: WritableDb, blog: Blog, publication: Mirrored, post: WholePost): boolean {
  const { untouched, wasSent, kind } = publication;
  if (untouched || wasSent || htmlRulesOf(kind) !== 'blocks' || post.updated === undefined) return false;
  const body = findSource(db, `${blog.id}/${post.id}`)?.reported.body;
  return body?.[1] === Math.floor(post.updated / 1000);
}

/**
 * Moves the site's categories, which an import stored as labels, out of the labels: an account has them apart from tags, and
 * an update must not create tags of them.
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

/** Stores status, address, date, review state and details as the blog reports them. Returns whether any changed. */
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
  // An unchanged post that was mirrored from the blog's bin leaves it here too.
  if (publication.remoteStatus === 'binned' && publication.untouched && !publication.wasSent)
    run(db, sql`UPDATE posts SET binned_at = NULL WHERE id = ${publication.postId}`);
  return true;
}
