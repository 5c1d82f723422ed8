/**
 * Three search engines over the same posts: ours, bare FTS5 with a title weight, and MiniSearch. Each returns posts,
 * best first.
 */
import fs from 'node:fs';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { Post } from '#interview/document.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { silentLog } from '#backend/core/log.ts';
import { followPosts } from '#backend/search/index/index-post.ts';
import { runUntilDone } from '#backend/search/impact/upkeep.ts';
import { openImpact } from '#backend/search/open-engine.ts';
import { searchArchive } from '#backend/search/search.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { bodyOf } from './known-items.ts';

/** Places of posts, the best ten. */
type Engine = (query: string) => number[];
export type Engines = Readonly<{
  /** The last word may be half typed, as while one types. */
  ours: Engine;
  /** By the full text alone, as while the impact index is being made. */
  oursByFullText: Engine;
  fts: Engine;
  mini: Engine;
  close(): Promise<void>;
}>;

const TOP = 10;
const TITLE = 10;

export async function openEngines(posts: readonly Post[]): Promise<Engines> {
  const folder = temporaryFolder('relevance');
  const library = await openLibrary({ folder, log: silentLog });
  const { db } = library;
  followPosts(db);
  const places = new Map<string, number>();
  posts.forEach((document, position) => {
    const id = `post-${position}`;
    places.set(
      insertPost(db, document, { now: Date.UTC(2024, 0, 1) + position, newId: () => id }).id,
      position,
    );
  });
  const { impact, upkeep } = openImpact({ folder, library: db, writable: true });
  if (upkeep === undefined) throw new Error('a writer without upkeep');
  await runUntilDone(upkeep);
  const searchWith = (query: string, by: typeof impact | undefined): number[] =>
    searchArchive(db, { query, limit: TOP }, by).hits.map(({ postId }) => places.get(postId) ?? -1);
  const fts = openFts(posts);
  const mini = openMini(posts);
  return {
    ours: (query) => searchWith(query, impact),
    oursByFullText: (query) => searchWith(query, undefined),
    fts: fts.search,
    mini,
    close() {
      impact.close();
      library.close();
      fts.close();
      fs.rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** A simple FTS5 search: every word is required, `bm25` with a weight for the title. */
function openFts(posts: readonly Post[]): Readonly<{ search: Engine; close(): void }> {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE archive USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')");
  const insert = db.prepare('INSERT INTO archive (rowid, title, body) VALUES (?, ?, ?)');
  db.transaction(() =>
    posts.forEach((post, position) => insert.run(position + 1, post.title, bodyOf(post))),
  )();
  const best = db
    .prepare(
      `SELECT rowid - 1 FROM archive WHERE archive MATCH ? ORDER BY bm25(archive, ${TITLE}, 1) LIMIT ${TOP}`,
    )
    .pluck();
  return {
    search: (query) =>
      best.all(
        query
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' '),
      ) as number[],
    close: () => void db.close(),
  };
}

/** Its documentation's advice for accents: lower-case words without accents. */
function openMini(posts: readonly Post[]): Engine {
  const index = new MiniSearch({
    fields: ['title', 'body'],
    processTerm: (word) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''),
    searchOptions: { boost: { title: TITLE }, combineWith: 'AND' },
  });
  index.addAll(posts.map((post, id) => ({ id, title: post.title, body: bodyOf(post) })));
  return (query) =>
    index
      .search(query)
      .slice(0, TOP)
      .map(({ id }) => Number(id));
}
