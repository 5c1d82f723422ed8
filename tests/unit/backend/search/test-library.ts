/** A library in memory, with today’s tables and the parts of the backend that search needs. */
import Database from 'better-sqlite3';
import type { Post } from '#interview/document.ts';
import { migrations } from '#backend/library/store/migrations/index.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { run, sql, type WritableDb } from '#backend/core/sql.ts';
import { searchArchive } from '#backend/search/search.ts';
import { searchResultSchema, type SearchResult } from '#contract/search.ts';
import type { Status } from '#contract/shapes.ts';

export type TestLibrary = Readonly<{
  db: WritableDb;
  /** Adds a post like the app; returns its id. */
  add(document: Post, facts?: { status?: Status; publishedAt?: number }): string;
  /** Searches, and checks the answer against the contract. */
  search(query: string, page?: { limit?: number; offset?: number }): SearchResult;
  /** The matching titles, best first. */
  titles(query: string): string[];
}>;

export function openTestLibrary(): TestLibrary {
  const db = new Database(':memory:') as unknown as WritableDb;
  followPosts(db);
  db.pragma('foreign_keys = ON');
  for (const step of migrations) step.up(db);
  let ids = 0;
  let now = Date.UTC(2024, 5, 1, 12);
  const newId = (): string => `post-${(ids += 1)}`;
  const search: TestLibrary['search'] = (query, { limit = 20, offset } = {}) =>
    searchResultSchema.parse(searchArchive(db, { query, limit, offset }));
  return {
    db,
    add(document, { status, publishedAt } = {}) {
      const { id } = insertPost(db, document, { now: (now += 1_000), newId });
      if (status !== undefined) run(db, sql`UPDATE posts SET status = ${status} WHERE id = ${id}`);
      if (publishedAt !== undefined)
        run(db, sql`UPDATE posts SET published_at = ${publishedAt} WHERE id = ${id}`);
      return id;
    },
    search,
    titles: (query) => search(query).hits.map(({ title }) => title),
  };
}

/** The marked words of a passage, as displayed. */
export const marked = ({ excerpt, marks }: SearchResult['hits'][number]['passages'][number]): string[] =>
  marks.map(([start, end]) => excerpt.slice(start, end));
