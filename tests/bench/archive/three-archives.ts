/** The same posts in three ways: our library with its search thread, bare FTS5 (reference A), and MiniSearch. */
import fs from 'node:fs';
import path from 'node:path';
import type { Post } from '../../../interview/document.ts';
import { passagesOf } from '../../../interview/passages.ts';
import { openLibrary } from '../../../main/backend/library/open-library.ts';
import {
  all,
  get,
  sql,
  transaction,
  type ReadableDb,
  type WritableDb,
} from '../../../main/backend/library/sql.ts';
import { silentLog } from '../../../main/backend/log.ts';
import type { Archive } from '../../../main/backend/search/archive.ts';
import { archiveHere } from '../../../main/backend/search/archive.ts';
import { engineOn } from '../../../main/backend/search/engine.ts';
import { foldWord } from '../../../main/backend/search/fold.ts';
import { openImpact } from '../../../main/backend/search/impact/open.ts';
import { IMPACT_FILE } from '../../../main/backend/search/impact/impact-file.ts';
import { untilDone } from '../../../main/backend/search/impact/upkeep.ts';
import { indexMissing } from '../../../main/backend/search/index-missing.ts';
import { indexPost } from '../../../main/backend/search/index-post.ts';
import { startSearchThread } from '../../../main/backend/search/search-thread.ts';
import { isHeld } from '../../../main/backend/search/impact/words-of-post.ts';
import { temporaryFolder } from '../../builders/a-backend.ts';
import { openArchiveFts } from '../reference/archive-fts.ts';
import { generateLargeArchive, type ArchivePost } from './generate.ts';
import { openMini, type Mini, type MiniPost } from './mini-search.ts';
import { questionsFrom, type Kind, type Question } from './questions.ts';
import { writeLibrary } from './write-library.ts';

/** Posts in one transaction or message. */
const PIECE = 2_000;

/** Milliseconds to make each, and bytes of each. */
export type Built = Readonly<{
  posts: number;
  textBytes: number;
  ours: Readonly<{ ms: number; fullTextMs: number; bytes: number; impactBytes: number }>;
  fts: Readonly<{ ms: number; bytes: number }>;
  mini: Readonly<{ ms: number }>;
}>;

export type ThreeArchives = Readonly<{
  built: Built;
  questions: ReadonlyMap<Kind, readonly Question[]>;
  /** How many posts each finds. */
  ours(question: Question): Promise<number>;
  fts(question: Question): void;
  ftsTotal(match: string): number;
  /** Milliseconds, measured beside MiniSearch. */
  mini(question: Question): Promise<number>;
  update: Readonly<{
    ours(round: number): void;
    fts(round: number): void;
    mini(round: number): Promise<number>;
  }>;
  close(): Promise<void>;
}>;

const textOf = (post: Post): string =>
  [
    ...passagesOf(post).map(({ text }) => text),
    ...post.participants.map(({ name, role, organisation }) => `${name} ${role ?? ''} ${organisation ?? ''}`),
  ].join('\n');
const miniOf = (rowid: number, post: Post): MiniPost => ({
  id: rowid,
  title: post.title,
  people: post.participants.map(({ name }) => name).join(' '),
  labels: post.labels.join(' '),
  text: textOf(post),
});

/** `say` is told what is being made. */
export async function threeArchives(
  count: number,
  questionsOfAKind: number,
  say: (what: string) => void,
): Promise<ThreeArchives> {
  const folder = temporaryFolder('bench-archive');
  const library = await openLibrary({ folder, log: silentLog });
  const { db } = library;
  const fts = openArchiveFts(path.join(folder, 'reference.sqlite'));
  const mini = openMini();

  say(`${count} posts`);
  const made = await writeAll(db, count, fts, mini);
  say('our index');
  const ours = await buildOurs(db, folder);
  fts.optimize();
  const archive = startSearchThread({
    folder,
    writable: true,
    log: silentLog,
    otherwise: archiveHere(engineOn(db)),
  });
  await ready(archive);
  const words = new Map(fts.words());
  const questions = questionsFrom(
    {
      between: (least, most) =>
        [...words].flatMap(([word, posts]) =>
          posts >= least * count && posts >= 2 && posts <= most * count && word.length > 3 && isHeld(word)
            ? [word]
            : [],
        ),
      pairs: made.pairs.filter((pair) => pair.every((word) => isHeld(word) && words.has(word))),
      labels: all<{ label: string }>(db, sql`SELECT DISTINCT label FROM post_labels ORDER BY label`).map(
        ({ label }) => label,
      ),
    },
    questionsOfAKind,
  );
  return {
    built: {
      posts: count,
      textBytes: made.textBytes,
      ours: { ...ours, bytes: ours.impactBytes + bytesOf(db, 'search') },
      fts: { ms: made.ftsMs, bytes: fts.bytes() },
      mini: { ms: made.miniMs },
    },
    questions,
    ours: async ({ ours: query }) => (await archive.ask('search', { query, limit: 20 })).total,
    fts: ({ fts: match }) => void fts.search(match),
    ftsTotal: (match) => fts.total(match),
    mini: async ({ mini: query, prefix }) => (await mini.ask({ type: 'search', query, prefix })).ms,
    update: {
      ours(round) {
        const { rowid, document } = updated(db, round);
        transaction(db, () => indexPost(db, { postRowid: rowid, document }));
      },
      fts(round) {
        const { rowid, document } = updated(db, round);
        fts.add([{ rowid, text: textOf(document) }]);
      },
      async mini(round) {
        const { rowid, document } = updated(db, round);
        return (await mini.ask({ type: 'replace', post: miniOf(rowid, document) })).ms;
      },
    },
    async close() {
      await archive.close();
      await mini.close();
      fts.close();
      library.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function writeAll(
  db: WritableDb,
  count: number,
  fts: ReturnType<typeof openArchiveFts>,
  mini: Mini,
): Promise<{ textBytes: number; ftsMs: number; miniMs: number; pairs: [string, string][] }> {
  let [textBytes, ftsMs, miniMs] = [0, 0, 0];
  const pairs: [string, string][] = [];
  let first = 1;
  let waiting: ArchivePost[] = [];
  const write = async (): Promise<void> => {
    writeLibrary(db, waiting, first);
    const shown = waiting
      .map((post, index) => ({ rowid: first + index, post }))
      .filter(({ post }) => post.status !== 'binned');
    const texts = shown.map(({ rowid, post }) => ({ rowid, text: textOf(post.document) }));
    for (const { text } of texts) textBytes += Buffer.byteLength(text);
    const [some] = texts;
    if (some !== undefined) pairs.push(...pairsIn(some.text));
    const started = performance.now();
    fts.add(texts);
    ftsMs += performance.now() - started;
    miniMs += (
      await mini.ask({ type: 'add', posts: shown.map(({ rowid, post }) => miniOf(rowid, post.document)) })
    ).ms;
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

/** As after an upgrade: every post is indexed again, and then read into the impact index. */
async function buildOurs(
  db: WritableDb,
  folder: string,
): Promise<{ ms: number; fullTextMs: number; impactBytes: number }> {
  const started = performance.now();
  while (indexMissing(db).more);
  const fullTextMs = performance.now() - started;
  const { impact, upkeep } = openImpact({ folder, library: db, writable: true });
  if (upkeep === undefined) throw new Error('a writer without upkeep');
  await untilDone(upkeep);
  const ms = performance.now() - started;
  impact.close();
  return { ms, fullTextMs, impactBytes: fs.statSync(path.join(folder, IMPACT_FILE)).size };
}

/** Until the thread ranks by the impact index. */
async function ready(archive: Archive): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if ((await archive.ask('state', {})).impact) return;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
  throw new Error('the impact index is not in use');
}

/** Bytes of the pages of a database's tables whose names begin so. */
function bytesOf(db: ReadableDb, prefix: string): number {
  return (
    get<{ bytes: number }>(db, sql`SELECT sum(pgsize) AS bytes FROM dbstat WHERE name GLOB ${`${prefix}*`}`)
      ?.bytes ?? 0
  );
}

/** A post of about ordinary length that says one thing more each time. */
function updated(db: ReadableDb, round: number): { rowid: number; document: Post } {
  const rowid = 1 + (round % 50) * 7;
  const row = get<{ document: string }>(db, sql`SELECT document FROM posts WHERE rowid = ${rowid}`);
  const document = JSON.parse(row?.document ?? '') as Post;
  return {
    rowid,
    document: { ...document, title: `${document.title} ${round}`, body: [...document.body, more(round)] },
  };
}
const more = (round: number): Post['body'][number] => ({
  type: 'paragraph',
  content: [{ type: 'text', text: `Tour ${round} du quartier.` }],
});
