/** The full text is merged into one segment at rest, step by step, with the same results. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog } from '#backend/core/log.ts';
import { nextGeneration } from '#backend/search/index/index-post.ts';
import { needsMerge, joinFullText, startMerging } from '#backend/search/index/join-full-text.ts';
import { numberOf, run, sql } from '#backend/core/sql.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { openTestLibrary, type TestLibrary } from '../test-library.ts';

let library: TestLibrary;
beforeEach(() => {
  library = openTestLibrary();
});
afterEach(() => void vi.useRealTimers());

/** Adds posts, each in a transaction of its own like a save. */
function add(posts: number): void {
  for (let number = 0; number < posts; number += 1)
    library.add(
      buildInterview()
        .titled(`Titre ${number}`)
        .asking('Alors ?')
        .answering('Anne Martin', `Le jardin partagé numéro${number} du quartier.`).post,
    );
}
/** Counts as if a thousand posts had been added. */
function changeMuch(): void {
  run(library.db, sql`UPDATE sqlite_sequence SET seq = seq + 5000 WHERE name = 'search_changes'`);
  add(1);
}
/** FTS5 numbers its pages by segment; two rows below them are global. */
const pieces = (): number =>
  numberOf(library.db, sql`SELECT count(DISTINCT id >> 37) AS count FROM search_rows_data WHERE id > 10`);
const matches = (): number[] =>
  ['"jardin partagé" ', 'numéro7 ', 'quartier '].map((query) => library.search(query).total);

test('merges the segments into one, with the same results', () => {
  add(60);
  const before = matches();
  expect(pieces()).toBeGreaterThan(2);
  for (const _step of joinFullText(library.db)) expect(library.db.inTransaction).toBe(false);
  expect(pieces()).toBe(1);
  expect(matches()).toEqual(before);
});

test('indexes what is written between two steps, and loses nothing when a merge is interrupted', () => {
  add(40);
  const steps = joinFullText(library.db);
  steps.next();
  add(5);
  expect(library.search('"jardin partagé" ').total).toBe(45);
  for (const _step of joinFullText(library.db));
  expect(pieces()).toBe(1);
  expect(library.search('"jardin partagé" ').total).toBe(45);
});

test('runs once after enough changes', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] });
  add(30);
  const joining = startMerging({ db: library.db, log: silentLog });
  vi.advanceTimersByTime(60_000);
  expect(needsMerge(library.db)).toBe(false);
  expect(pieces()).toBeGreaterThan(1);
  changeMuch();
  expect(needsMerge(library.db)).toBe(true);
  vi.advanceTimersByTime(61_000);
  expect(pieces()).toBe(1);
  expect(needsMerge(library.db)).toBe(false);
  joining.close();
});

test('does not run while posts wait to be indexed', () => {
  add(1);
  changeMuch();
  expect(needsMerge(library.db)).toBe(true);
  nextGeneration(library.db);
  expect(needsMerge(library.db)).toBe(false);
});
