/** What the publish sheet shows before the author decides: nothing is sent, nothing is written. */
import { diffByTurn } from '../../../interview/diff-by-turn.ts';
import type { Post } from '../../../interview/document.ts';
import { foreseenAddress } from '../../../interview/foreseen-address.ts';
import { readHtml } from '../../../interview/html/read-html.ts';
import type { BackendOutput } from '../../../preload/contract/backend.ts';
import { getDocument } from '../library/posts.ts';
import { readDocument } from '../library/read-document.ts';
import { getBlog } from './blogs.ts';
import { checksOf } from './checks.ts';
import { elsewhere, freeze } from './freeze.ts';
import { findPublication } from './publications.ts';
import { standsOn } from './standing.ts';
import type { Content } from './publications.ts';
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
  const online = publication !== undefined && standsOn(blog, publication);
  const destination = { publicationId: publication?.id ?? STAND_IN_ID, base: publication?.base };
  const frozen = await freeze(post, destination, pictures);
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
    changes: online ? changesOf(sent, publication.base, post, frozen.wanted.content).slice(0, 2_000) : [],
  };
}

/** Against what was last sent; of a post written elsewhere and never sent, between what stands there and what would. */
function changesOf(sent: string | undefined, base: Content | undefined, post: Post, wanted: string) {
  if (sent !== undefined) return diffByTurn(readDocument(sent), post);
  const there = elsewhere(base);
  if (base === undefined || there === undefined) return [];
  const read = (content: string): Post => ({
    ...post,
    lead: [],
    body: readHtml(content, { newId: () => '', origin: 'blog', language: post.language }),
  });
  return diffByTurn({ ...read(there), title: base.title, labels: [...base.labels] }, read(wanted));
}
