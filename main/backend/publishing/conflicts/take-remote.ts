/** What someone else wrote on the blog comes in: as a revision always, as the working copy where nothing was changed here. */
import type { PublishingContext } from '../destinations/publishing-context.ts';
import { DOCUMENT_VERSION } from '#interview/document.ts';
import type { Context } from '../../core/context.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import { hashDocument, savePost } from '../../library/posts/posts.ts';
import { findOpenJobOf } from '../../library/publications/jobs.ts';
import {
  type Content,
  getPublication,
  type PublicationRecord,
  rememberBase,
  rememberRemoteContent,
  rememberRemote,
  rememberSent,
  rememberStatus,
  contentOf,
} from '../../library/publications/publications.ts';
import { keepDocument } from '../../library/posts/remote-revision.ts';
import type { RemotePost } from '../../library/publications/remote.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import { all, sql, transaction } from '../../core/sql.ts';
import { lastSeen, sameContent } from '../texts/same-content.ts';
import { keepMine, remoteVersion, seenDocument, type VersionReader, versionsOf } from './versions.ts';

// Posts open in the editor: nothing replaces a text under the caret (docs/design/publishing.md#conflicts). Reported by the
// page, kept for this run only; a page that forgets to close one keeps the blog's version waiting, and loses nothing.

export const isOpen = (context: Pick<Context, 'openPosts'>, postId: string): boolean =>
  context.openPosts.has(postId);

export function setOpen({ openPosts }: Pick<Context, 'openPosts'>, postId: string, open: boolean): void {
  if (open) openPosts.add(postId);
  else openPosts.delete(postId);
}

/**
 * `same`: it says what was last seen there. `taken`: it is the working copy now. `kept`: it is a revision, and what stands
 * there is remembered: the post was changed here too, is open, or a job works on it. `ended`: another publication took the
 * place of this one, or it never stood there.
 */
export type Taken = 'same' | 'taken' | 'kept' | 'ended';

/**
 * For the mirror of a blog, when it meets a post of ours, and for an update that has nothing of its own to say. `remote` is
 * the whole post with its body; its status is remembered. Nothing here is erased, whatever became of it there. Tells the page.
 * Throws document.too-large, and what Ahead's `get` does.
 */
export function takeRemoteChange(
  context: Context,
  ahead: Ahead,
  publicationId: string,
  remote: RemotePost,
): Taken {
  const { db } = context;
  const publication = getPublication(db, publicationId);
  if (publication.remoteId !== remote.id || publication.base === undefined) return 'ended';
  const found = lastSeen({ db, ahead }, publication, contentOf(remote));
  const { base, kind } = publication;
  if (sameContent(ahead, kind, found, base)) {
    transaction(db, () => {
      // It was changed there and changed back: nothing is to be chosen any more.
      if (publication.remote !== undefined) rememberBase(db, publicationId, contentOf(remote));
      rememberRemote(db, publicationId, { ...remote, content: undefined });
      refreshStatus(db, publication.postId);
    });
    if (publication.remote !== undefined) tell(context, publication.postId, false);
    return 'same';
  }
  const known = publication.remote !== undefined && sameContent(ahead, kind, found, publication.remote);
  const taken = transaction(db, () => {
    keepRemoteContent(context, ahead, publication, found, { changedAt: remote.updated });
    rememberRemote(db, publicationId, { ...remote, content: undefined });
    const done = adopt(context, ahead, publicationId);
    refreshStatus(db, publication.postId);
    return done;
  });
  if (!known || taken) tell(context, publication.postId, taken);
  return taken ? 'taken' : 'kept';
}

/** The blog no longer knows the post (`gone`), or has it in its bin: said, and nothing else. Tells the page. */
export function noteRemoteGone(
  context: Pick<Context, 'db' | 'emit'>,
  publicationId: string,
  status: 'gone' | 'binned',
): void {
  const { db } = context;
  const { postId } = getPublication(db, publicationId);
  transaction(db, () => {
    rememberStatus(db, publicationId, status);
    refreshStatus(db, postId);
  });
  context.emit('publications.changed', { postIds: [postId] });
  context.emit('posts.changed', { ids: [postId] });
}

/**
 * Asks for what `takeRemoteChange` will ask for. Changes nothing. Throws document.too-large, post.not-found, and what
 * Ahead's `get` does.
 */
export function meetRemote(reader: VersionReader, publication: PublicationRecord, remote: RemotePost): void {
  const { db, ahead } = reader;
  const found = lastSeen(reader, publication, contentOf(remote));
  for (const known of [publication.base, publication.remote])
    if (known !== undefined) sameContent(ahead, publication.kind, found, known);
  const seen = publication.base ?? found;
  const document = seenDocument(reader, publication, seen, workingCopy(db, publication.postId).document);
  remoteVersion(reader, document, seen, found);
}

/**
 * In a transaction: the blog's words become a revision, once, and what stands there is remembered. Throws document.too-large,
 * and what Ahead's `get` does.
 */
export function keepRemoteContent(
  context: Context,
  ahead: Ahead,
  publication: PublicationRecord,
  found: Content,
  { written, changedAt }: Readonly<{ written?: string; changedAt?: number | undefined }> = {},
): void {
  if (publication.remote === undefined || !sameContent(ahead, publication.kind, publication.remote, found))
    keepFound(context, ahead, publication, found, written);
  rememberRemoteContent(context.db, publication.id, found, context.now(), changedAt);
}

/**
 * In a transaction: what was found on the blog becomes a revision, unless it is one. Throws document.too-large, and what
 * Ahead's `get` does.
 */
export function keepFound(
  { db, now, newId }: Context,
  ahead: Ahead,
  publication: PublicationRecord,
  found: Content,
  written?: string,
): void {
  const { base: seen = found, postId } = publication;
  const working = workingCopy(db, postId);
  const document = seenDocument({ db, ahead }, publication, seen, written ?? working.document);
  const read = remoteVersion({ db, ahead }, document, seen, found);
  const moment = { now: now(), newId };
  // What the author is told is true at once: both texts are in the history.
  if (working.documentHash !== publication.sentHash) keepMine(db, postId, working, moment);
  keepDocument(db, postId, { json: JSON.stringify(read), version: DOCUMENT_VERSION, read }, 'remote', moment);
}

/**
 * In a transaction: what was found takes the place of a text that was not changed here since it was sent. False where it
 * was, where the post is open or in the bin, or where a job works on it.
 */
function adopt(context: Context, ahead: Ahead, publicationId: string): boolean {
  const { db, now, newId } = context;
  const publication = getPublication(db, publicationId);
  const { postId, remote: found, sentHash } = publication;
  const working = workingCopy(db, postId);
  if (found === undefined || working.documentHash !== sentHash || working.binned) return false;
  if (isOpen(context, postId) || findOpenJobOf(db, publicationId) !== undefined) return false;
  const versions = versionsOf({ db, ahead }, publication);
  if (versions === undefined) return false;
  const moment = { now: now(), newId };
  const json = JSON.stringify(versions.theirs);
  savePost(
    db,
    { id: postId, baseSave: working.saveNumber, saveId: newId(), document: versions.theirs },
    moment,
  );
  rememberBase(db, publicationId, found);
  rememberSent(db, publicationId, json, hashDocument(json), moment.now);
  return true;
}

/** A post is no longer open: what waited for it takes its place, where nothing was changed here. */
export async function letGo(context: PublishingContext, postId: string): Promise<void> {
  if (!context.writable) return;
  const { db } = context;
  const { ahead } = context;
  const waiting = all<{ id: string }>(
    db,
    sql`
    SELECT id FROM publications WHERE post_id = ${postId} AND remote_content IS NOT NULL AND ended_at IS NULL
      AND remote_status IN ('live', 'scheduled')`,
  );
  for (const { id } of waiting) {
    const taken = await ahead.whenRead(() =>
      transaction(db, () => {
        const done = adopt(context, ahead, id);
        if (done) refreshStatus(db, postId);
        return done;
      }),
    );
    if (taken) tell(context, postId, true);
  }
}

/** `taken`: the working copy is another now. */
function tell(context: Pick<Context, 'emit'>, postId: string, taken: boolean): void {
  context.emit('publications.changed', { postIds: [postId] });
  context.emit('posts.changed', { ids: [postId] });
  context.emit('conflicts.changed-on-web', { postIds: [postId], taken });
}
