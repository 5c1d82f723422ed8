/**
 * Compares the search index with the posts: missing, outdated and orphaned rows, and words that differ from the text.
 * Read-only; « Refaire l’index » repairs everything it reports.
 */
import type { Finding } from '#contract/library.ts';
import { all, column, get, sql, tuples, type Query, type ReadableDb } from '../../core/sql.ts';
import { foldPassages } from '../analysis/tokenizer.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import { currentGeneration } from './index-post.ts';
import { EVERYWHERE, adjacentWords } from './match-expressions.ts';
import { COLUMNS, rowsOfPost, type RowOfPost } from './rows-of-post.ts';

/** Number of posts whose words are looked up one by one; others are compared by hash. */
const SAMPLE = 50;
const AT_ONCE = 20;

/**
 * At most `most` findings; `full` checks the words of every post. Pauses every few milliseconds, except for the last
 * check, of the full text as a whole.
 */
export function* checkIndex(
  db: ReadableDb,
  { most, full = false }: Readonly<{ most: number; full?: boolean }>,
): Generator<void, { findings: IndexFinding[] }> {
  const findings: IndexFinding[] = [];
  for (const { code, text, locations } of CHECKS)
    for (const location of column<string | number>(db, sql`${locations(db)} LIMIT ${most}`))
      findings.push({ code, location: String(location), text });
  yield;
  const generation = currentGeneration(db);
  const posts = column<number>(
    db,
    sql`SELECT post_rowid FROM search_indexed WHERE generation = ${generation}`,
  );
  const every = full ? 1 : Math.max(1, Math.floor(posts.length / SAMPLE));
  for (const [number, post] of posts.entries()) {
    if (findings.length >= most) break;
    try {
      findings.push(...checkPost(db, post, { generation, words: number % every === 0 }));
    } catch (error) {
      // The check of the full text as a whole reports it.
      if (!isDamage(error)) throw error;
      break;
    }
    if (number % AT_ONCE === AT_ONCE - 1) yield;
  }
  yield;
  const [verdict] = db.pragma('integrity_check(search_rows)') as { integrity_check: string }[];
  if (verdict !== undefined && verdict.integrity_check !== 'ok')
    findings.push({
      code: 'index.damaged',
      location: 'search_rows',
      text: `the full text is damaged: ${verdict.integrity_check.slice(0, 500)}`,
    });
  return { findings: findings.slice(0, most) };
}

type IndexFindingCode =
  | 'index.missing'
  | 'index.of-nobody'
  | 'index.row-missing'
  | 'index.row-unknown'
  | 'index.stale'
  | 'index.wrong-words'
  | 'index.damaged';
type IndexFinding = Finding & Readonly<{ code: IndexFindingCode }>;

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT');

type Check = Readonly<{ code: IndexFindingCode; text: string; locations: (db: ReadableDb) => Query }>;
const CHECKS: readonly Check[] = [
  {
    code: 'index.missing',
    text: 'this post is not indexed yet: search does not find it',
    locations: (db) => sql`
      SELECT id FROM posts LEFT JOIN search_indexed ON post_rowid = posts.rowid
      WHERE generation IS NOT ${currentGeneration(db)}`,
  },
  {
    code: 'index.of-nobody',
    text: 'a row of the index belongs to a post that is gone',
    locations: () =>
      sql`SELECT rowid FROM search_rows_of WHERE post_rowid NOT IN (SELECT post_rowid FROM search_indexed)`,
  },
  {
    code: 'index.row-missing',
    text: 'a row of the index has no words',
    locations: () =>
      sql`SELECT rowid FROM search_rows_of WHERE rowid NOT IN (SELECT id FROM search_rows_docsize)`,
  },
  {
    code: 'index.row-unknown',
    text: 'words of the index belong to no row',
    locations: () =>
      sql`SELECT id FROM search_rows_docsize WHERE id NOT IN (SELECT rowid FROM search_rows_of)`,
  },
];

type CheckOptions = Readonly<{ generation: number; words: boolean }>;

function checkPost(db: ReadableDb, postRowid: number, { generation, words }: CheckOptions): IndexFinding[] {
  const post = get<{ id: string; same: number }>(
    db,
    sql`
    SELECT id, posts.document_hash = search_indexed.document_hash AS same
    FROM posts JOIN search_indexed ON post_rowid = posts.rowid WHERE posts.rowid = ${postRowid}`,
  );
  // Deleted or saved since the list was read.
  if (post === undefined) return [];
  const document = documentToIndex(db, postRowid)?.document;
  const expectedRows = document === undefined ? [] : rowsOfPost(document, generation);
  const rowids = new Map<string, number[]>();
  for (const { rowid, hash } of all<{ rowid: number; hash: Uint8Array }>(
    db,
    sql`SELECT rowid, hash FROM search_rows_of WHERE post_rowid = ${postRowid}`,
  )) {
    const key = Buffer.from(hash).toString('hex');
    rowids.set(key, [...(rowids.get(key) ?? []), rowid]);
  }
  const matching: [RowOfPost, number][] = [];
  for (const row of expectedRows) {
    const rowid = rowids.get(row.hash.toString('hex'))?.pop();
    if (rowid !== undefined) matching.push([row, rowid]);
  }
  const surplus = [...rowids.values()].some((unmatched) => unmatched.length > 0);
  if (post.same === 0 || matching.length < expectedRows.length || surplus)
    return [
      {
        code: 'index.stale',
        location: post.id,
        text: 'what is indexed of this post is not what it says now',
      },
    ];
  const wrong = words ? matching.find(([row, rowid]) => !hasItsWords(db, row, rowid)) : undefined;
  return wrong === undefined
    ? []
    : [
        {
          code: 'index.wrong-words',
          location: post.id,
          text: 'words of this post cannot be found, or found where it lacks them',
        },
      ];
}

/** True if each column has as many words as the text, and each is found. */
function hasItsWords(db: ReadableDb, row: RowOfPost, rowid: number): boolean {
  const forms = new Set<string>();
  const counts = COLUMNS.map((name) => {
    const texts = row.columns.get(name) ?? [];
    let words = 0;
    foldPassages(texts, ({ exact }) => {
      words += 1;
      forms.add(exact);
    });
    // The separator after each passage counts as a word.
    return words + texts.length;
  });
  const [size] = tuples<[Uint8Array]>(db, sql`SELECT sz FROM search_rows_docsize WHERE id = ${rowid}`);
  const stored = size === undefined ? [] : numbersOf(size[0]);
  if (counts.some((count, index) => count !== stored[index])) return false;
  return [...forms].every(
    (form) =>
      get(
        db,
        sql`SELECT 1 FROM search_rows WHERE search_rows MATCH ${adjacentWords([form], false, EVERYWHERE)} AND rowid = ${rowid}`,
      ) !== undefined,
  );
}

/** SQLite's variable-length integers: seven bits per byte, highest first. */
function numbersOf(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers;
}
