/** A blog of ten thousand posts mirrored over HTTP, against a loop that only fetches the same pages and stores them. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import type { StoredPost } from '#backend/practice-blog/store.ts';
import { publishingOf } from '#backend/publishing/start-publishing.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { startPracticeBlogProcess } from '#tests/builders/practice-blog/start-blog-process.ts';
import { connected, type Connected } from './connected.ts';
import { generateArchive } from './generate-archive.ts';
import { type Row, untilFound } from './harness.ts';

/** Fewer for a quick look: ESCALE_BENCH_MIRROR=1000. */
const POSTS = Number(process.env['ESCALE_BENCH_MIRROR'] ?? 10_000);
const PAGE = 50;
/** Latency of a page with bodies from a distant server, ms. */
const FAR = 400;

/** Invented interviews, as the blog's own files hold them. */
function writePosts(folder: string, count: number): void {
  fs.mkdirSync(path.join(folder, 'posts'), { recursive: true });
  let number = 0;
  for (const { document, publishedAt } of generateArchive(count)) {
    number += 1;
    const id = String(8_000_000_000_000_000_000n + BigInt(number));
    const post: StoredPost = {
      version: 1,
      id,
      status: 'LIVE',
      title: document.title,
      content: renderBlogHtml(document, { pictureAddress: () => 'https://images.example/i.jpg' }),
      labels: [...document.labels],
      published: publishedAt,
      updated: publishedAt,
      path: `/2020/01/billet-${number}.html`,
      readerComments: 'ALLOW',
    };
    fs.writeFileSync(path.join(folder, 'posts', `${id}.json`), JSON.stringify(post));
  }
}

/** Runs a mirror. Milliseconds until every post is stored, and until search can find every post. */
async function mirror({ backend, blogId }: Connected): Promise<{ ms: number; searchableMs: number }> {
  const started = performance.now();
  await backend.call('mirrors.start', { blogId });
  await publishingOf(backend.backend).mirrors.settled();
  const ms = performance.now() - started;
  await backend.backend.indexing?.finished();
  const searchableMs = performance.now() - started;
  const { items } = await backend.call('mirrors.list', {});
  assert.equal(items[0]?.added, POSTS);
  return { ms, searchableMs };
}

/** Fetches the same pages one after the other and stores each unchanged in its own transaction. */
async function fetchAndStore(base: string, authorization: string, blogId: string): Promise<number> {
  const folder = temporaryFolder('bench-bare');
  const db = new Database(path.join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE posts (id TEXT PRIMARY KEY, updated TEXT NOT NULL, json TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO posts VALUES (?, ?, ?)');
  const started = performance.now();
  let pageToken: string | undefined;
  let stored = 0;
  do {
    const query = new URLSearchParams({
      status: 'LIVE',
      view: 'AUTHOR',
      orderBy: 'UPDATED',
      fetchBodies: 'true',
      maxResults: String(PAGE),
      ...(pageToken === undefined ? {} : { pageToken }),
    });
    const response = await fetch(`${base}/v3/blogs/${blogId}/posts?${query.toString()}`, {
      headers: { authorization },
    });
    const page = (await response.json()) as {
      nextPageToken?: string;
      items?: { id: string; updated: string }[];
    };
    db.transaction(() => {
      for (const item of page.items ?? []) insert.run(item.id, item.updated, JSON.stringify(item));
    })();
    stored += page.items?.length ?? 0;
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  const ms = performance.now() - started;
  db.close();
  fs.rmSync(folder, { recursive: true, force: true });
  assert.equal(stored, POSTS);
  return ms;
}

function row(name: string, what: string, latency: number): Row {
  return {
    name,
    what,
    rounds: 1,
    warmUp: 0,
    async prepare() {
      const folder = path.join(temporaryFolder('bench-mirror'), randomUUID());
      const { note, suffix } = untilFound();
      writePosts(folder, POSTS);
      const blog = await startPracticeBlogProcess(folder);
      let authorization = '';
      const spy = async (): Promise<Connected> => {
        const escale = await connected(blog);
        const log = await blog.log();
        const token = log.find(({ method }) => method === 'oauth.token')?.answer as
          | { access_token?: string }
          | undefined;
        authorization = `Bearer ${token?.access_token ?? authorization}`;
        await blog.tell({ do: 'clear-log' });
        if (latency > 0)
          await blog.tell({ do: 'fault', fault: { method: 'posts.list', latency, times: 1_000_000 } });
        return escale;
      };
      return {
        suffix,
        async ours() {
          await blog.tell({ do: 'clear-faults' });
          const escale = await spy();
          const { ms, searchableMs } = await mirror(escale);
          note(searchableMs);
          await escale.backend.dispose();
          await blog.tell({ do: 'clear-log' });
          return [ms];
        },
        async reference() {
          if (authorization === '') await (await spy()).backend.dispose();
          const ms = await fetchAndStore(blog.apiOrigin, authorization, blog.blogRemoteId);
          await blog.tell({ do: 'clear-log' });
          return [ms];
        },
        // Each side counts its posts by itself.
        verify: () => undefined,
        async close() {
          await blog.close();
          fs.rmSync(path.dirname(folder), { recursive: true, force: true });
        },
      };
    },
  };
}

export const mirrorRows: readonly Row[] = [
  row(
    'mirror',
    `a blog of ${POSTS} interviews mirrored into a new library over HTTP from a server that answers at once (posts with their turns, publications, revisions, labels; the full text follows), against fetching the same pages and storing their JSON`,
    0,
  ),
  row(
    'mirror-far',
    `the same from a server whose pages of ${PAGE} posts take ${FAR} ms: the next page is on its way while one is written`,
    FAR,
  ),
];
