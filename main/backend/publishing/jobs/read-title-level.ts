/**
 * Runs « Lire sur le blog »: reads the heading level the blog's theme gives to post titles. Only at the author's
 * request.
 */
import { TITLE_LEVELS } from '#interview/render/presentation.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { readApart } from '../../exchange/reading/read-apart.ts';
import { get, sql } from '../../core/sql.ts';
import type { ReadableDb } from '../../core/sql.ts';
import type { AskOutside } from '../../network/ask-outside.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { getBlog } from '../../library/publications/blogs.ts';

type Level = BackendOutput<'presentations.read-level'>;

/** The newest public post of the blog, as last read. */
function newestPage(db: ReadableDb, blogId: string): { url: string; title: string } | undefined {
  return get<{ url: string; title: string }>(
    db,
    sql`
    SELECT p.url, coalesce(p.base_title, posts.title) AS title FROM publications AS p JOIN posts ON posts.id = p.post_id
    WHERE p.blog_id = ${blogId} AND p.remote_status = 'live' AND p.url IS NOT NULL AND trim(coalesce(p.base_title, posts.title)) <> ''
    ORDER BY p.published_at DESC, p.rowid DESC LIMIT 1`,
  );
}

/** Fails with blog.not-found, document.too-complex, and as AskOutside does. */
export async function readTitleLevel(
  db: ReadableDb,
  blogId: string,
  ask: AskOutside,
  { signal, threads }: Readonly<{ signal: AbortSignal; threads?: JobThreads | undefined }>,
): Promise<Level> {
  getBlog(db, blogId);
  const page = newestPage(db, blogId);
  if (page === undefined) return { why: 'no-page' };
  const { url, title } = page;
  const reply = await ask(url, { signal, accept: 'text/html' });
  if (reply.bytes.byteLength === 0) return { why: 'no-answer', url };
  const html = new TextDecoder().decode(reply.bytes);
  const level = await readApart('title-level', { html, title }, { signal, threads });
  if (level === undefined) return { why: 'no-heading', url };
  const supportedLevel = TITLE_LEVELS.find((one) => one === level);
  return supportedLevel === undefined ? { why: 'too-deep', url } : { level: supportedLevel, url };
}
