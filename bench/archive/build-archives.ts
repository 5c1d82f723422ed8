/** Builds three archives of the same posts in one folder and measures the time of each. */
import fs from 'node:fs';
import path from 'node:path';
import type { Post } from '#interview/document.ts';
import { passagesOf } from '#interview/passages.ts';
import { checkpointWal, isWalLong, type WritableDb } from '#backend/core/sql.ts';
import { foldWord } from '#interview/search/fold.ts';
import { IMPACT_FILE } from '#backend/search/impact/impact-file.ts';
import { openImpact } from '#backend/search/open-engine.ts';
import { runUntilDone } from '#backend/search/impact/upkeep.ts';
import { indexMissing } from '#backend/search/index/background-indexing.ts';
import { joinFullText } from '#backend/search/index/join-full-text.ts';
import { rememberMore } from '#backend/search/analysis/tokenizer.ts';
import type { openArchiveFts } from '../reference/archive-fts.ts';
import { generateLargeArchive, type ArchivePost } from './generate.ts';
import type { Mini, MiniPost } from './mini-search.ts';
import { writeLibrary } from './write-library.ts';

/** Posts in one transaction or message. */
const PIECE = 2_000;

/** Processor time of the working thread in milliseconds, to exclude other load on the machine. */
export type Made = Readonly<{
  posts: number;
  textBytes: number;
  fullTextMs: number;
  impactMs: number;
  impactBytes: number;
  ftsMs: number;
  miniMs: number;
  /** Adjacent words. */
  pairs: readonly (readonly [string, string])[];
}>;

export type Stores = Readonly<{
  folder: string;
  db: WritableDb;
  fts: ReturnType<typeof openArchiveFts>;
  mini: Mini;
}>;

export const textOf = (post: Post): string =>
  [
    ...passagesOf(post).map(({ text }) => text),
    ...post.participants.map(({ name, role, organisation }) => `${name} ${role ?? ''} ${organisation ?? ''}`),
  ].join('\n');

export const miniOf = (rowid: number, post: Post): MiniPost => ({
  id: rowid,
  title: post.title,
  people: post.participants.map(({ name }) => name).join(' '),
  labels: post.labels.join(' '),
  text: textOf(post),
});

/** `say` receives progress messages. */
export async function buildArchives(
  stores: Stores,
  posts: number,
  say: (what: string) => void,
): Promise<Made> {
  say(`${posts} posts`);
  const written = await writeAll(stores, posts);
  say('our index');
  const { db, folder } = stores;
  const fullText = spent();
  // As after an upgrade: every post is reindexed (startIndexing), then added to the impact index.
  const forget = rememberMore();
  for (let more = true; more; more = indexMissing(db).more)
    // As the app does: in a WAL of gigabytes each page is searched in hundreds of lists.
    if (isWalLong(db)) checkpointWal(db);
  forget();
  // As the idle app does; bare FTS5 is optimized too.
  for (const _step of joinFullText(db));
  const fullTextMs = fullText();
  const ranking = spent();
  const { impact, upkeep } = openImpact({ folder, library: db, writable: true });
  if (upkeep === undefined) throw new Error('a writer without upkeep');
  await runUntilDone(upkeep);
  const impactMs = ranking();
  impact.close();
  stores.fts.optimize();
  return {
    ...written,
    posts,
    fullTextMs,
    impactMs,
    impactBytes: fs.statSync(path.join(folder, IMPACT_FILE)).size,
  };
}

/** Milliseconds of the processor, in this thread, since it was called. */
function spent(): () => number {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  };
}

async function writeAll(
  { db, fts, mini }: Stores,
  count: number,
): Promise<Pick<Made, 'textBytes' | 'ftsMs' | 'miniMs' | 'pairs'>> {
  let [textBytes, ftsMs, miniMs] = [0, 0, 0];
  const pairs: (readonly [string, string])[] = [];
  let first = 1;
  let waiting: ArchivePost[] = [];
  const write = async (): Promise<void> => {
    writeLibrary(db, waiting, first);
    const indexedRows = waiting
      .map((post, index) => ({ rowid: first + index, post }))
      .filter(({ post }) => post.status !== 'binned');
    const texts = indexedRows.map(({ rowid, post }) => ({ rowid, text: textOf(post.document) }));
    for (const { text } of texts) textBytes += Buffer.byteLength(text);
    pairs.push(...pairsIn(texts[0]?.text ?? ''));
    const indexed = spent();
    fts.add(texts);
    ftsMs += indexed();
    const posts = indexedRows.map(({ rowid, post }) => miniOf(rowid, post.document));
    miniMs += (await mini.ask({ type: 'add', posts })).cpu;
    first += waiting.length;
    waiting = [];
  };
  for (const post of generateLargeArchive(count)) {
    waiting.push(post);
    if (waiting.length === PIECE) await write();
  }
  if (waiting.length > 0) await write();
  return { textBytes, ftsMs, miniMs, pairs };
}

/** Pairs of words separated by a single space. */
function pairsIn(text: string): [string, string][] {
  const words = text.split(/[ \n]/u);
  return words.slice(1).flatMap((word, index): [string, string][] => {
    const before = words[index] ?? '';
    return /^\p{L}{4,}$/u.test(before) && /^\p{L}{4,}$/u.test(word)
      ? [[foldWord(before), foldWord(word)]]
      : [];
  });
}
