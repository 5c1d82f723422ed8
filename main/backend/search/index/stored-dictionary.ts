/** The dictionary of the archive as it is written: every folded word once met, with the keys that its inflections share. */
import { z } from 'zod';
import type { Context } from '../../core/context.ts';
import { readValue, writeValue } from '../../library/store/settings.ts';
import { get, onCommit, run, sql, transaction, tuples, type WritableDb } from '../../core/sql.ts';
import type { Analysed } from '../analysis/tokenizer.ts';

const KEY = 'words-gone-through-at';
const MONTH = 30 * 24 * 60 * 60_000;
/** After a start, in milliseconds: not while the author waits for the first page. */
const AT_FIRST = 60_000;

/** Goes through the dictionary in the background: once many words were written, and once a month. */
export function startKeepingWords({
  db,
  log,
  now,
}: Pick<Context, 'db' | 'log' | 'now'>): Readonly<{ close(): void }> {
  let work: Generator<undefined> | undefined;
  let next: NodeJS.Immediate | undefined;
  const step = (): void => {
    try {
      if (work?.next().done !== true) {
        next = setImmediate(step);
        return;
      }
      writeValue(db, KEY, now());
    } catch (error) {
      log.error('the dictionary was not gone through', error);
    }
    work = undefined;
  };
  const start = (): void => {
    if (work !== undefined) return;
    work = forgetUnusedWords(db);
    next = setImmediate(step);
  };
  onManyWords(db, start);
  const first = setTimeout(() => {
    try {
      // A clock that was ahead for a day must not put it off for years.
      if (Math.abs(now() - (readValue(db, KEY, z.number().int()) ?? 0)) > MONTH) start();
    } catch (error) {
      // Nobody asked: a library that cannot be read just now must not end the process.
      log.error('the dictionary was not gone through', error);
    }
  }, AT_FIRST);
  first.unref();
  return {
    close() {
      onManyWords(db, undefined);
      clearTimeout(first);
      clearImmediate(next);
    },
  };
}

type Written = {
  /** Words that a library is known to hold. Weak: the analysis bounds how many words it remembers, and so do we. */
  known: WeakSet<Analysed>;
  /** Lines written as rows were replaced, since the dictionary was last gone through, and how many are too many. */
  lines: number;
  most: number;
};

const written = new WeakMap<WritableDb, Written>();
/** Of a dictionary gone through: what no post uses any more may be a quarter of it, or so many lines. */
const MOST_LINES = 10_000;
const SHARE = 0.25;

function writtenOf(db: WritableDb): Written {
  let state = written.get(db);
  if (state === undefined) written.set(db, (state = { known: new WeakSet(), lines: 0, most: MOST_LINES }));
  return state;
}

/** What goes through the dictionary once many words were written; registered where the backend runs. */
const later = new WeakMap<WritableDb, () => void>();

/** `start`: undefined where nothing does any more. */
export function onManyWords(db: WritableDb, start: (() => void) | undefined): void {
  if (start === undefined) later.delete(db);
  else later.set(db, start);
}

/**
 * Puts words in the dictionary, in the transaction of what holds them. `replaces`: what was written before goes for it, and
 * its words may be left behind; those of a post that comes in are all in use.
 */
export function writeSurfaces(db: WritableDb, words: ReadonlySet<Analysed>, replaces: boolean): void {
  const state = writtenOf(db);
  const { known } = state;
  const fresh = [...words].filter((word) => !known.has(word));
  for (const { exact, stems } of fresh)
    for (const key of stems.length === 0 ? [''] : stems) {
      const added = run(db, sql`INSERT OR IGNORE INTO search_surfaces (word, key) VALUES (${exact}, ${key})`);
      if (replaces) state.lines += added;
    }
  // Not before: rolled back, they would be missing for good.
  onCommit(db, () => fresh.forEach((word) => known.add(word)));
  const start = later.get(db);
  if (start !== undefined && state.lines > state.most) onCommit(db, start);
}

/** Takes a word out of the dictionary, in a transaction. Whoever uses it again puts it back. */
export function forgetWord(db: WritableDb, word: string): void {
  run(db, sql`DELETE FROM search_surfaces WHERE word = ${word}`);
  writtenOf(db).known = new WeakSet();
}

/** Lines read in one step, and milliseconds after which it ends: to look for a word takes longer the more was written. */
const AT_ONCE = 400;
const STEP_MS = 10;

/**
 * Takes out of the dictionary what no post uses any more: each save while a word is being typed leaves the beginning of
 * one. A step for each turn of the loop, each a short transaction.
 */
export function* forgetUnusedWords(db: WritableDb): Generator<undefined> {
  writtenOf(db).lines = 0;
  let total = 0;
  for (let after: readonly [string, string] = ['', '']; ;) {
    const lines = tuples<[string, string]>(
      db,
      sql`
      SELECT word, key FROM search_surfaces WHERE (word, key) > (${after[0]}, ${after[1]})
      ORDER BY word, key LIMIT ${AT_ONCE}`,
    );
    if (lines.length === 0) break;
    const started = performance.now();
    after = transaction(db, () => {
      let last = after;
      for (const line of lines) {
        // Lines of one word stand together: they are taken in the same step.
        if (line[0] !== last[0]) {
          if (last !== after && performance.now() - started > STEP_MS) break;
          if (!isUsed(db, line[0])) forgetWord(db, line[0]);
        }
        last = line;
        total += 1;
      }
      return last;
    });
    yield undefined;
  }
  writtenOf(db).most = Math.max(MOST_LINES, total * SHARE);
}

/** Words are letters and digits: nothing in one is an operator of the full text. */
const isUsed = (db: WritableDb, word: string): boolean =>
  get(db, sql`SELECT 1 FROM search_rows WHERE search_rows MATCH ${`"${word}"`} LIMIT 1`) !== undefined;
