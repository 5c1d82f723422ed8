/** Makes the same posts in three ways in one folder, and says how long each took. */
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

/** Times are milliseconds of the processor in the thread that works: what else the machine does is left out. */
export type Made = Readonly<{
  posts: number;
  textBytes: number;
  fullTextMs: number;
  impactMs: number;
  impactBytes: number;
  ftsMs: number;
  miniMs: number;
  /** Words that stand side by side. */
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

/** `say` is told what is being made. */
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
  // As after an upgrade: every post is indexed again (startIndexing), and then read into the impact index.
  const forget = rememberMore();
  for (let more = true; more; more = indexMissing(db).more)
    // As it does: in a log of gigabytes each page is looked for in hundreds of lists.
    if (isWalLong(db)) checkpointWal(db);
  forget();
  // As the app does at rest; bare FTS5 is optimized too.
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
    const shown = waiting
      .map((post, index) => ({ rowid: first + index, post }))
      .filter(({ post }) => post.status !== 'binned');
    const texts = shown.map(({ rowid, post }) => ({ rowid, text: textOf(post.document) }));
    for (const { text } of texts) textBytes += Buffer.byteLength(text);
    pairs.push(...pairsIn(texts[0]?.text ?? ''));
    const indexed = spent();
    fts.add(texts);
    ftsMs += indexed();
    const posts = shown.map(({ rowid, post }) => miniOf(rowid, post.document));
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

/** Words side by side that stand between two spaces. */
function pairsIn(text: string): [string, string][] {
  const words = text.split(/[ \n]/u);
  return words.slice(1).flatMap((word, index): [string, string][] => {
    const before = words[index] ?? '';
    return /^\p{L}{4,}$/u.test(before) && /^\p{L}{4,}$/u.test(word)
      ? [[foldWord(before), foldWord(word)]]
      : [];
  });
}
