/** Prepares the publish sheet. Sends and writes nothing. */
import type { Sender } from './sender.ts';
import type { BackendOutput } from '#contract/backend.ts';
import type { Blog } from '#contract/blogs.ts';
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import { addressRuleOf, capabilitiesOf } from '#interview/destinations.ts';
import type { Post } from '#interview/document.ts';
import { foreseenAddress, numberedAddress } from '#interview/foreseen-address.ts';
import { hasBareAnchors } from '#interview/marks.ts';
import { imagesOf } from '#interview/pictures.ts';
import { inlinesToText } from '#interview/inlines.ts';
import type { PostDetails } from '#interview/post-details.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { roleOf } from '#interview/render/extras-html.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import type { ReadText } from '../../exchange/reading/read-text.ts';
import { letOthersRun } from '../../core/slices.ts';
import { foreignPartsOf } from '../../exchange/reading/foreign-parts-of.ts';
import { withCurrentPeople } from '../../library/people/aliases.ts';
import { getDocument } from '../../library/posts/posts.ts';
import { readOnlyOf } from '../../library/publications/authorship.ts';
import { getBlog, presentationOf } from '../../library/publications/blogs.ts';
import { type Chosen, chosenFor } from '../../library/publications/chosen-details.ts';
import {
  type Content,
  elsewhere,
  findPublication,
  isAddressTaken,
  type PublicationRecord,
  sentDocumentOf,
} from '../../library/publications/publications.ts';
import { readDocument } from '../../library/store/read-document.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { readHoldsText } from './alterations.ts';
import { checksOf } from './checks.ts';
import { freeze, type Wrapping } from './freeze.ts';
import { waitingIn } from '../pictures/fit-inside.ts';
import { blogHostKey, assetNamed } from '../../library/publications/picture-rows.ts';
import { continues, isOnBlog } from './send.ts';

// Changes outside the turns: a new style or level, the people of the box, the numbers. The blog's content is compared with the
// last sent text as it would be rendered today.

type Change = BackendOutput<'publications.prepare'>['changes'][number];

type Shown = Readonly<{
  publicationId: string;
  blog: Pick<Blog, 'id' | 'kind'>;
  presentation: Presentation;
  /** The remote content, with our marks. */
  base: string;
  /** `sent`: the last sent post. `sentNow`: the same with current participant ids. `post`: the post to send. */
  sent: Post;
  sentNow: Post;
  post: Post;
}>;

/** Addresses of the pictures in a published page, for a comparison without uploads. */
async function addressesIn(readText: ReadText, html: string): Promise<(sha256: string) => string> {
  const addresses = await readText('asset-addresses', { html });
  return (asset) => addresses.get(asset) ?? 'https://picture.invalid/';
}

const peopleOf = (post: Post): string =>
  post.participants
    .map((person) => [person.name, roleOf(person)].filter((part) => part !== '').join(', '))
    .join('\n');
const portraits = (post: Post): string =>
  post.participants.map(({ portrait, link }) => [portrait, link]).join();

type PresentationReader = Readonly<{ db: ReadableDb; readText: ReadText }>;

/** `turnChanges`: the number of changes in turns. */
async function presentationChanges(
  reader: PresentationReader,
  compared: Shown,
  turnChanges: number,
): Promise<Change[]> {
  const { base, blog, post, presentation, publicationId, sent, sentNow } = compared;
  const { readText } = reader;
  const [partsOfSent, partsOfPost] = [
    await foreignPartsOf(readText, sent, base),
    await foreignPartsOf(readText, post, base),
  ];
  const options = {
    publicationId,
    presentation,
    pictureAddress: await addressesIn(readText, base),
    bareAnchors: hasBareAnchors(base),
    isOnPage: (bytes: string) => partsOfSent.onPage.has(bytes) || partsOfPost.onPage.has(bytes),
  };
  const asText = (content: string) => ({ title: '', labels: [], content });
  const isSame = (expected: string, online: string): Promise<boolean> =>
    readHoldsText(reader, { blogId: blog.id, kind: blog.kind }, asText(online), asText(expected));
  const looks = !(await isSame(renderBlogHtml(sent, options), base));
  const [before, after] = [peopleOf(sent), peopleOf(post)];
  const showsPeople = presentation.people !== 'off' || presentation.style === 'cards';
  const people = showsPeople && (before !== after || portraits(sent) !== portraits(post));
  const changes: Change[] = [
    ...(looks ? [{ what: 'presentation' as const, how: 'changed' as const }] : []),
    ...(people
      ? [{ what: 'people' as const, how: 'changed' as const, ...(before !== after && { before, after }) }]
      : []),
  ];
  if (changes.length > 0 || turnChanges > 0) return changes;
  // The change is outside the turns: question numbers, a heading level.
  return (await isSame(renderBlogHtml(post, options), renderBlogHtml(sentNow, options)))
    ? []
    : [{ what: 'presentation', how: 'changed' }];
}

/** An id with the length of a real one, so that the computed size is exact. */
const STAND_IN_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Fails with post.not-found, post.newer-version, blog.not-found, asset.not-found, and with document.too-large or
 * document.too-complex for such remote content.
 */
export async function prepare(
  { context, pictures }: Pick<Sender, 'context' | 'pictures'>,
  { postId, blogId }: Readonly<{ postId: string; blogId: string }>,
): Promise<BackendOutput<'publications.prepare'>> {
  const { db, readText, now } = context;
  const blog = getBlog(db, blogId);
  const post = getDocument(db, postId);
  const open = findPublication(db, postId, blogId);
  const publication = continues(open) ? open : undefined;
  const online = publication !== undefined && isOnBlog(blog.capabilities, publication);
  // The address is fixed by the first publication or scheduling; the one reported for a draft is provisional.
  const addressOpen = !online && publication?.publishedAt === undefined;
  const wrapping = {
    publicationId: publication?.id ?? STAND_IN_ID,
    base: publication?.base,
    presentation: presentationOf(db, blogId),
    target: { postId, blogId },
  };
  const readOnly = publication === undefined ? undefined : readOnlyOf(db, publication.id);
  const json = publication === undefined ? undefined : sentDocumentOf(db, publication);
  // A very long post is read, rendered, compared and checked in four turns of some ten milliseconds each.
  await letOthersRun();
  const frozen = await freeze(post, wrapping, { pictures, readText });
  await letOthersRun();
  const sent = json === undefined ? undefined : readDocument(json);
  // A participant whose id changed is still the same person.
  const sentNow = sent === undefined ? undefined : withCurrentPeople(db, sent);
  const turns = online ? await changesOf(readText, sentNow, publication.base, post, frozen.text.content) : [];
  await letOthersRun();
  const looks = online
    ? await looksOf(context, { ...wrapping, blog }, sent, sentNow, post, turns.length)
    : [];
  await letOthersRun();
  const { photos, bytes, left } = frozen;
  const checks = await checksOf(context, { post, postId, blogId, photos, bytes, left });
  const ownPictures = ownPicturesOf(post);
  return {
    intent: online ? 'update' : 'publish',
    status: statusOf(publication),
    ...(publication?.publishedAt === undefined ? {} : { publishedAt: publication.publishedAt }),
    blog,
    // The address is fixed at the first publication and never changes afterwards
    // (docs/design/blogger.md#labels-titles-addresses).
    address:
      (addressOpen ? undefined : publication?.url) ??
      firstAddress(db, blog, { postId, title: post.title, now: now() }),
    addressOpen,
    details: ownPicture(db, blogId, publication?.details),
    chosen: stillHere(chosenOrFormer(db, { postId, blogId }, open), ownPictures),
    picturesToPut: blog.capabilities.takesPictures ? waitingIn(frozen.text.content).length : 0,
    ownPictures,
    labels: frozen.text.labels.length,
    pictures: frozen.pictures,
    bytes,
    photos,
    checks,
    ...(readOnly === undefined ? {} : { readOnly }),
    changes: [...looks, ...turns].slice(0, 2_000),
  };
}

/** The featured picture of the remote post, as the library's picture if it is one. */
function ownPicture(db: ReadableDb, blogId: string, details: PostDetails = {}): PostDetails {
  const { featured } = details;
  const asset = featured && 'ref' in featured ? assetNamed(db, blogHostKey(blogId), featured.ref) : undefined;
  return asset === undefined ? details : { ...details, featured: { asset } };
}

/** The library's pictures in the post, each once, with alternative text or caption. */
function ownPicturesOf(post: Post) {
  const named = new Map<string, string>();
  for (const { asset, alt, caption } of imagesOf(post)) {
    if (asset === undefined || (named.get(asset) ?? '') !== '') continue;
    named.set(asset, (alt.trim() || inlinesToText(caption).trim()).slice(0, 200));
  }
  return [...named].slice(0, MOST_PICTURES).map(([asset, name]) => ({ asset, name }));
}

/** Details for a new publication after a deletion: the former ones with the author's changes. */
function chosenOrFormer(
  db: ReadableDb,
  target: Readonly<{ postId: string; blogId: string }>,
  publication: PublicationRecord | undefined,
): Chosen {
  const chosen = chosenFor(db, target);
  const former = publication?.details;
  if (former === undefined || continues(publication)) return chosen;
  return { ...chosen, details: { ...ownPicture(db, target.blogId, former), ...chosen.details } };
}

/** The choice without a featured picture that is no longer in the text. */
function stillHere(chosen: Chosen, pictures: ReturnType<typeof ownPicturesOf>): Chosen {
  const { featured, ...details } = chosen.details;
  const isGone = featured && 'asset' in featured && !pictures.some(({ asset }) => asset === featured.asset);
  return isGone ? { ...chosen, details } : chosen;
}

/** Maximum pictures to choose from. */
const MOST_PICTURES = 100;

/** The blog's own address if no rule is known; numbered while another post of this library has it on the blog. */
function firstAddress(
  db: ReadableDb,
  { id, url, kind }: Blog,
  { postId, title, now }: Readonly<{ postId: string; title: string; now: number }>,
): string {
  const rule = addressRuleOf(kind);
  if (!capabilitiesOf(kind).canForeseeAddress) return url;
  const foreseen = foreseenAddress(rule, url, title, now);
  let address = foreseen;
  for (let number = 1; isAddressTaken(db, { postId, blogId: id, address }); number += 1)
    address = numberedAddress(rule, foreseen, number);
  return address;
}

/** Changes of presentation only; a post written elsewhere has none. */
function looksOf(
  reader: PresentationReader,
  { base, ...wrapping }: Wrapping & Pick<Shown, 'blog'>,
  sent: Post | undefined,
  sentNow: Post | undefined,
  post: Post,
  turnChanges: number,
): Change[] | Promise<Change[]> {
  if (base === undefined || sent === undefined || sentNow === undefined) return [];
  if (elsewhere(base) !== undefined) return [];
  return presentationChanges(reader, { ...wrapping, base: base.content, sent, sentNow, post }, turnChanges);
}

function statusOf(publication: PublicationRecord | undefined) {
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

/** Changes since the last send; for a post written elsewhere and never sent, since its page. */
async function changesOf(
  readText: ReadText,
  sent: Post | undefined,
  base: Content | undefined,
  post: Post,
  newHtml: string,
) {
  if (sent !== undefined) return changesByTurn(sent, post);
  const remoteHtml = elsewhere(base);
  if (base === undefined || remoteHtml === undefined) return [];
  const { language } = post;
  const read = async (html: string): Promise<Post> => {
    return { ...post, lead: [], body: [...(await readText('blocks', { html, language }))] };
  };
  const before = { ...(await read(remoteHtml)), title: base.title, labels: [...base.labels] };
  return changesByTurn(before, await read(newHtml));
}
