/**
 * Writes `feed.atom`: the posts of one blog in the import format of Blogger, which is that of its backups of 2018
 * (docs/design/blogger.md#backups).
 */
import { picturesOf } from '../documents/pictures-of-post.ts';
import { createHash } from 'node:crypto';
import type { Post } from '#interview/document.ts';
import { countLeftOut } from '#interview/foreign-parts.ts';
import { cleanText, foldLine } from '#interview/inlines.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { imagesOf, withoutPictures } from '#interview/pictures.ts';
import { IS_PUBLIC } from '../../library/publications/blogs.ts';
import { elsewhere } from '../../library/publications/publications.ts';
import type { RemoteStatus } from '../../library/publications/remote.ts';
import { readDocument } from '../../library/store/read-document.ts';
import { all, get, type ReadableDb, sql } from '../../core/sql.ts';
import { foreignPartsOf } from '../reading/foreign-parts-of.ts';
import { type Patched, patchedPage } from '../reading/patched-page.ts';
import type { ReadText } from '../reading/read-text.ts';
import { valueOf } from '../imports/reported.ts';
import { findSource } from '../imports/entry-rows.ts';
import { dataUrl, exportPicture } from './pictures.ts';
import type { Writer } from './write-files.ts';

export type FeedEntry = Readonly<{
  blogRemoteId: string;
  /** Blogger's id, or a generated one for a post unknown to Blogger. */
  remoteId: string;
  kind: 'post' | 'page';
  status: 'LIVE' | 'DRAFT' | 'SCHEDULED' | 'SOFT_TRASHED';
  author: string;
  title: string;
  content: string;
  description: string;
  labels: readonly string[];
  /** Milliseconds UTC. */
  created: number;
  published: number;
  updated: number;
  trashed?: number | undefined;
  /** `/2026/06/slug.html`; '' without an address. */
  path: string;
}>;

/** Escapes text for an element or an attribute in single or double quotes. */
const escapeXml = (text: string): string =>
  cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\r', '&#13;');

const element = (name: string, text: string): string =>
  text === '' ? `    <${name}/>\n` : `    <${name}>${escapeXml(text)}</${name}>\n`;

const moment = (ms: number): string => new Date(ms).toISOString();

const blogTag = (remoteId: string): string => `tag:blogger.com,1999:blog-${remoteId}`;

export const feedHead = (blogRemoteId: string, title: string): string =>
  "<?xml version='1.0' encoding='utf-8'?>\n" +
  "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>\n" +
  `  <id>${blogTag(blogRemoteId)}</id>\n  <title>${escapeXml(title)}</title>\n`;

export const FEED_END = '</feed>\n';

export function entryXml(entry: FeedEntry): string {
  const blog = blogTag(entry.blogRemoteId);
  const labels =
    entry.labels.length === 0
      ? '    <category/>\n'
      : entry.labels.map((label) => `    <category scheme='${blog}' term='${escapeXml(label)}'/>\n`).join('');
  return (
    '  <entry>\n' +
    `    <id>${blog}.post-${entry.remoteId}</id>\n` +
    element('blogger:type', entry.kind === 'page' ? 'PAGE' : 'POST') +
    element('blogger:status', entry.status) +
    `    <author>\n      <name>${escapeXml(entry.author)}</name>\n      <blogger:type>BLOGGER</blogger:type>\n    </author>\n` +
    `    <title>${escapeXml(entry.title)}</title>\n` +
    `    <content type='html'>${escapeXml(entry.content)}</content>\n` +
    element('blogger:metaDescription', entry.description) +
    element('blogger:created', moment(entry.created)) +
    element('published', moment(entry.published)) +
    element('updated', moment(entry.updated)) +
    '    <blogger:location/>\n' +
    labels +
    element('blogger:filename', entry.path) +
    '    <link/>\n    <enclosure/>\n' +
    element('blogger:trashed', entry.trashed === undefined ? '' : moment(entry.trashed)) +
    '  </entry>\n'
  );
}

// Assigns posts to blogs, one feed file per blog.

export type FeedBlog = Readonly<{
  /** Undefined if the library has no real blog. */
  id: string | undefined;
  remoteId: string;
  name: string;
  signature: string;
}>;

/** A decimal number like Blogger's ids, for a post unknown to Blogger; deterministic. */
function madeId(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  // Below 2^63, with as many digits as Blogger's ids.
  return String((bytes.readBigUInt64BE(0) % 8_000_000_000_000_000_000n) + 1_000_000_000_000_000_000n);
}

type BlogRow = { id: string; remote_id: string; name: string; signature: string };
const toBlog = (row: BlogRow): FeedBlog => ({
  id: row.id,
  remoteId: row.remote_id,
  name: row.name,
  signature: row.signature,
});

/**
 * Groups posts by blog, in the given order. Posts without a blog are added to the blog with most of the others,
 * otherwise to the library's first blog or to none.
 */
export function postsByBlog(
  db: ReadableDb,
  postIds: readonly string[],
): { blog: FeedBlog; postIds: string[] }[] {
  const blogs = new Map(
    all<BlogRow>(
      db,
      sql`SELECT id, remote_id, name, signature FROM blogs WHERE ${IS_PUBLIC} ORDER BY forgotten_at IS NOT NULL, rowid`,
    ).map((row) => [row.id, toBlog(row)]),
  );
  const on = new Map<string, string[]>();
  for (const { post_id: postId, blog_id: blogId } of all<{ post_id: string; blog_id: string }>(
    db,
    sql`
    SELECT DISTINCT post_id, blog_id FROM publications
    WHERE remote_id IS NOT NULL AND blog_id IN (SELECT id FROM blogs WHERE ${IS_PUBLIC})`,
  ))
    on.set(postId, [...(on.get(postId) ?? []), blogId]);
  const counts = new Map<string, number>();
  for (const postId of postIds)
    for (const blogId of on.get(postId) ?? []) counts.set(blogId, (counts.get(blogId) ?? 0) + 1);
  const most = [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
  const main = blogs.get(most ?? '') ?? [...blogs.values()][0] ?? unknownBlog(db);
  const result = new Map<string | undefined, { blog: FeedBlog; postIds: string[] }>();
  for (const postId of postIds) {
    const of = on.get(postId)?.flatMap((id) => blogs.get(id) ?? []) ?? [];
    for (const blog of of.length === 0 ? [main] : of) {
      const one = result.get(blog.id);
      if (one === undefined) result.set(blog.id, { blog, postIds: [postId] });
      else one.postIds.push(postId);
    }
  }
  return [...result.values()];
}

/** The blog of a library without blogs, with a number derived from the library. */
function unknownBlog(db: ReadableDb): FeedBlog {
  const first = get<{ id: string }>(db, sql`SELECT id FROM posts ORDER BY rowid LIMIT 1`)?.id ?? '';
  return { id: undefined, remoteId: madeId(`blog ${first}`), name: 'Escale', signature: '' };
}

// Converts a post of the library to an entry of a feed, with the content that readers of that blog get or would get.

/**
 * Total size of embedded pictures, the same as when publishing: Blogger truncates pages at 1 MB
 * (docs/design/blogger.md#pictures).
 */
const PICTURE_BUDGET = 700_000;

/** Blogger's words. A post no longer on the blog is a draft. */
const STATUSES = {
  live: 'LIVE',
  draft: 'DRAFT',
  scheduled: 'SCHEDULED',
  binned: 'SOFT_TRASHED',
  gone: 'DRAFT',
} as const;

type PostRow = {
  document: string;
  document_hash: string;
  created_at: number;
  updated_at: number;
  binned_at: number | null;
};
type PublicationRow = {
  id: string;
  remote_id: string;
  remote_status: RemoteStatus | 'gone' | null;
  url: string | null;
  published_at: number | null;
  base_content: string | null;
  sent_hash: string | null;
};

export type EntryMade = Readonly<{
  entry: FeedEntry;
  left: number;
  activeLeft: number;
}>;

/**
 * Undefined if the post was deleted. Throws post.newer-version, and document.too-large or document.too-complex for a
 * page written elsewhere.
 */
export async function feedEntryOf(
  library: Readonly<{ db: ReadableDb; folder: string; readText: ReadText }>,
  postId: string,
  blog: FeedBlog,
): Promise<EntryMade | undefined> {
  const { db } = library;
  const row = get<PostRow>(
    db,
    sql`SELECT document, document_hash, created_at, updated_at, binned_at FROM posts WHERE id = ${postId}`,
  );
  if (row === undefined) return undefined;
  const post = readDocument(row.document);
  const publication = blog.id === undefined ? undefined : publicationOn(db, postId, blog.id);
  const reported =
    publication === undefined || blog.id === undefined
      ? {}
      : (findSource(db, `${blog.id}/${publication.remote_id}`)?.reported ?? {});
  const { content, left, activeLeft } = await contentOf(library, post, row, publication);
  const status = statusOf(publication, row);
  const created = valueOf(reported, 'createdAt') ?? row.created_at;
  const trashed = row.binned_at ?? valueOf(reported, 'trashedAt') ?? row.updated_at;
  return {
    left,
    activeLeft,
    entry: {
      blogRemoteId: blog.remoteId,
      remoteId: publication?.remote_id ?? madeId(postId),
      kind: post.kind === 'page' ? 'page' : 'post',
      status,
      author: valueOf(reported, 'author') ?? (blog.signature === '' ? blog.name : blog.signature),
      title: foldLine(post.title),
      content,
      description: foldLine(post.description ?? ''),
      labels: [...new Set(post.labels.map(foldLine))].filter((label) => label !== ''),
      created,
      published: publication?.published_at ?? created,
      updated: row.updated_at,
      ...(status === 'SOFT_TRASHED' ? { trashed } : {}),
      path: pathOf(publication?.url ?? valueOf(reported, 'url')) || (valueOf(reported, 'path') ?? ''),
    },
  };
}

/** The current publication, in preference to an ended one. */
const publicationOn = (db: ReadableDb, postId: string, blogId: string): PublicationRow | undefined =>
  get<PublicationRow>(
    db,
    sql`
    SELECT id, remote_id, remote_status, url, published_at, base_content, sent_hash FROM publications
    WHERE post_id = ${postId} AND blog_id = ${blogId} AND remote_id IS NOT NULL
    ORDER BY ended_at IS NOT NULL, rowid DESC LIMIT 1`,
  );

function statusOf(
  publication: PublicationRow | undefined,
  row: Pick<PostRow, 'binned_at'>,
): FeedEntry['status'] {
  return STATUSES[row.binned_at === null ? (publication?.remote_status ?? 'draft') : 'binned'];
}

function pathOf(url: string | undefined): string {
  const path = url === undefined ? '' : (URL.parse(url)?.pathname ?? '');
  return path === '/' ? '' : path;
}

/**
 * The blog's content if the post is unchanged since; otherwise the content of an update: the foreign page with the
 * changes, or HTML with the publication mark. A post without a blog has no mark, since a copy of it would not be a
 * publication of this library.
 */
async function contentOf(
  { folder, readText }: Readonly<{ folder: string; readText: ReadText }>,
  original: Post,
  row: Pick<PostRow, 'document_hash'>,
  publication: PublicationRow | undefined,
): Promise<{ content: string; left: number; activeLeft: number }> {
  const base = publication?.base_content ?? undefined;
  if (base !== undefined && publication?.sent_hash === row.document_hash)
    return { content: base, left: 0, activeLeft: 0 };
  const { addresses, left } = await insidePictures(folder, original);
  const post = withoutPictures(original, left);
  const pictureAddress = (sha256: string): string => addresses.get(sha256) ?? '';
  const remoteHtml = base === undefined ? undefined : elsewhere({ title: '', labels: [], content: base });
  if (remoteHtml !== undefined) {
    const { html, left: active } = await patched(readText, remoteHtml, post, pictureAddress);
    return { content: html, left: left.size, activeLeft: countLeftOut(active) };
  }
  const foreign = await foreignPartsOf(readText, post, base);
  const content = renderBlogHtml(post, {
    ...(publication === undefined ? {} : { publicationId: publication.id }),
    pictureAddress,
    isOnPage: (bytes) => foreign.onPage.has(bytes),
  });
  return { content, left: left.size, activeLeft: countLeftOut(foreign.left) };
}

async function patched(
  readText: ReadText,
  remoteHtml: string,
  post: Post,
  pictureAddress: (sha256: string) => string,
): Promise<Patched> {
  const addresses = new Map(
    imagesOf(post).flatMap(({ asset }) => (asset === undefined ? [] : [[asset, pictureAddress(asset)]])),
  );
  return await patchedPage(readText, remoteHtml, post, { addresses, placeholder: '' });
}

/** Embeds pictures without a public address in reading order, within the budget; the others are omitted. */
async function insidePictures(
  folder: string,
  post: Post,
): Promise<{ addresses: Map<string, string>; left: Set<string> }> {
  const addresses = new Map<string, string>();
  const left = new Set<string>();
  let room = PICTURE_BUDGET;
  for (const sha256 of picturesOf(post).unpublished) {
    const picture = await exportPicture(folder, sha256, 'page');
    const address = picture === undefined ? undefined : dataUrl(picture);
    if (address === undefined || address.length > room) {
      left.add(sha256);
      continue;
    }
    room -= address.length;
    addresses.set(sha256, address);
  }
  return { addresses, left };
}

/**
 * @param entries in file order; each is created after the previous one was written, so that a long feed only needs the
 * memory of a few posts
 */
export async function writeFeed(
  writer: Writer,
  blog: FeedBlog,
  entries: AsyncIterable<EntryMade>,
): Promise<void> {
  await writer.write(feedHead(blog.remoteId, blog.name));
  for await (const { entry } of entries) await writer.write(entryXml(entry));
  await writer.write(FEED_END);
}
