/**
 * Reads a Ghost export as entries (https://docs.ghost.org/migration/custom) in two passes, since the tables about posts
 * come after them. Members, passwords and e-mail addresses are never kept.
 */
import { boundedEntry, dateReader, MOST_ADDRESS, MOST_TITLE, personsOf } from '../bounded-entry.ts';
import type { Entry, EntryBlog, EntryLocation, EntryRead, EntryWarning } from '../entries.ts';
import {
  type ExportRead,
  type ReadExportOptions,
  remoteIdOf,
  siteAddress,
  siteLocale,
  withMissingAddresses,
} from '../site-export.ts';
import type { XmlLocation } from '../../xml/scan.ts';
import { wholeCharacters } from '#interview/inlines.ts';
import { readDate, readLine } from '../../xml/values.ts';
import { guessSite } from './guess-site.ts';
import { htmlOfPost } from './post-html.ts';
import { type Row, rowOf, textIn } from './rows.ts';
import { scanRows } from './scan-rows.ts';

const MOST_ROWS = 500_000;

type Around = Readonly<{
  settings: ReadonlyMap<string, string>;
  labels: ReadonlyMap<string, readonly string[]>;
  authors: ReadonlyMap<string, readonly string[]>;
  meta: ReadonlyMap<string, Row>;
  users: ReadonlyMap<string, string>;
  internalTags: readonly string[];
  /** Guessed from the links of the posts. */
  siteUrl: string | undefined;
}>;

const AROUND = new Set(['posts', 'settings', 'tags', 'posts_tags', 'users', 'posts_authors', 'posts_meta']);
const POSTS = new Set(['posts']);

/** @param twice the same bytes, for the first pass */
export async function* readGhost(
  twice: AsyncIterable<Uint8Array>,
  bytes: AsyncIterable<Uint8Array>,
  { file, now, signal, before, after }: ReadExportOptions,
): AsyncGenerator<EntryRead, ExportRead> {
  const around = await readAround(twice, signal);
  const blog = blogOf(around);
  yield { type: 'blog', blog };
  let entries = 0;
  const locationOf = ({ byte, line }: XmlLocation): EntryLocation => ({
    file,
    entry: before + entries,
    line,
    byte,
  });
  const ofSite = (code: EntryWarning, text: string): EntryRead => ({
    type: 'warning',
    code,
    at: { file, entry: before, line: 1 },
    text,
  });
  if (blog.url !== undefined && siteOf(around.settings) === undefined)
    yield ofSite('site-address-guessed', blog.url);
  if (around.internalTags.length > 0) yield ofSite('tags-internal', around.internalTags.join('\n'));
  for await (const read of scanRows(bytes, POSTS, signal)) {
    entries += 1;
    const at = locationOf(read.at);
    const isEnd = read.type === 'damaged';
    if (at.entry <= after && !isEnd) continue;
    if (isEnd) yield { type: 'damaged', at, text: '', damage: read.damage };
    else if (read.type === 'too-large') yield { type: 'warning', code: 'entry-too-large', at, text: '' };
    else {
      const post = rowOf(read.json);
      if (post === undefined) yield { type: 'damaged', at, text: '', damage: 'malformed', passed: true };
      else yield* entryOf(post, { at, around, blog, now });
    }
  }
  return { entries };
}

async function readAround(source: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Around> {
  const settings = new Map<string, string>();
  const users = new Map<string, string>();
  const tags = new Map<string, string>();
  const internal = new Map<string, string>();
  const site = guessSite();
  const meta = new Map<string, Row>();
  const pairs = { posts_tags: [] as Pair[], posts_authors: [] as Pair[] };
  for await (const read of scanRows(source, AROUND, signal)) {
    const row = read.type === 'row' ? rowOf(read.json) : undefined;
    if (read.type !== 'row' || row === undefined) continue;
    const text = (key: string): string => textIn(row, key);
    if (read.table === 'settings' && SETTINGS.has(text('key')))
      settings.set(text('key'), text('value').slice(0, 2_000));
    else if (read.table === 'users' && users.size < MOST_ROWS)
      users.set(text('id'), text('name').slice(0, MOST_TITLE));
    else if (read.table === 'posts') site.read(row);
    else if (read.table === 'tags' && tags.size + internal.size < MOST_ROWS) {
      const isInternal = text('visibility') === 'internal' || text('name').startsWith('#');
      (isInternal ? internal : tags).set(text('id'), text('name').slice(0, MOST_TITLE));
    } else if (read.table === 'posts_meta' && meta.size < MOST_ROWS)
      meta.set(text('post_id'), Object.fromEntries(META.map((key) => [key, text(key).slice(0, 4_000)])));
    else if (read.table === 'posts_tags' || read.table === 'posts_authors') {
      const tablePairs = pairs[read.table];
      if (tablePairs.length < MOST_ROWS)
        tablePairs.push({
          post: text('post_id'),
          other: text(read.table === 'posts_tags' ? 'tag_id' : 'author_id'),
          order: Number(text('sort_order')) || 0,
        });
    }
  }
  return {
    settings,
    users,
    meta,
    labels: namesByPost(pairs.posts_tags, tags),
    authors: namesByPost(pairs.posts_authors, users),
    internalTags: [...new Set([...namesByPost(pairs.posts_tags, internal).values()].flat())].slice(0, 100),
    siteUrl: site.address(),
  };
}

type Pair = Readonly<{ post: string; other: string; order: number }>;
const SETTINGS = new Set([
  'title',
  'url',
  'site_url',
  'locale',
  'lang',
  'default_locale',
  'timezone',
  'active_timezone',
  'db_hash',
]);
const META = ['meta_description', 'feature_image_alt', 'feature_image_caption'] as const;

function namesByPost(pairs: readonly Pair[], names: ReadonlyMap<string, string>): Map<string, string[]> {
  const byPost = new Map<string, string[]>();
  for (const { post, other } of pairs.toSorted((one, next) => one.order - next.order)) {
    const name = names.get(other);
    if (name === undefined || name === '') continue;
    const postNames = byPost.get(post);
    if (postNames === undefined) byPost.set(post, [name]);
    else postNames.push(name);
  }
  return byPost;
}

const settingOf = (settings: Around['settings'], ...keys: readonly string[]): string =>
  keys.map((key) => settings.get(key)?.trim() ?? '').find((value) => value !== '') ?? '';

const siteOf = (settings: Around['settings']): string | undefined =>
  siteAddress(settingOf(settings, 'url', 'site_url'));

function blogOf({ settings, siteUrl }: Around): EntryBlog {
  const text = (...keys: string[]): string => settingOf(settings, ...keys);
  const own = siteOf(settings);
  const url = own ?? siteUrl;
  const locale = siteLocale(text('locale', 'lang', 'default_locale'));
  const timeZone = text('timezone', 'active_timezone');
  const name = readLine(text('title'));
  return {
    remoteId: remoteIdOf('ghost', own ?? (text('db_hash') || name)),
    kind: 'only-read',
    name,
    ...(url !== undefined && { url }),
    ...(locale !== undefined && { locale }),
    ...(/^[A-Za-z_]+(?:\/[A-Za-z_+-]+){0,2}$/.test(timeZone) && { timeZone }),
  };
}

type PostContext = Readonly<{ at: EntryLocation; around: Around; blog: EntryBlog; now: number }>;

const ID = /^[\w-]{1,60}$/;

function entryOf(post: Row, { at, around, blog, now }: PostContext): EntryRead[] {
  const text = (key: string): string => textIn(post, key).trim();
  const id = text('id');
  const meta = around.meta.get(id) ?? {};
  const warnings = new Set<EntryWarning>();
  const read = dateReader(warnings);
  const date = (key: string): number | undefined =>
    typeof post[key] === 'number' ? secondOf(post[key]) : read(text(key));
  const published = date('published_at');
  const created = date('created_at');
  const updatedAt = date('updated_at');
  const status = statusOf(text('status'), published, now);
  const siteUrl = blog.url ?? '';
  const { html, missing } = htmlOfPost(post, meta, siteUrl);
  const authors = around.authors.get(id) ?? [around.users.get(text('author_id')) ?? ''];
  const author = personsOf(authors);
  const description = readLine(
    textIn(meta, 'meta_description') || text('meta_description') || text('custom_excerpt'),
  ).slice(0, MOST_TITLE);
  const entry: Entry = {
    kind: text('type') === 'page' || post['page'] === 1 || post['page'] === true ? 'page' : 'post',
    made: true,
    blogRemoteId: blog.remoteId,
    ...(ID.test(id) && { remoteId: id }),
    title: readLine(text('title')),
    html: wholeCharacters(html),
    status,
    ...(published !== undefined && status !== 'draft' && { publishedAt: published }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(created !== undefined && { createdAt: created }),
    labels: around.labels.get(id) ?? [],
    ...(author !== undefined && { author }),
    ...(description !== '' && { description }),
    ...addressOf(text('slug'), status, siteUrl),
  };
  return withMissingAddresses(boundedEntry(at, entry, warnings), missing);
}

/** Milliseconds, as written by Ghost before version 3; rounded to seconds like other dates. */
const secondOf = (value: number): number | undefined =>
  readDate(Number.isFinite(value) && Math.abs(value) < 8.64e15 ? new Date(value).toISOString() : '');

/** `sent` posts were only mailed. Posts for members count as public, since each has a page. */
function statusOf(status: string, published: number | undefined, now: number): Entry['status'] {
  if (status === 'scheduled') return 'scheduled';
  if (status !== 'published') return 'draft';
  return published !== undefined && published > now ? 'scheduled' : 'live';
}

/** Assumes the default routes, since exports do not include a site's routes. */
function addressOf(slug: string, status: Entry['status'], siteUrl: string): Pick<Entry, 'url' | 'path'> {
  if (status === 'draft' || !/^[^\s/?#]{1,500}$/.test(slug)) return {};
  const url = `${siteUrl}/${slug}/`;
  return { path: `/${slug}/`, ...(siteUrl !== '' && url.length <= MOST_ADDRESS && { url }) };
}
