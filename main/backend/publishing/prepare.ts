/** What the publish sheet shows before the author decides: nothing is sent, nothing is written. */
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import type { Post } from '#interview/document.ts';
import { foreseenAddress } from '#interview/foreseen-address.ts';
import { readHtml } from '#interview/html/read-html.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { getDocument } from '../library/posts.ts';
import { withCurrentPeople } from '../library/people/aliases.ts';
import { readDocument } from '../library/read-document.ts';
import { readOnlyOf } from '../library/publications/authorship.ts';
import { getBlog, presentationOf } from '../library/publications/blogs.ts';
import { checksOf } from './checks.ts';
import { freeze } from './freeze.ts';
import {
  type Content,
  elsewhere,
  findPublication,
  type PublicationRecord,
  sentDocumentOf,
} from '../library/publications/publications.ts';
import type { Wrapping } from './freeze.ts';
import { presentationChanges, type Shown } from './presentation-changes.ts';
import { standsOn } from './standing.ts';
import { continues } from './send.ts';
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
  const online = publication !== undefined && standsOn(blog.capabilities, publication);
  // Fixed at the first publication, or scheduling; what Blogger says of a draft's address is not its address.
  const addressOpen = !online && publication?.publishedAt === undefined;
  const wrapping = {
    publicationId: publication?.id ?? STAND_IN_ID,
    base: publication?.base,
    presentation: presentationOf(db, blogId),
    target: { postId, blogId },
  };
  const frozen = await freeze(post, wrapping, pictures);
  const readOnly = publication === undefined ? undefined : readOnlyOf(db, publication.id);
  const json = publication === undefined ? undefined : sentDocumentOf(db, publication);
  const sent = json === undefined ? undefined : readDocument(json);
  // Who is called by another id now is nobody else.
  const sentNow = sent === undefined ? undefined : withCurrentPeople(db, sent);
  const turns = online ? changesOf(sentNow, publication.base, post, frozen.wanted.content) : [];
  return {
    intent: online ? 'update' : 'publish',
    standing: standingOf(publication),
    ...(publication?.publishedAt === undefined ? {} : { publishedAt: publication.publishedAt }),
    blog,
    // The address is fixed at the first publication and never changes afterwards
    // (docs/design/blogger.md#labels-titles-addresses).
    address: (addressOpen ? undefined : publication?.url) ?? foreseenAddress(blog.url, post.title, now()),
    addressOpen,
    labels: frozen.wanted.labels.length,
    pictures: frozen.pictures,
    bytes: frozen.bytes,
    photos: frozen.photos,
    checks: await checksOf(backend, { post, postId, blogId, photos: frozen.photos, bytes: frozen.bytes }),
    ...(readOnly === undefined ? {} : { readOnly }),
    changes: online
      ? [...looksOf({ ...wrapping, kind: blog.kind }, sent, sentNow, post, turns.length), ...turns].slice(
          0,
          2_000,
        )
      : [],
  };
}

/** What only looks otherwise; of a post written elsewhere nothing does. */
function looksOf(
  { base, ...shown }: Wrapping & Pick<Shown, 'kind'>,
  sent: Post | undefined,
  sentNow: Post | undefined,
  post: Post,
  told: number,
) {
  if (base === undefined || sent === undefined || sentNow === undefined) return [];
  if (elsewhere(base) !== undefined) return [];
  return presentationChanges({ ...shown, base: base.content, sent, sentNow, post }, told);
}

function standingOf(publication: PublicationRecord | undefined) {
  if (publication?.remoteId === undefined) return 'none';
  switch (publication.remoteStatus) {
    case 'live':
      return 'online';
    case 'scheduled':
      return 'scheduled';
    case 'draft':
      return publication.publishedAt === undefined ? 'deposited' : 'removed';
    case 'binned':
    case 'gone':
    case undefined:
      return 'none';
  }
}

/** Against what was last sent; of a post written elsewhere and never sent, between what stands there and what would. */
function changesOf(sent: Post | undefined, base: Content | undefined, post: Post, wanted: string) {
  if (sent !== undefined) return changesByTurn(sent, post);
  const there = elsewhere(base);
  if (base === undefined || there === undefined) return [];
  const read = (content: string): Post => ({
    ...post,
    lead: [],
    body: readHtml(content, { newId: () => '', origin: 'blog', language: post.language }),
  });
  return changesByTurn({ ...read(there), title: base.title, labels: [...base.labels] }, read(wanted));
}
