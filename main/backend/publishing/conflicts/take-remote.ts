/** Takes in remote changes: always as a revision, and as the working copy if nothing was changed here. */
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
 * `same`: equal to the content last seen. `taken`: it is the working copy now. `kept`: it is a revision and the stored remote
 * change, because the post was changed here too, is open, or is used by a job. `ended`: the publication has been replaced, or
 * was never online.
 */
export type Taken = 'same' | 'taken' | 'kept' | 'ended';

/**
 * Used by the mirror for a published post, and by an update without changes of its own. `remote` has its
 * body; its status is stored. Deletes nothing, even if the post is gone there. Notifies the page. Throws
 * document.too-large, and the errors of Ahead's `get`.
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
  const remoteContent = lastSeen({ db, ahead }, publication, contentOf(remote));
  const { base, kind } = publication;
  if (sameContent(ahead, kind, remoteContent, base)) {
    transaction(db, () => {
      // The remote change was reverted: the conflict is over.
      if (publication.remote !== undefined) rememberBase(db, publicationId, contentOf(remote));
      rememberRemote(db, publicationId, { ...remote, content: undefined });
      refreshStatus(db, publication.postId);
    });
    if (publication.remote !== undefined) tell(context, publication.postId, false);
    return 'same';
  }
  const isSameConflict =
    publication.remote !== undefined && sameContent(ahead, kind, remoteContent, publication.remote);
  const isTaken = transaction(db, () => {
    keepRemoteContent(context, ahead, publication, remoteContent, { changedAt: remote.updated });
    rememberRemote(db, publicationId, { ...remote, content: undefined });
    const done = adopt(context, ahead, publicationId);
    refreshStatus(db, publication.postId);
    return done;
  });
  if (!isSameConflict || isTaken) tell(context, publication.postId, isTaken);
  return isTaken ? 'taken' : 'kept';
}

/** Stores that the blog no longer has the post (`gone`), or has it in its bin; changes nothing else. Notifies the page. */
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
 * Requests ahead the readings `takeRemoteChange` needs. Changes nothing. Throws document.too-large, post.not-found,
 * and the errors of Ahead's `get`.
 */
export function meetRemote(reader: VersionReader, publication: PublicationRecord, remote: RemotePost): void {
  const { db, ahead } = reader;
  const remoteContent = lastSeen(reader, publication, contentOf(remote));
  for (const earlier of [publication.base, publication.remote])
    if (earlier !== undefined) sameContent(ahead, publication.kind, remoteContent, earlier);
  const baseContent = publication.base ?? remoteContent;
  const document = seenDocument(
    reader,
    publication,
    baseContent,
    workingCopy(db, publication.postId).document,
  );
  remoteVersion(reader, document, baseContent, remoteContent);
}

/**
 * In a transaction: stores the remote content, and makes it a revision unless it is the stored one already. Throws
 * document.too-large, and the errors of Ahead's `get`.
 */
export function keepRemoteContent(
  context: Context,
  ahead: Ahead,
  publication: PublicationRecord,
  remoteContent: Content,
  { written, changedAt }: Readonly<{ written?: string; changedAt?: number | undefined }> = {},
): void {
  if (
    publication.remote === undefined ||
    !sameContent(ahead, publication.kind, publication.remote, remoteContent)
  )
    keepRemoteRevision(context, ahead, publication, remoteContent, written);
  rememberRemoteContent(context.db, publication.id, remoteContent, context.now(), changedAt);
}

/**
 * In a transaction: makes the remote content a revision, unless it is one. Throws document.too-large, and the errors
 * of Ahead's `get`.
 */
export function keepRemoteRevision(
  { db, now, newId }: Context,
  ahead: Ahead,
  publication: PublicationRecord,
  remoteContent: Content,
  written?: string,
): void {
  const { base: baseContent = remoteContent, postId } = publication;
  const working = workingCopy(db, postId);
  const document = seenDocument({ db, ahead }, publication, baseContent, written ?? working.document);
  const remoteDocument = remoteVersion({ db, ahead }, document, baseContent, remoteContent);
  const moment = { now: now(), newId };
  // Both texts are in the history before the author is notified.
  if (working.documentHash !== publication.sentHash) keepMine(db, postId, working, moment);
  keepDocument(
    db,
    postId,
    { json: JSON.stringify(remoteDocument), version: DOCUMENT_VERSION, read: remoteDocument },
    'remote',
    moment,
  );
}

/**
 * In a transaction: replaces a working copy that was not changed since it was sent. False if it was, or if the post
 * is open, in the bin, or has an open job.
 */
function adopt(context: Context, ahead: Ahead, publicationId: string): boolean {
  const { db, now, newId } = context;
  const publication = getPublication(db, publicationId);
  const { postId, remote: remoteContent, sentHash } = publication;
  const working = workingCopy(db, postId);
  if (remoteContent === undefined || working.documentHash !== sentHash || working.binned) return false;
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
  rememberBase(db, publicationId, remoteContent);
  rememberSent(db, publicationId, json, hashDocument(json), moment.now);
  return true;
}

/** Called when a post is closed: a waiting remote change becomes the working copy, if nothing was changed here. */
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
    const isTaken = await ahead.whenRead(() =>
      transaction(db, () => {
        const done = adopt(context, ahead, id);
        if (done) refreshStatus(db, postId);
        return done;
      }),
    );
    if (isTaken) tell(context, postId, true);
  }
}

/** `isTaken`: the working copy was replaced. */
function tell(context: Pick<Context, 'emit'>, postId: string, isTaken: boolean): void {
  context.emit('publications.changed', { postIds: [postId] });
  context.emit('posts.changed', { ids: [postId] });
  context.emit('conflicts.changed-on-web', { postIds: [postId], taken: isTaken });
}
