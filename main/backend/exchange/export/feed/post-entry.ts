/** A post of the library as an entry of a feed: what readers of that blog get, or would get. */
import type { Post } from '#interview/document.ts';
import { renderBloggerHtml } from '#interview/render/blogger-html.ts';
import { patchedHtml } from '#interview/render/patched-html.ts';
import { withoutPictures } from '#interview/without-pictures.ts';
import { foldLine } from '#interview/inlines.ts';
import type { ReadableDb } from '#backend/library/sql.ts';
import { get, sql } from '#backend/library/sql.ts';
import { readDocument } from '#backend/library/read-document.ts';
import { elsewhere } from '#backend/library/publications/publications.ts';
import type { RemoteStatus } from '#backend/library/publications/remote.ts';
import { findSource } from '../../imports/source-rows.ts';
import { valueOf } from '../../imports/said.ts';
import { dataAddress, exportPicture, picturesOf } from '../pictures.ts';
import type { FeedEntry } from './entry-xml.ts';
import { madeId, type FeedBlog } from './feed-blogs.ts';

/**
 * What the pictures inside one post may weigh, as publishing has it: a page of Blogger is cut at 1 MB
 * (docs/design/blogger.md#pictures).
 */
const PICTURE_BUDGET = 700_000;

/** The words of Blogger's file. What the blog no longer has is a text of the author's alone. */
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
  /** Pictures that are not in it. */
  left: number;
}>;

/** Undefined where the post is gone. Throws post.newer-version. */
export async function feedEntryOf(
  library: Readonly<{ db: ReadableDb; folder: string }>,
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
  const said =
    publication === undefined || blog.id === undefined
      ? {}
      : (findSource(db, `${blog.id}/${publication.remote_id}`)?.said ?? {});
  const { content, left } = await contentOf(library.folder, post, row, publication);
  const status = statusOf(publication, row);
  const created = valueOf(said, 'createdAt') ?? row.created_at;
  const trashed = row.binned_at ?? valueOf(said, 'trashedAt') ?? row.updated_at;
  return {
    left,
    entry: {
      blogRemoteId: blog.remoteId,
      remoteId: publication?.remote_id ?? madeId(postId),
      kind: post.kind === 'page' ? 'page' : 'post',
      status,
      author: valueOf(said, 'author') ?? (blog.signature === '' ? blog.name : blog.signature),
      title: foldLine(post.title),
      content,
      description: foldLine(post.description ?? ''),
      labels: [...new Set(post.labels.map(foldLine))].filter((label) => label !== ''),
      created,
      published: publication?.published_at ?? created,
      updated: row.updated_at,
      ...(status === 'SOFT_TRASHED' ? { trashed } : {}),
      path: pathOf(publication?.url ?? valueOf(said, 'url')) || (valueOf(said, 'path') ?? ''),
    },
  };
}

/** The one that goes on before one that has ended. */
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

/** The permalink below the blog's address. */
function pathOf(url: string | undefined): string {
  const path = url === undefined ? '' : (URL.parse(url)?.pathname ?? '');
  return path === '/' ? '' : path;
}

/**
 * What the blog holds, where the post was not changed since; else as it would be sent there: in the HTML of a post
 * written elsewhere, or under the mark of its publication. A post that no blog has bears no mark: a copy of it on some
 * blog is not one that this library published.
 */
async function contentOf(
  folder: string,
  whole: Post,
  row: Pick<PostRow, 'document_hash'>,
  publication: PublicationRow | undefined,
): Promise<{ content: string; left: number }> {
  const base = publication?.base_content ?? undefined;
  if (base !== undefined && publication?.sent_hash === row.document_hash) return { content: base, left: 0 };
  const { addresses, left } = await insidePictures(folder, whole);
  const post = withoutPictures(whole, left);
  const pictureAddress = (sha256: string): string => addresses.get(sha256) ?? '';
  const there = base === undefined ? undefined : elsewhere({ title: '', labels: [], content: base });
  const content =
    there === undefined
      ? renderBloggerHtml(post, {
          ...(publication === undefined ? {} : { publicationId: publication.id }),
          pictureAddress,
        })
      : patchedHtml(there, post, { pictureAddress });
  return { content, left: left.size };
}

/** Pictures that have no public address go inside, in reading order, within the budget; the others are left out. */
async function insidePictures(
  folder: string,
  post: Post,
): Promise<{ addresses: Map<string, string>; left: Set<string> }> {
  const addresses = new Map<string, string>();
  const left = new Set<string>();
  let room = PICTURE_BUDGET;
  for (const sha256 of picturesOf(post).unpublished) {
    const picture = await exportPicture(folder, sha256, 'page');
    const address = picture === undefined ? undefined : dataAddress(picture);
    if (address === undefined || address.length > room) {
      left.add(sha256);
      continue;
    }
    room -= address.length;
    addresses.set(sha256, address);
  }
  return { addresses, left };
}
