/** What the full text finds of a query: for each place of a universe (posts, or the people who answer in them). */
import { sql, tuples, type ReadableDb } from '../library/sql.ts';
import { AS_TYPED, INFLECTED, LOOSE, type Clause, type Step } from './expand.ts';
import { anyWord, sideBySide } from './match.ts';
import type { Column } from './rows-of-post.ts';

/** The places where rows of the index count. */
export type Universe = Readonly<{
  /** Places are numbered from 0 up to it. */
  size: number;
  /** Where the words of a row may stand for it to count, and the places it counts at: none, one or several. */
  looks: readonly Readonly<{
    columns: readonly Column[];
    placesOf: (row: number) => number | readonly number[];
  }>[];
}>;

/** By place: the step at which something was found (0: not at all), and its score. */
export type Found = { steps: Uint8Array; scores: Float64Array };

/**
 * The weight of each column of search_rows, in its order: a title says what a post is about, then who speaks, its
 * labels, its lead and its questions.
 */
const WEIGHTS = sql`10.0, 8.0, 6.0, 4.0, 3.0, 1.0, 1.0, 1.0`;
/** What a word counts that is not the one typed. */
const SHARES: Readonly<Record<Step, number>> = { [AS_TYPED]: 1, [INFLECTED]: 0.5, [LOOSE]: 0.25 };
/** Puts the steps of the order apart: no BM25 comes near it. */
const STEP = 1_000;

/** The places where all clauses hold: `steps` is 0 where one does not; `scores` are sums, of steps first. */
export function* findAll(
  db: ReadableDb,
  clauses: readonly Clause[],
  universe: Universe,
): Generator<void, Found> {
  const all: Found = { steps: new Uint8Array(universe.size), scores: new Float64Array(universe.size) };
  all.steps.fill(clauses.length === 0 ? AS_TYPED : LOOSE);
  for (const clause of clauses) {
    const one = yield* findOne(db, clause, universe);
    for (let place = 0; place < universe.size; place += 1) {
      const step = one.steps[place] ?? 0;
      if (step === 0) all.steps[place] = 0;
      else all.scores[place] = (all.scores[place] ?? 0) + step * STEP + (one.scores[place] ?? 0);
    }
    yield;
  }
  return all;
}

function* findOne(db: ReadableDb, clause: Clause, universe: Universe): Generator<void, Found> {
  const found: Found = { steps: new Uint8Array(universe.size), scores: new Float64Array(universe.size) };
  switch (clause.kind) {
    case 'phrase':
      for (const look of universe.looks)
        addRows(db, sideBySide(clause.words, clause.prefix, look.columns), clause.step, look.placesOf, found);
      return found;
    case 'word':
      for (const step of [AS_TYPED, INFLECTED, LOOSE] as const) {
        const words = clause.forms.filter((form) => form.step === step).map((form) => form.word);
        if (words.length === 0) continue;
        for (const look of universe.looks)
          addRows(db, anyWord(words, look.columns), step, look.placesOf, found);
        yield;
      }
      return found;
    case 'either':
      for (const way of clause.ways) {
        const one = yield* findAll(db, way, universe);
        for (let place = 0; place < universe.size; place += 1) {
          if ((one.steps[place] ?? 0) === 0) continue;
          // The mean of its clauses: a name of three words is no better an answer than one of one.
          const score = (one.scores[place] ?? 0) / way.length;
          found.steps[place] = Math.max(found.steps[place] ?? 0, Math.min(3, Math.round(score / STEP)));
          found.scores[place] = Math.max(found.scores[place] ?? 0, score % STEP);
        }
      }
      return found;
  }
}

function addRows(
  db: ReadableDb,
  expression: string,
  step: Step,
  placesOf: (row: number) => number | readonly number[],
  { steps, scores }: Found,
): void {
  const add = (place: number, score: number): void => {
    steps[place] = Math.max(steps[place] ?? 0, step);
    scores[place] = (scores[place] ?? 0) + score * SHARES[step];
  };
  for (const [row, score] of tuples<[number, number]>(
    db,
    sql`SELECT rowid, -bm25(search_rows, ${WEIGHTS}) FROM search_rows WHERE search_rows MATCH ${expression}`,
  )) {
    const places = placesOf(row);
    if (typeof places !== 'number') for (const place of places) add(place, score);
    else if (places >= 0) add(places, score);
  }
}
