/** Converts the fields of an <entry>, of either dialect, by its kind (docs/design/blogger.md#backups). */
import { escapeText } from '#interview/markup/escape.ts';
import { boundedEntry, dateReader, MOST_ADDRESS, MOST_TITLE, personOf } from '../bounded-entry.ts';
import type { Entry, EntryComment, EntryLocation, EntryRead, EntryWarning } from '../entries.ts';
import { wholeCharacters } from '#interview/inlines.ts';
import { readDate, readLine } from '../../xml/values.ts';
import type { EntryFields, FieldName } from './entry-fields.ts';

/**
 * `tag:blogger.com,1999:blog-<blog>.post-<post>` and variants (docs/design/blogger.md#backups). Ids are text, since
 * they exceed 2^53.
 */
const ENTRY =
  /blog-(\d{1,25})\.(post|page|comment|settings|layout|template)(?:-(\d{1,25})|\.([A-Za-z0-9_]+))?\s*$/;
const BLOG = /blog-(\d{1,25})\b/;

type TagId = Readonly<{
  blog?: string;
  what?: 'post' | 'page' | 'comment' | 'settings' | 'template';
  id?: string;
  /** Name of a setting, such as BLOG_NAME. */
  setting?: string;
}>;

export function readTagId(text: string): TagId {
  const match = ENTRY.exec(text.trim());
  if (match === null) return readBlogOnly(text);
  const [, blog = '', what = '', id, setting] = match;
  return {
    blog,
    what: (what === 'layout' ? 'template' : what) as NonNullable<TagId['what']>,
    ...(id !== undefined && { id }),
    ...(setting !== undefined && { setting }),
  };
}

function readBlogOnly(text: string): TagId {
  const blog = BLOG.exec(text)?.[1];
  return blog === undefined ? {} : { blog };
}

/** The last number of a tag, an address or a plain id. */
export const lastNumber = (text: string): string | undefined => /(\d{1,25})\D*$/.exec(text.trim())?.[1];

type EntryKind = 'post' | 'page' | 'comment' | 'settings' | 'template' | 'unknown';

type EntryContext = Readonly<{
  at: EntryLocation;
  /** Of the feed, for an entry whose id has none. */
  blogId: string | undefined;
  blogUrl: string | undefined;
  /** Milliseconds UTC; a post with a later date is scheduled. */
  now: number;
}>;

/** The kind by type and category, otherwise by id; `usual` is the kind of this feed's entries, if known. */
export function kindOf(fields: EntryFields, usual?: 'post' | 'page'): EntryKind {
  const type = fields.texts.get('type')?.trim().toLowerCase() ?? '';
  const statedKind = type === '' ? fields.kind : type;
  if (statedKind !== undefined)
    return ['post', 'page', 'comment', 'settings', 'template'].includes(statedKind)
      ? (statedKind as EntryKind)
      : 'unknown';
  const { what } = readTagId(fields.texts.get('id') ?? '');
  if (what === 'settings' || what === 'template' || what === 'comment') return what;
  if (fields.answers !== undefined) return 'comment';
  return usual ?? what ?? 'unknown';
}

export function entryOf(kind: 'post' | 'page', fields: EntryFields, context: EntryContext): EntryRead[] {
  const { at } = context;
  const text = (name: FieldName): string => fields.texts.get(name)?.trim() ?? '';
  const title = titleOf(fields);
  if (fields.tooLarge)
    return [{ type: 'warning', code: 'entry-too-large', at, text: title.slice(0, MOST_TITLE) }];
  const warnings = new Set<EntryWarning>();
  const date = dateReader(warnings);
  const identity = identityOf(readTagId(text('id')), context);
  const published = date(text('published'));
  const created = date(text('created'));
  const updated = date(text('updated'));
  const trashedAt = date(text('trashed'));
  const status = statusOf(fields, published, context.now);
  // A draft's publication date is its creation date.
  const createdAt = created ?? (status === 'draft' ? published : undefined);
  const author = personOf(text('author'));
  const entry = {
    kind,
    ...identity,
    title,
    ...bodyOf(fields),
    status,
    ...(published !== undefined && status !== 'draft' && { publishedAt: published }),
    ...(updated !== undefined && { updatedAt: updated }),
    ...(createdAt !== undefined && { createdAt }),
    ...(trashedAt !== undefined && { trashedAt }),
    labels: fields.labels,
    ...(author !== undefined && { author }),
    ...addressOf(fields, context.blogUrl),
    ...(fields.texts.has('description') && { description: readLine(text('description')) }),
    ...(fields.raw !== undefined && { raw: wholeCharacters(fields.raw) }),
  };
  return boundedEntry(at, entry, warnings);
}

/** A comment, or a warning if its post is unknown. */
export function commentOf(fields: EntryFields, context: EntryContext): EntryRead {
  const { at } = context;
  const text = (name: FieldName): string => fields.texts.get(name)?.trim() ?? '';
  const { blogRemoteId, remoteId } = identityOf(readTagId(text('id')), context);
  const parent = lastNumber(fields.answers ?? text('parent'));
  if (blogRemoteId === undefined || remoteId === undefined || parent === undefined)
    return { type: 'warning', code: 'entry-without-id', at, text: '' };
  if (fields.tooLarge) return { type: 'warning', code: 'entry-too-large', at, text: '' };
  const related = fields.links.find(({ rel }) => rel === 'related')?.href.replace(/[?#].*$/, '');
  const inReplyTo =
    lastNumber(text('inReplyTo')) ?? (related === undefined ? undefined : lastNumber(related));
  const publishedAt = readDate(text('published'));
  const status = text('status').toUpperCase();
  const author = personOf(text('author'));
  const { html, excerpt } = bodyOf(fields);
  const comment: EntryComment = {
    blogRemoteId,
    remoteId,
    postRemoteId: parent,
    ...(inReplyTo !== undefined && inReplyTo !== remoteId && { inReplyTo }),
    ...(author !== undefined && { author }),
    html: html ?? excerpt ?? '',
    ...(publishedAt !== undefined && { publishedAt }),
    ...(status !== '' && status !== 'LIVE' && { status: status.slice(0, 40) }),
  };
  return { type: 'comment', comment, at };
}

export function titleOf(fields: EntryFields): string {
  const title = readLine(fields.texts.get('title') ?? '');
  return fields.types.get('title') === 'html' || fields.types.get('title') === 'xhtml'
    ? readLine(title.replace(/<[^<>]*>/g, ''))
    : title;
}

function identityOf(id: TagId, context: EntryContext): Pick<Entry, 'blogRemoteId' | 'remoteId'> {
  const blog = id.blog ?? context.blogId;
  return {
    ...(blog !== undefined && { blogRemoteId: blog }),
    ...(id.id !== undefined && { remoteId: id.id }),
  };
}

function statusOf(fields: EntryFields, published: number | undefined, now: number): Entry['status'] {
  const status = fields.texts.get('status')?.trim().toUpperCase() ?? '';
  if (/TRASH/.test(status) || (fields.texts.get('trashed')?.trim() ?? '') !== '') return 'trashed';
  if (/^(?:yes|true|1)$/i.test(fields.texts.get('draft')?.trim() ?? '')) return 'draft';
  if (status === 'SCHEDULED') return 'scheduled';
  // An unknown status must not count as public.
  if (status !== '' && status !== 'LIVE') return 'draft';
  return published !== undefined && published > now ? 'scheduled' : 'live';
}

function bodyOf(fields: EntryFields): Pick<Entry, 'html' | 'excerpt'> {
  const content = fields.texts.get('content');
  if (content !== undefined) return { html: htmlOf(content, fields.types.get('content') ?? 'html') };
  const summary = fields.texts.get('summary');
  return summary === undefined ? {} : { excerpt: htmlOf(summary, fields.types.get('summary') ?? 'text') };
}

function htmlOf(text: string, type: string): string {
  const words = wholeCharacters(text);
  return type === 'text' ? escapeText(words) : words;
}

/** The permalink: the entry's link, or the blog's address with the path of the backup. */
function addressOf(fields: EntryFields, blogUrl: string | undefined): Pick<Entry, 'url' | 'path'> {
  const alternate = fields.links.find(
    ({ rel, type, href }) =>
      rel === 'alternate' && (type === '' || type === 'text/html') && /^https?:\/\//.test(href),
  );
  const filename = fields.texts.get('filename')?.trim() ?? '';
  const path = /^\/\S+$/.test(filename) && filename.length <= MOST_ADDRESS ? filename : undefined;
  const url =
    alternate?.href.trim() ?? (path !== undefined && blogUrl !== undefined ? `${blogUrl}${path}` : undefined);
  return {
    ...(url !== undefined && url.length <= MOST_ADDRESS && { url }),
    ...(path !== undefined && { path }),
  };
}
