/** Phrases read from the pages of FTS5: the rows that FTS5 itself gives, whatever was written, joined and deleted. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { numberOf, run, sql, transaction } from '#backend/library/sql.ts';
import { sideBySide, EVERYWHERE } from '#backend/search/full-text.ts';
import { joinFullText } from '#backend/search/join-full-text.ts';
import { findSideBySide } from '#backend/search/phrases/side-by-side.ts';
import { rowsMatching } from '#backend/search/row-owners.ts';
import { foldedWords } from '#interview/search/read-query.ts';
import { generateLargeArchive } from '#tests/bench/archive/generate.ts';
import { seededRandom } from '#tests/bench/generate-archive.ts';
import { times } from '#tests/tier.ts';
import { anArchive, type Archive } from '../impact/an-archive.ts';

let archive: Archive;
beforeEach(() => {
  archive = anArchive();
  // The tables of FTS5 may be written to by hand.
  archive.db.unsafeMode(true);
});
afterEach(() => archive.close());

/** Undefined where it is left to FTS5. */
function read(words: readonly string[]): number[] | undefined {
  const rows: number[] = [];
  const all = findSideBySide(archive.reader, words, (row) => void rows.push(row));
  return all ? rows.toSorted((a, b) => a - b) : undefined;
}
const asked = (words: readonly string[]): number[] =>
  rowsMatching(archive.reader, sideBySide(words, false, EVERYWHERE)).toSorted((a, b) => a - b);

/** Straight into the full text: each row a column of words. */
function write(rows: readonly (readonly [rowid: number, column: string, words: string])[]): void {
  transaction(archive.db, () => {
    for (const [rowid, column, words] of rows) {
      const [title, answers] = column === 'title' ? [words, ''] : ['', words];
      run(
        archive.db,
        sql`INSERT OR REPLACE INTO search_rows (rowid, title, answers) VALUES (${rowid}, ${title}, ${answers})`,
      );
    }
  });
}

const WORDS = ['de', 'la', 'ville', 'jardin', 'ecole', 'eleve', 'mot', 'motif', 'zoe'];
const phrase = fc.array(fc.constantFrom(...WORDS, 'absent'), { minLength: 1, maxLength: 4 });

test('whatever is written, replaced, deleted and joined', () => {
  const text = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 })
    .map((words) => words.join(' '));
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('write' as const),
      rows: fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom('title', 'answers'), text), {
        minLength: 1,
        maxLength: 30,
      }),
    }),
    fc.record({ kind: fc.constant('delete' as const), row: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ kind: fc.constant('join' as const), steps: fc.integer({ min: 1, max: 20 }) }),
  );
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 20 }),
      fc.array(phrase, { minLength: 4 }),
      (changes, phrases) => {
        run(archive.db, sql`INSERT INTO search_rows (search_rows) VALUES ('delete-all')`);
        for (const one of changes) {
          if (one.kind === 'write') write(one.rows);
          else if (one.kind === 'delete')
            run(archive.db, sql`DELETE FROM search_rows WHERE rowid = ${one.row}`);
          else {
            let left = one.steps;
            for (const _step of joinFullText(archive.db)) if ((left -= 1) === 0) break;
          }
        }
        for (const words of phrases)
          expect({ words, rows: read(words) }).toEqual({ words, rows: asked(words) });
      },
    ),
    { numRuns: times(40) },
  );
});

test('words of many pages, rows of many pages, in several pieces and in one', () => {
  const random = seededRandom(3);
  const text = (length: number): string =>
    Array.from({ length }, () => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? '').join(' ');
  for (let part = 0; part < 4; part += 1)
    write(
      Array.from({ length: 400 }, (_, index) => [
        part * 1_000 + index + 1,
        index % 3 === 0 ? 'title' : 'answers',
        text(30 + Math.floor(random() * 60)),
      ]),
    );
  write([
    [5_000, 'answers', text(30_000)],
    [300_000, 'answers', text(300)],
    [2 ** 24, 'title', text(9_000)],
  ]);
  for (let row = 3; row < 4_000; row += 7) run(archive.db, sql`DELETE FROM search_rows WHERE rowid = ${row}`);
  run(archive.db, sql`DELETE FROM search_rows WHERE rowid = ${300_000}`);
  const phrases = [
    ...WORDS.flatMap((one) => WORDS.map((two) => [one, two])),
    ...WORDS.map((word) => [word]),
    ['de', 'la', 'ville'],
    ['de', 'de', 'de', 'la'],
    ['zoe', 'zoe', 'zoe', 'zoe', 'zoe'],
  ];
  const agree = (): void => {
    for (const words of phrases) expect({ words, rows: read(words) }).toEqual({ words, rows: asked(words) });
  };
  agree();
  const steps = joinFullText(archive.db);
  for (let step = 0; step < 12; step += 1) steps.next();
  agree();
  for (const _step of steps);
  agree();
  expect(asked(['de', 'la']).length).toBeGreaterThan(500);
});

test('the phrases of an archive as the app writes it', () => {
  const pairs: string[][] = [];
  for (const { document } of generateLargeArchive(150, 5)) {
    archive.insert({ ...document, body: document.body.slice(0, 12) });
    const [one = '', two = ''] = foldedWords(document.title).map(({ exact }) => exact);
    pairs.push([one, two]);
  }
  for (const [rowid, text] of [
    [3, 'la vie de quartier'],
    [9, 'la vie'],
  ] as const)
    archive.save(rowid, text);
  archive.erase(12);
  for (const words of [...pairs, ['de', 'la'], ['la', 'vie'], ['vie', 'de', 'quartier']])
    expect({ words, rows: read(words) }).toEqual({ words, rows: asked(words) });
});

test('what cannot be read is left to FTS5', () => {
  write([[1, 'title', 'la ville']]);
  expect(read(['la', 'ville'])).toEqual([1]);
  // Another version of the tables.
  run(archive.db, sql`UPDATE search_rows_config SET v = 6 WHERE k = 'version'`);
  expect(read(['la', 'ville'])).toBeUndefined();
  run(archive.db, sql`UPDATE search_rows_config SET v = 4 WHERE k = 'version'`);
  expect(read(['la', 'ville'])).toEqual([1]);
  // A row beyond what is counted here.
  write([[2 ** 33, 'title', 'la ville']]);
  expect(read(['la', 'ville'])).toBeUndefined();
  run(archive.db, sql`DELETE FROM search_rows WHERE rowid = ${2 ** 33}`);
  // In a transaction that writes.
  transaction(archive.db, () => expect(findSideBySide(archive.db, ['la'], () => undefined)).toBe(false));
});

test('pages of any bytes are never an endless loop, nor another error', () => {
  write(
    Array.from({ length: 900 }, (_, index) => [index + 1, 'answers', 'de la ville la de jardin'] as const),
  );
  const kept = numberOf(archive.db, sql`SELECT count(*) FROM search_rows_data WHERE id > 10`);
  expect(kept).toBeGreaterThan(2);
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), (page, at, byte) => {
      const before = { ...pageAt(page % (kept + 1)) };
      const block = Buffer.from(before.block);
      block[at % block.length] = byte;
      setPage(before.id, block);
      try {
        const rows = read(['de', 'la']);
        expect(rows === undefined || rows.every((row) => row >= 0)).toBe(true);
      } finally {
        setPage(before.id, before.block);
      }
    }),
    { numRuns: times(300) },
  );
  expect(read(['de', 'la'])).toEqual(asked(['de', 'la']));
});

/** One of the pages of words, or the list of pieces. */
function pageAt(number: number): { id: number; block: Buffer } {
  return archive.db
    .prepare('SELECT id, block FROM search_rows_data WHERE id >= 10 ORDER BY id LIMIT 1 OFFSET ?')
    .get(number) as { id: number; block: Buffer };
}
const setPage = (id: number, block: Uint8Array): void =>
  void run(archive.db, sql`UPDATE search_rows_data SET block = ${block} WHERE id = ${id}`);
