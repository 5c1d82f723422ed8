/** The same posts in three ways: our library with its search thread, bare FTS5 (reference A), and MiniSearch. */
import fs from 'node:fs';
import path from 'node:path';
import type { Post } from '#interview/document.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { all, get, sql, transaction, type ReadableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { type SearchService, searchInProcess, engineOn } from '#backend/search/requests.ts';
import { isIndexed } from '#backend/search/impact/words-of-post.ts';
import { openImpact } from '#backend/search/open-engine.ts';
import { indexPost } from '#backend/search/index/index-post.ts';
import { searchArchive } from '#backend/search/search.ts';
import { startSearchThread } from '#backend/search/search-thread.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { openArchiveFts } from '../reference/archive-fts.ts';
import { buildArchives, miniOf, textOf, type Made, type Stores } from './build-archives.ts';
import { openMini } from './mini-search.ts';
import { questionsFrom, type Kind, type Question } from './questions.ts';

export type ThreeArchives = Readonly<{
  made: Made;
  /** Size of all search data of the library, and of the reference. */
  bytes: Readonly<{ ours: number; fts: number }>;
  questions: ReadonlyMap<Kind, readonly Question[]>;
  /** Number of posts in the result. */
  ours(question: Question): Promise<number>;
  /** Runs the question in the calling thread, to measure its processor time. */
  oursHere(question: Question): void;
  fts(question: Question): void;
  ftsTotal(match: string): number;
  /** Milliseconds, measured in MiniSearch's thread. */
  mini(question: Question): Promise<number>;
  update: Readonly<{
    ours(round: number): void;
    fts(round: number): void;
    mini(round: number): Promise<number>;
  }>;
  close(): Promise<void>;
}>;

export type Size = Readonly<{
  posts: number;
  questionsOfAKind: number;
  /** A folder in which the archives are built once and reused; without it they are built each time. */
  keep: string | undefined;
}>;

/** `say` receives progress messages. */
export async function threeArchives(
  { posts, questionsOfAKind, keep }: Size,
  say: (what: string) => void,
): Promise<ThreeArchives> {
  const folder = keep ?? temporaryFolder('bench-archive');
  fs.mkdirSync(folder, { recursive: true });
  const library = await openLibrary({ folder, log: silentLog });
  const { db } = library;
  const fts = openArchiveFts(path.join(folder, 'reference.sqlite'));
  const mini = openMini();
  const made = await madeIn({ folder, db, fts, mini }, posts, keep !== undefined, say);
  const archive = startSearchThread({
    folder,
    writable: true,
    log: silentLog,
    otherwise: searchInProcess(engineOn(db)),
  });
  await ready(archive);
  const { impact } = openImpact({ folder, library: db, writable: false });
  const words = new Map(fts.words());
  const between = (least: number, most: number): string[] =>
    [...words].flatMap(([word, holding]) =>
      holding >= Math.max(2, least * posts) && holding <= most * posts && word.length > 3 && isIndexed(word)
        ? [word]
        : [],
    );
  const pairs = made.pairs.filter((pair) => pair.every((word) => isIndexed(word) && words.has(word)));
  const labels = all<{ label: string }>(db, sql`SELECT DISTINCT label FROM post_labels ORDER BY label`).map(
    ({ label }) => label,
  );
  const updated = changedPosts(db);
  return {
    made,
    bytes: { ours: made.impactBytes + bytesOf(db, 'search'), fts: fts.bytes() },
    questions: questionsFrom({ between, pairs, labels }, questionsOfAKind),
    ours: async ({ ours: query }) => (await archive.ask('search', { query, limit: 20 })).total,
    oursHere: ({ ours: query }) => void searchArchive(db, { query, limit: 20 }, impact),
    fts: ({ fts: match }) => void fts.search(match),
    ftsTotal: (match) => fts.total(match),
    mini: async ({ mini: query, prefix }) => (await mini.ask({ type: 'search', query, prefix })).ms,
    update: {
      ours(round) {
        const { rowid, document } = updated(round);
        transaction(db, () => indexPost(db, { postRowid: rowid, document }));
      },
      fts(round) {
        const { rowid, document } = updated(round);
        fts.add([{ rowid, text: textOf(document) }]);
      },
      async mini(round) {
        const { rowid, document } = updated(round);
        return (await mini.ask({ type: 'replace', post: miniOf(rowid, document) })).ms;
      },
    },
    async close() {
      impact.close();
      await archive.close();
      await mini.close();
      fts.close();
      library.close();
      if (keep === undefined) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function madeIn(
  stores: Stores,
  posts: number,
  keep: boolean,
  say: (what: string) => void,
): Promise<Made> {
  const file = path.join(stores.folder, 'made.json');
  const saved = path.join(stores.folder, 'mini-search.json');
  if (keep && fs.existsSync(file)) {
    const made = JSON.parse(fs.readFileSync(file, 'utf8')) as Made;
    if (made.posts !== posts) throw new Error(`${stores.folder} holds ${made.posts} posts`);
    say('MiniSearch, from its file');
    await stores.mini.ask({ type: 'load', file: saved });
    return made;
  }
  const made = await buildArchives(stores, posts, say);
  if (keep) {
    await stores.mini.ask({ type: 'save', file: saved });
    fs.writeFileSync(file, JSON.stringify(made));
  }
  return made;
}

/** Until the thread ranks by the impact index. */
async function ready(archive: SearchService): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if ((await archive.ask('state', {})).impact) return;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
  throw new Error('the impact index is not in use');
}

/** Bytes of the pages of all tables whose names have this prefix. */
function bytesOf(db: ReadableDb, prefix: string): number {
  return (
    get<{ bytes: number }>(db, sql`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name GLOB ${`${prefix}*`}`)
      ?.bytes ?? 0
  );
}

/** Average-length posts of the library, changed a little more each round; read beforehand. */
function changedPosts(db: ReadableDb): (round: number) => { rowid: number; document: Post } {
  const rows = all<{ rowid: number; document: string }>(
    db,
    sql`SELECT rowid, document FROM posts WHERE words BETWEEN 900 AND 1400 AND status <> 'binned' LIMIT 50`,
  ).map(({ rowid, document }) => ({ rowid, document: JSON.parse(document) as Post }));
  return (round) => {
    const row = rows[round % rows.length];
    if (row === undefined) throw new Error('no post of ordinary length');
    const { rowid, document } = row;
    const addedText = { type: 'text' as const, text: `Tour ${round} du quartier.` };
    const body = [...document.body, { type: 'paragraph' as const, content: [addedText] }];
    return { rowid, document: { ...document, title: `${document.title} ${round}`, body } };
  };
}
