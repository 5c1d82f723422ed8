/** How each blog shows its posts: what its author chose, kept with the blog. */
import {
  OF_BLOGGER,
  STANDALONE,
  storedPresentation,
  type Presentation,
} from '#interview/render/presentation.ts';
import { AppError } from '#contract/failure.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { get, run, sql } from '../sql.ts';
import { COUNTS } from './kinds.ts';

type Row = { counts: number; presentation: string | null };

function read(row: Row): Presentation {
  const chosen: unknown = row.presentation === null ? {} : JSON.parse(row.presentation);
  // The pages of the practice blog give the title of a post the first level.
  return storedPresentation(chosen, row.counts === 1 ? OF_BLOGGER : STANDALONE);
}

/** Of a blog, a forgotten one too: its posts keep their looks. Throws blog.not-found. */
export function presentationOf(db: ReadableDb, blogId: string): Presentation {
  const row = get<Row>(db, sql`SELECT ${COUNTS} AS counts, presentation FROM blogs WHERE id = ${blogId}`);
  if (row === undefined) throw new AppError('blog.not-found', { id: blogId });
  return read(row);
}

/** Throws blog.not-found. */
export function setPresentation(db: WritableDb, blogId: string, presentation: Presentation): void {
  const text = JSON.stringify(presentation);
  if (
    run(db, sql`UPDATE blogs SET presentation = ${text} WHERE id = ${blogId} AND forgotten_at IS NULL`) === 0
  )
    throw new AppError('blog.not-found', { id: blogId });
}

/**
 * Of the blog that a post goes to if nothing else is chosen: where it stands, real blogs first; else the first of the
 * list, as the publish sheet has it. STANDALONE where there is no blog.
 */
export function presentationForPost(db: ReadableDb, postId: string): Presentation {
  const row =
    get<Row>(
      db,
      sql`
      SELECT ${COUNTS} AS counts, blogs.presentation FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
      WHERE p.post_id = ${postId} AND p.ended_at IS NULL ORDER BY ${COUNTS} DESC, p.rowid LIMIT 1`,
    ) ??
    get<Row>(
      db,
      sql`SELECT ${COUNTS} AS counts, presentation FROM blogs WHERE forgotten_at IS NULL ORDER BY ${COUNTS} DESC, name, rowid LIMIT 1`,
    );
  return row === undefined ? STANDALONE : read(row);
}
