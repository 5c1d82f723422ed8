/** A post of the blog that is known here: what changed of its presence is noted, what changed of its words is taken in. */
import type { Backend } from '../../app/backend.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { WritableDb } from '../../library/sql.ts';
import { run, sql } from '../../library/sql.ts';
import { rememberBase, rememberRemote } from '../../library/publications/publications.ts';
import { refreshStatus } from '../../library/publications/shown-publications.ts';
import { contentOf } from '../work.ts';
import { addSyncNote } from './sync-rows.ts';
import type { WholePost } from './mirror-entry.ts';
import { isKnown, saysTheSame } from './mirrored-rows.ts';
import type { Mirrored } from './mirrored-rows.ts';
import { noteSource } from './note-source.ts';
import { takeRemoteChange } from '../conflicts/take-remote.ts';

type Blog = Readonly<{ id: string; remoteId: string }>;

/** Called in the transaction of a chunk. Returns whether anything was written. */
export function meetKnownPost(
  backend: Backend,
  ahead: Ahead,
  blog: Blog,
  publication: Mirrored,
  post: WholePost,
): boolean {
  // What a job works on it reads itself; an ended publication is the past of its post.
  if (publication.busy || publication.ended) return false;
  const { db } = backend;
  const { postId } = publication;
  const moved = notePresence(db, publication, post);
  const words = !isKnown(db, publication, post);
  // What lies in Blogger's bin asks for no decision.
  if (words && (post.status !== 'binned' || publication.untouched)) {
    const taken = takeRemoteChange(backend, ahead, publication.id, post);
    if (taken === 'taken') noteSource(db, blog, postId, post);
    else if (!publication.untouched)
      addSyncNote(db, blog.id, { code: 'changed-both', title: post.title, postId });
  }
  // Somebody's change was taken back on the web: there is nothing to decide any more.
  else if (
    !words &&
    publication.remote !== undefined &&
    !saysTheSame(publication.kind, publication.remote, contentOf(post))
  )
    rememberBase(db, publication.id, contentOf(post));
  if (moved || words) refreshStatus(db, postId);
  return moved || words;
}

/** Status, address and date as the blog says them now. Returns whether that was news. */
function notePresence(db: WritableDb, publication: Mirrored, post: WholePost): boolean {
  const online = post.status === 'live' || post.status === 'scheduled';
  const same =
    publication.remoteStatus === post.status &&
    (post.url === undefined || publication.url === post.url) &&
    (!online || post.published === undefined || publication.publishedAt === post.published);
  if (same) return false;
  rememberRemote(db, publication.id, { ...post, content: undefined });
  // A post that came here from Blogger's bin, and that nobody touched, comes out of the bin with it.
  if (publication.remoteStatus === 'binned' && publication.untouched && !publication.ours)
    run(db, sql`UPDATE posts SET binned_at = NULL WHERE id = ${publication.postId}`);
  return true;
}
