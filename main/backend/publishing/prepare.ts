/** What the publish sheet shows before the author decides: nothing is sent, nothing is written. */
import { diffByTurn } from '../../../interview/diff-by-turn.ts';
import { foreseenAddress } from '../../../interview/foreseen-address.ts';
import type { BackendOutput } from '../../../preload/contract/backend.ts';
import { getDocument } from '../library/posts.ts';
import { readDocument } from '../library/read-document.ts';
import { getBlog } from './blogs.ts';
import { checksOf } from './checks.ts';
import { freeze } from './freeze.ts';
import { findPublication, isOnline } from './publications.ts';
import { continues } from './send.ts';
import { sentDocumentOf } from './sent-document.ts';
import type { Publishing } from './start-publishing.ts';

/** An id that has the length of a real one: the weight foreseen is the weight sent. */
const STAND_IN_ID = '00000000-0000-0000-0000-000000000000';

/** Fails with post.not-found, post.newer-version, blog.not-found, asset.not-found. */
export async function prepare(
  { backend, pictures }: Publishing,
  { postId, blogId }: Readonly<{ postId: string; blogId: string }>,
): Promise<BackendOutput<'publications.prepare'>> {
  const { db, now } = backend;
  const blog = getBlog(db, blogId);
  const post = getDocument(db, postId);
  const open = findPublication(db, postId, blogId);
  const publication = continues(open) ? open : undefined;
  const online = publication !== undefined && isOnline(publication);
  const frozen = await freeze(post, publication?.id ?? STAND_IN_ID, pictures);
  const sent = publication === undefined ? undefined : sentDocumentOf(db, publication);
  return {
    intent: online ? 'update' : 'publish',
    blog,
    // The address is fixed at the first publication and never changes afterwards (BLOGGER.md section 6).
    address: (online ? publication.url : undefined) ?? foreseenAddress(blog.url, post.title, now()),
    labels: frozen.wanted.labels.length,
    pictures: frozen.pictures,
    bytes: frozen.bytes,
    checks: checksOf({ post, pictures: frozen.pictures, bytes: frozen.bytes, practice: blog.practice }),
    changes: online && sent !== undefined ? diffByTurn(readDocument(sent), post).slice(0, 2_000) : [],
  };
}
