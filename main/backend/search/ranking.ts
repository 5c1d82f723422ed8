/** The order of what is found: exact forms before stems, then BM25, then the newest. */
import { all, sql, type ReadableDb } from '../library/sql.ts';
import type { PostFacts } from './facets.ts';
import { postExpression, voiceExpression } from './match.ts';
import type { ArchiveQuery } from './query.ts';

/**
 * The weight of each column of search_posts, in its order: a title says what a post is about, then who speaks, its
 * labels, its lead and its questions. Stems count half as much as the forms they stand for.
 */
const WEIGHTS = sql`10.0, 8.0, 6.0, 4.0, 3.0, 1.0, 1.0, 1.0, 5.0, 3.0, 2.0, 1.5, 0.5, 0.5, 0.5`;

export type Match = { rowid: number; score: number };

/** Posts that match, each with its BM25 (greater is better), in no order. */
export function matchPosts(db: ReadableDb, expression: string): Match[] {
  return all<Match>(
    db,
    sql`SELECT rowid, -bm25(search_posts, ${WEIGHTS}) AS score FROM search_posts WHERE search_posts MATCH ${expression}`,
  );
}

/** Posts in which one voice matches, each with the score of its best voice. */
export function matchVoices(db: ReadableDb, expression: string): Match[] {
  // bm25() needs the full-text table alone in its query: the voices are joined to their posts afterwards.
  return all<Match>(
    db,
    sql`
    WITH heard AS MATERIALIZED (SELECT rowid, -bm25(search_voices, 4.0, 1.0, 0.5) AS score FROM search_voices WHERE search_voices MATCH ${expression})
    SELECT post_rowid AS rowid, max(score) AS score FROM heard JOIN search_voices_of USING (rowid) GROUP BY post_rowid`,
  );
}

/** The rowids of the posts that hold every word in its exact form. */
export function exactPosts(db: ReadableDb, query: ArchiveQuery): Set<number> {
  const [person] = query.people;
  if (person !== undefined) {
    const expression = voiceExpression(query, person, true);
    return new Set(
      all<{ rowid: number }>(
        db,
        sql`
      SELECT post_rowid AS rowid FROM search_voices_of WHERE rowid IN (SELECT rowid FROM search_voices WHERE search_voices MATCH ${expression})`,
      ).map((row) => row.rowid),
    );
  }
  const expression = postExpression(query, true);
  if (expression === null) return new Set();
  return new Set(
    all<{ rowid: number }>(
      db,
      sql`SELECT rowid FROM search_posts WHERE search_posts MATCH ${expression}`,
    ).map((row) => row.rowid),
  );
}

/** What puts any post with the exact forms above every other: no BM25 comes near it. */
const EXACT = 1_000;

export type Found = Readonly<{ post: PostFacts; score: number }>;

/** Of its publication, else of its last change. */
const date = (post: PostFacts): number => post.publishedAt ?? post.updatedAt;

/** The newest first. */
export const byDate = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => date(b.post) - date(a.post) || b.post.rowid - a.post.rowid);

/** Sorts by exactness, score, date, rowid: the same question always gives the same order. */
export function rank(
  found: readonly Readonly<{ post: PostFacts; score: number }>[],
  exact: ReadonlySet<number>,
): Found[] {
  const scored = found.map(({ post, score }) => ({
    post,
    score: score + (exact.has(post.rowid) ? EXACT : 0),
  }));
  return scored.toSorted(
    (a, b) => b.score - a.score || date(b.post) - date(a.post) || b.post.rowid - a.post.rowid,
  );
}
