/** Reads a WordPress site by its public API: posts, pages and comments as entries, without drafts or private posts. */
import { AppError } from '#contract/failure.ts';
import { boundedEntry, dateReader, MOST_ADDRESS, MOST_TITLE, personOf } from '../bounded-entry.ts';
import type { Entry, EntryBlog, EntryLocation, EntryRead, EntryWarning, ReadOptions } from '../entries.ts';
import { isShown } from '../wordpress/post-html.ts';
import { wholeCharacters } from '#interview/inlines.ts';
import { readDate, readLine } from '../../xml/values.ts';
import { type ListPart, listRows, type Site } from './list-rows.ts';
import { type Names, namesIn, picturesOf } from './names.ts';
import { COMMENT_FIELDS, commentSchema, ROW_FIELDS, rowSchema, type SiteRow } from './shapes.ts';

/** Rows repeated before the position, since some may have been deleted. */
const OVERLAP = 10;

const LISTS = [
  { path: 'wp/v2/posts', kind: 'post', fields: ROW_FIELDS },
  { path: 'wp/v2/pages', kind: 'page', fields: ROW_FIELDS },
  { path: 'wp/v2/comments', kind: 'comment', fields: COMMENT_FIELDS },
] as const;

type SiteToRead = Site & Readonly<{ blog: EntryBlog; mostRows: number }>;
type Around = Readonly<{
  blog: EntryBlog;
  tags: Names<string>;
  categories: Names<string>;
  authors: Names<string>;
  pictures: ReturnType<typeof picturesOf>;
}>;

/** Throws as listRows does for posts; pages or comments that are not public are omitted. */
export async function* readSite(site: SiteToRead, reading: ReadOptions): AsyncGenerator<EntryRead> {
  const around: Around = {
    blog: site.blog,
    tags: namesIn(site, 'wp/v2/tags'),
    categories: namesIn(site, 'wp/v2/categories'),
    authors: namesIn(site, 'wp/v2/users'),
    pictures: picturesOf(site),
  };
  yield { type: 'blog', blog: site.blog };
  // The site's address, shown in the report.
  const file = site.blog.url ?? site.root;
  let offset = 0;
  for (const { path, kind, fields } of LISTS) {
    const start = Math.max(0, (reading.after ?? 0) - offset - OVERLAP);
    const query = { orderby: 'id', order: 'asc', _fields: fields };
    const parts = listRows(site, { path, query, start, most: site.mostRows });
    const list = { end: start, total: 0, received: start };
    try {
      for await (const part of parts) {
        const [rows, total] = part.type === 'rows' ? [part.rows.length, part.total] : [1, undefined];
        list.end = part.before + rows;
        list.received += rows;
        // The list ended before the position, so only the site's total gives its end.
        if (rows === 0) list.end = Math.min(list.end, total ?? list.end);
        list.total = Math.max(list.end, total ?? list.total);
        yield* readPart(part, { file, before: offset, kind, around });
        reading.onProgress?.(offset + list.end, offset + list.total);
      }
    } catch (error) {
      if (kind === 'post' || !(error instanceof AppError) || !isMissing(error)) throw error;
    }
    offset += list.end;
    if (kind !== 'comment' && list.total > list.received)
      yield {
        type: 'warning',
        code: 'entries-missing',
        at: { file, entry: offset },
        text: String(list.received),
      };
  }
}

const isMissing = ({ code }: AppError): boolean =>
  ['outside.not-found', 'feed.private', 'wordpress.page'].includes(code);

type PartContext = Readonly<{
  file: string;
  before: number;
  kind: (typeof LISTS)[number]['kind'];
  around: Around;
}>;

async function* readPart(part: ListPart, context: PartContext): AsyncGenerator<EntryRead> {
  const { file, before, kind, around } = context;
  const at = (index: number): EntryLocation => ({ file, entry: before + part.before + index + 1 });
  if (part.type === 'broken') {
    yield part.tooLarge
      ? { type: 'warning', code: 'entry-too-large', at: at(0), text: '' }
      : { type: 'damaged', at: at(0), text: '', damage: 'malformed', passed: true };
    return;
  }
  if (kind === 'comment') {
    for (const [index, row] of part.rows.entries()) yield commentOf(row, around.blog, at(index));
    return;
  }
  const rows = part.rows.map((row) => rowSchema.safeParse(row));
  const read = rows.flatMap(({ data }) => data ?? []);
  await around.tags.learn(read.flatMap(({ tags = [] }) => tags));
  await around.categories.learn(read.flatMap(({ categories = [] }) => categories));
  await around.authors.learn(read.flatMap(({ author = [] }) => author));
  await around.pictures.learn(read.flatMap(({ featured_media: picture = [] }) => picture));
  for (const [index, { data: row }] of rows.entries()) {
    if (row === undefined) yield { type: 'warning', code: 'entry-without-id', at: at(index), text: '' };
    else yield* entryOf(kind, row, around, at(index));
  }
}

function entryOf(kind: 'post' | 'page', row: SiteRow, around: Around, at: EntryLocation): EntryRead[] {
  const { blog } = around;
  const title = titleOf(row);
  if (row.content?.protected === true)
    return [{ type: 'warning', code: 'entry-protected', at, text: title.slice(0, MOST_TITLE) }];
  const warnings = new Set<EntryWarning>();
  const date = dateReader(warnings);
  const publishedAt = date(row.date_gmt);
  const updatedAt = date(row.modified_gmt);
  const labels = labelsOf(row, around);
  const author = personOf((row.author === undefined ? undefined : around.authors.of(row.author)) ?? '');
  const html = htmlOf(row, around);
  const entry: Entry = {
    kind,
    made: true,
    blogRemoteId: blog.remoteId,
    remoteId: row.id,
    title,
    ...(html !== undefined && { html }),
    status: 'live',
    ...(publishedAt !== undefined && { publishedAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(labels !== undefined && { labels }),
    ...(author !== undefined && { author }),
    ...(/^https?:\/\/\S+$/.test(row.link) && row.link.length <= MOST_ADDRESS && { url: row.link }),
  };
  return boundedEntry(at, entry, warnings);
}

const titleOf = ({ title }: SiteRow): string => readLine((title?.rendered ?? '').replace(/<[^<>]*>/g, ''));

/** Undefined if the site does not publish label names. */
function labelsOf({ tags = [], categories = [] }: SiteRow, around: Around): string[] | undefined {
  if (!around.tags.open() || !around.categories.open()) return undefined;
  return [
    ...categories.map((id) => around.categories.of(id) ?? ''),
    ...tags.map((id) => around.tags.of(id) ?? ''),
  ];
}

/** The content, after the featured picture unless the text shows it. */
function htmlOf({ content, featured_media: id }: SiteRow, around: Around): string | undefined {
  if (content === undefined) return undefined;
  const html = wholeCharacters(content.rendered);
  const picture = id === undefined ? undefined : around.pictures.of(id);
  return picture === undefined || isShown(picture.url, html) ? html : picture.html + html;
}

function commentOf(json: unknown, blog: EntryBlog, at: EntryLocation): EntryRead {
  const { data: row } = commentSchema.safeParse(json);
  if (row === undefined) return { type: 'warning', code: 'entry-without-id', at, text: '' };
  const author = personOf(row.author_name);
  const publishedAt = readDate(row.date_gmt);
  return {
    type: 'comment',
    at,
    comment: {
      blogRemoteId: blog.remoteId,
      remoteId: row.id,
      postRemoteId: row.post,
      ...(row.parent !== undefined && row.parent !== row.id && { inReplyTo: row.parent }),
      ...(author !== undefined && { author }),
      html: wholeCharacters(row.content?.rendered ?? ''),
      ...(publishedAt !== undefined && { publishedAt }),
    },
  };
}
