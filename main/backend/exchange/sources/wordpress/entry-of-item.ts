/** Converts an <item> of a WordPress export by its kind. */
import { htmlToText } from '#interview/markup/html-text.ts';
import { boundedEntry, dateReader, MOST_ADDRESS, MOST_TITLE, personOf, personsOf } from '../bounded-entry.ts';
import type { Entry, EntryComment, EntryLocation, EntryRead, EntryWarning } from '../entries.ts';
import { wholeCharacters } from '#interview/inlines.ts';
import { readDate, readLine } from '../../xml/values.ts';
import { withMissingAddresses, withSiteAddress } from '../site-export.ts';
import { toParagraphs } from '#interview/html/wordpress/classic-html.ts';
import { htmlOfBody, type WordPressParts } from './post-html.ts';
import type { Fields, WxrItem } from './wxr-item.ts';

type ItemContext = Readonly<{
  at: EntryLocation;
  /** The item's own id on its site, or a different one if several items share it. */
  id: string;
  blogRemoteId: string;
  blogUrl: string | undefined;
  /** Display names by login. */
  authors: ReadonlyMap<string, string>;
  parts: WordPressParts;
  /** Milliseconds UTC. */
  now: number;
}>;

const ID = /^\d{1,20}$/;
const DISTINCT_ID = /^\d{1,20}(?:-[0-9a-f]{16})?$/;

export type ItemKind = 'post' | 'page' | 'attachment' | 'block' | 'aside';

/**
 * Types added by plugins and themes are posts if their entries have a page of their own. WordPress's internal items
 * (menus, templates, revisions, orders, forms) have a query address or a known type.
 */
export function kindOfItem({ fields }: Pick<WxrItem, 'fields'>): ItemKind {
  const type = fields.get('wp:post_type')?.trim() ?? '';
  if (type === '' || type === 'post') return 'post';
  if (type === 'page' || type === 'attachment') return type;
  if (type === 'wp_block') return 'block';
  const isPublic = fields.get('wp:status')?.trim() === 'publish' && hasContent(fields);
  const own = /^https?:\/\/[^/?#]+\/[^?#]+$/.test(fields.get('link')?.trim() ?? '');
  return isPublic && own && !/^(?:wp_|nav_|custom|customize|oembed|user_|acf|elementor|revision)/.test(type)
    ? 'post'
    : 'aside';
}

const hasContent = (fields: Fields): boolean => (fields.get('content:encoded')?.trim() ?? '') !== '';

export function entryOfItem(kind: 'post' | 'page', item: WxrItem, context: ItemContext): EntryRead[] {
  const { at, blogRemoteId, blogUrl, id } = context;
  const { fields } = item;
  const text = (name: string): string => fields.get(name)?.trim() ?? '';
  const title = titleOf(item);
  if (item.tooLarge)
    return [{ type: 'warning', code: 'entry-too-large', at, text: title.slice(0, MOST_TITLE) }];
  const warnings = new Set<EntryWarning>();
  const date = dateReader(warnings);
  // A draft only has local time.
  const dated = date(text('wp:post_date_gmt')) ?? date(text('wp:post_date'));
  const updatedAt = date(text('wp:post_modified_gmt')) ?? date(text('wp:post_modified'));
  const status = statusOf(text('wp:status'), text('wp:post_password'), dated, context.now);
  const ownId = text('wp:post_id');
  if (id !== ownId) warnings.add('entry-id-shared');
  const logins = item.authors.length > 0 ? item.authors : [text('dc:creator')];
  const author = personsOf(logins.map((login) => context.authors.get(login.trim()) || login));
  const description = descriptionOf(item);
  const content = fields.get('content:encoded') ?? '';
  const { html, missing } = withSiteAddress(
    htmlOfBody({ content, postId: ownId, meta: item.meta }, context.parts),
    blogUrl ?? '',
  );
  const entry: Entry = {
    kind,
    made: true,
    blogRemoteId,
    ...(DISTINCT_ID.test(id) && { remoteId: id }),
    title,
    html: wholeCharacters(html),
    status,
    ...(dated !== undefined && (status === 'draft' ? { createdAt: dated } : { publishedAt: dated })),
    ...(updatedAt !== undefined && { updatedAt }),
    labels: item.labels,
    ...(author !== undefined && { author }),
    ...addressOf(text('link'), status, blogUrl),
    ...(description !== '' && { description }),
  };
  return withMissingAddresses(boundedEntry(at, entry, warnings), missing);
}

export const titleOf = ({ fields }: Pick<WxrItem, 'fields'>): string => {
  const title = readLine(fields.get('title') ?? '');
  return /[<>]/.test(title) ? readLine(title.replace(/<[^<>]*>/g, '')) : title;
};

/** An unknown or restricted status must not count as public. */
function statusOf(status: string, password: string, dated: number | undefined, now: number): Entry['status'] {
  if (status === 'trash') return 'trashed';
  if (status === 'future') return 'scheduled';
  if (status !== 'publish' || password !== '') return 'draft';
  return dated !== undefined && dated > now ? 'scheduled' : 'live';
}

/**
 * The author's excerpt, otherwise the description for search engines. Unfilled variables of plugins (`%%title%%`) are
 * ignored.
 */
function descriptionOf({ fields, meta }: WxrItem): string {
  const excerpt = [
    fields.get('excerpt:encoded'),
    meta.get('_yoast_wpseo_metadesc'),
    meta.get('rank_math_description'),
    meta.get('_aioseo_description'),
  ].find((text) => text !== undefined && text.trim() !== '' && !/%%?\w+%|#\w+_\w+/.test(text));
  return excerpt === undefined ? '' : readLine(htmlToText(excerpt.slice(0, MOST_TITLE)));
}

/** A draft's address (`?p=12`) is not public. */
function addressOf(
  link: string,
  status: Entry['status'],
  blogUrl: string | undefined,
): Pick<Entry, 'url' | 'path'> {
  if (status === 'draft' || !/^https?:\/\/\S+$/.test(link) || link.length > MOST_ADDRESS) return {};
  const below =
    blogUrl !== undefined && link.startsWith(`${blogUrl}/`) ? link.slice(blogUrl.length) : undefined;
  return {
    url: link,
    ...(below !== undefined && below.length > 1 && !below.includes('?') && { path: below }),
  };
}

const COMMENT_STATES: Readonly<Record<string, string>> = {
  '0': 'PENDING',
  hold: 'PENDING',
  spam: 'SPAM',
  trash: 'SPAM',
  'post-trashed': 'SPAM',
};

export function commentOfItem(
  fields: Fields,
  postId: string,
  { at, blogRemoteId }: Pick<ItemContext, 'at' | 'blogRemoteId'>,
): EntryRead {
  const text = (name: string): string => fields.get(name)?.trim() ?? '';
  if (!['', 'comment', 'review'].includes(text('wp:comment_type')))
    return { type: 'left-out', what: 'unknown', at };
  const id = text('wp:comment_id');
  if (!ID.test(id) || !DISTINCT_ID.test(postId))
    return { type: 'warning', code: 'entry-without-id', at, text: '' };
  const parent = text('wp:comment_parent');
  const author = personOf(text('wp:comment_author'));
  const publishedAt = readDate(text('wp:comment_date_gmt')) ?? readDate(text('wp:comment_date'));
  const status = COMMENT_STATES[text('wp:comment_approved')];
  const comment: EntryComment = {
    blogRemoteId,
    remoteId: id,
    postRemoteId: postId,
    ...(ID.test(parent) && parent !== '0' && parent !== id && { inReplyTo: parent }),
    ...(author !== undefined && { author }),
    html: wholeCharacters(toParagraphs(fields.get('wp:comment_content') ?? '')),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(status !== undefined && { status }),
  };
  return { type: 'comment', comment, at };
}
