/** What a look at the pictures online found, post by post. */
import { imagesOf } from '#interview/pictures.ts';
import type { LinkCheck } from '#contract/pictures.ts';
import { readDocument } from '../../library/read-document.ts';
import type { ReadableDb } from '../../library/sql.ts';
import { all, get, sql } from '../../library/sql.ts';
import { IS_SENT_TO } from '../../library/publications/authorship.ts';
import { assetAt } from './picture-rows.ts';

/** Read at once: their documents are looked through for what is kept. */
const MOST_POSTS = 200;
const MOST_OF_A_POST = 200;

export type DeadPost = Readonly<{
  publicationId: string;
  postId: string;
  title: string;
  blogId: string;
  blogName: string;
  /** The outbox may write there. */
  writable: boolean;
  dead: readonly Readonly<{ address: string; kept: boolean }>[];
}>;

type DeadRow = {
  id: string;
  post_id: string;
  title: string;
  document: string;
  blog_id: string;
  blog_name: string;
  writable: number;
  addresses: string;
};

/** A page of the posts that still show a dead picture, the newest first. Those already put right are gone from it. */
export function deadPosts(
  db: ReadableDb,
  {
    blogId = null,
    most = MOST_POSTS,
    after = 0,
  }: Readonly<{ blogId?: string | null; most?: number; after?: number }> = {},
): DeadPost[] {
  const rows = all<DeadRow>(
    db,
    sql`
    SELECT p.id, p.post_id, posts.title, posts.document, blogs.id AS blog_id, blogs.name AS blog_name,
      ${IS_SENT_TO} AS writable,
      json_group_array(l.address) AS addresses
    FROM picture_links AS l JOIN picture_link_uses AS u ON u.link_rowid = l.rowid
    JOIN publications AS p ON p.id = u.publication_id JOIN posts ON posts.id = p.post_id JOIN blogs ON blogs.id = p.blog_id
    WHERE l.state = 'dead' AND p.remote_status = 'live' AND instr(p.base_content, replace(l.address, '&', '&amp;')) > 0
      AND (${blogId} IS NULL OR p.blog_id = ${blogId})
    GROUP BY p.id ORDER BY p.published_at DESC, p.rowid DESC LIMIT ${most} OFFSET ${after}`,
  );
  return rows.map((row) => {
    const here = new Set(
      imagesOf(readDocument(row.document)).flatMap(({ asset, url }) =>
        asset === undefined || url === undefined ? [] : [url],
      ),
    );
    return {
      publicationId: row.id,
      postId: row.post_id,
      title: row.title,
      blogId: row.blog_id,
      blogName: row.blog_name,
      writable: row.writable === 1,
      dead: (JSON.parse(row.addresses) as string[])
        .slice(0, MOST_OF_A_POST)
        .map((address) => ({ address, kept: here.has(address) || assetAt(db, address) !== undefined })),
    };
  });
}

/** All of them on a blog, page after page: for what reads and changes nothing. */
export function* everyDeadPost(db: ReadableDb, blogId: string): Generator<DeadPost> {
  for (let after = 0, full = true; full; after += MOST_POSTS) {
    const page = deadPosts(db, { blogId, after });
    full = page.length === MOST_POSTS;
    yield* page;
  }
}

/** As the page shows it. */
export function linkCheck(db: ReadableDb): LinkCheck {
  const look = get<{ state: Exclude<LinkCheck['state'], 'never'>; ended_at: number | null }>(
    db,
    sql`SELECT state, ended_at FROM picture_checks ORDER BY rowid DESC LIMIT 1`,
  );
  const counts = get<{ total: number; waiting: number; unsure: number }>(
    db,
    sql`
    SELECT count(*) AS total, count(*) FILTER (WHERE state = 'waiting') AS waiting,
      count(*) FILTER (WHERE state = 'unsure') AS unsure
    FROM picture_links WHERE rowid IN (SELECT link_rowid FROM picture_link_uses)`,
  ) ?? { total: 0, waiting: 0, unsure: 0 };
  const posts = look === undefined ? [] : deadPosts(db);
  const blogs = new Map<string, { id: string; name: string; curable: number }>();
  for (const { blogId, blogName, writable, dead } of posts) {
    if (!writable) continue;
    const blog = blogs.get(blogId) ?? { id: blogId, name: blogName, curable: 0 };
    blog.curable += dead.filter(({ kept }) => kept).length;
    blogs.set(blogId, blog);
  }
  return {
    state: look?.state ?? 'never',
    ...(look?.ended_at == null ? {} : { endedAt: look.ended_at }),
    total: counts.total,
    checked: counts.total - counts.waiting,
    unsure: counts.unsure,
    dead: new Set(posts.flatMap(({ dead }) => dead.map(({ address }) => address))).size,
    posts: posts.map(({ postId, title, blogId, blogName, dead }) => ({
      postId,
      title,
      blogId,
      blogName,
      dead: [...dead],
    })),
    blogs: [...blogs.values()].filter(({ curable }) => curable > 0).slice(0, 200),
  };
}
