/** The full-text results of a query, for each candidate of a scope (a post, or a speaker in a post). */
import { type ReadableDb, sql, tuples } from '../../core/sql.ts';
import { AS_TYPED, INFLECTED, LOOSE, RELATED, SHARES, STEP, type Step, TOGETHER } from '../impact/weights.ts';
import type { Clause, PhraseClause } from '../words/expand.ts';
import { isIndexed } from '../impact/words-of-post.ts';
import { rowsMatching } from '../index/row-owners.ts';
import { anyWord, adjacentWords } from '../index/match-expressions.ts';
import type { Column } from '../index/rows-of-post.ts';

export type Scope = Readonly<{
  size: number;
  /** The columns in which a row's words count, and its candidates: none, one or several. */
  lookups: readonly Readonly<{
    columns: readonly Column[];
    candidatesOf: (row: number) => number | readonly number[];
  }>[];
}>;

/** By candidate: the best step of its matches (0 for none), and its score. */
export type Matches = { steps: Uint8Array; scores: Float64Array };

/** The weight of each column of search_rows: the title first, then speakers, labels, lead and questions. */
const WEIGHTS = sql`10.0, 8.0, 6.0, 4.0, 3.0, 1.0, 1.0, 1.0`;
/** `highest` is the best step of each clause. */
export type MatchesOfAll = Matches & Readonly<{ highest: number[] }>;

/** The candidates that match all clauses: `steps` is 0 for others; `scores` are sums, of steps first. */
export function* findAll(
  db: ReadableDb,
  clauses: readonly Clause[],
  scope: Scope,
): Generator<void, MatchesOfAll> {
  const all = {
    steps: new Uint8Array(scope.size),
    scores: new Float64Array(scope.size),
    highest: [] as number[],
  };
  all.steps.fill(clauses.length === 0 ? AS_TYPED : LOOSE);
  for (const clause of clauses) {
    const one = yield* findOne(db, clause, scope);
    let highest = 0;
    for (let candidate = 0; candidate < scope.size; candidate += 1) {
      const step = one.steps[candidate] ?? 0;
      highest = Math.max(highest, step);
      if (step === 0) all.steps[candidate] = 0;
      else all.scores[candidate] = (all.scores[candidate] ?? 0) + step * STEP + (one.scores[candidate] ?? 0);
    }
    all.highest.push(highest);
    yield;
  }
  return all;
}

/** Adds TOGETHER to the score of each candidate with the phrase. */
export function* putFirst(
  db: ReadableDb,
  phrase: PhraseClause,
  scope: Scope,
  { scores }: Matches,
): Generator<void> {
  const { steps } = yield* findOne(db, phrase, scope);
  steps.forEach((step, candidate) => {
    if (step > 0) scores[candidate] = (scores[candidate] ?? 0) + TOGETHER;
  });
  yield;
}

function* findOne(db: ReadableDb, clause: Clause, scope: Scope): Generator<void, Matches> {
  const matches: Matches = { steps: new Uint8Array(scope.size), scores: new Float64Array(scope.size) };
  switch (clause.kind) {
    case 'phrase':
      for (const lookup of scope.lookups)
        addRows(
          rankedRows(db, adjacentWords(clause.words, clause.prefix, lookup.columns)),
          clause.step,
          lookup.candidatesOf,
          matches,
        );
      return matches;
    case 'word':
      for (const step of [AS_TYPED, INFLECTED, RELATED, LOOSE] as const) {
        const words = clause.forms.filter((form) => form.step === step).map((form) => form.word);
        if (words.length === 0) continue;
        // Most rows have stop words: bm25 over them takes three times as long, for equal scores.
        const rowsOf = words.some(isIndexed) ? rankedRows : unrankedRows;
        for (const lookup of scope.lookups)
          addRows(rowsOf(db, anyWord(words, lookup.columns)), step, lookup.candidatesOf, matches);
        yield;
      }
      return matches;
    case 'either':
      for (const way of clause.ways) {
        const one = yield* findAll(db, way, scope);
        for (let candidate = 0; candidate < scope.size; candidate += 1) {
          if ((one.steps[candidate] ?? 0) === 0) continue;
          // The mean of its clauses, so that a name of three words does not count more than one of one.
          const score = (one.scores[candidate] ?? 0) / way.length;
          matches.steps[candidate] = Math.max(
            matches.steps[candidate] ?? 0,
            Math.min(AS_TYPED, Math.round(score / STEP)),
          );
          matches.scores[candidate] = Math.max(matches.scores[candidate] ?? 0, score % STEP);
        }
      }
      return matches;
  }
}

const rankedRows = (db: ReadableDb, expression: string): Iterable<[row: number, score: number]> =>
  tuples<[number, number]>(
    db,
    sql`SELECT rowid, -bm25(search_rows, ${WEIGHTS}) FROM search_rows WHERE search_rows MATCH ${expression}`,
  );

function* unrankedRows(db: ReadableDb, expression: string): Generator<[row: number, score: number]> {
  for (const row of rowsMatching(db, expression)) yield [row, 0];
}

function addRows(
  rows: Iterable<[row: number, score: number]>,
  step: Step,
  candidatesOf: (row: number) => number | readonly number[],
  { steps, scores }: Matches,
): void {
  // The best of its rows, since a long post has many.
  const add = (candidate: number, score: number): void => {
    steps[candidate] = Math.max(steps[candidate] ?? 0, step);
    scores[candidate] = Math.max(scores[candidate] ?? 0, score * SHARES[step]);
  };
  for (const [row, score] of rows) {
    const candidates = candidatesOf(row);
    if (typeof candidates !== 'number') for (const candidate of candidates) add(candidate, score);
    else if (candidates >= 0) add(candidates, score);
  }
}
