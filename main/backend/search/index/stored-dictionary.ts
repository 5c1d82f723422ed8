/** The stored dictionary of the archive: every folded word, with the keys that its inflections share. */
import { z } from 'zod';
import type { Context } from '../../core/context.ts';
import { readValue, writeValue } from '../../library/store/settings.ts';
import { get, onCommit, run, sql, transaction, tuples, type WritableDb } from '../../core/sql.ts';
import type { Analysed } from '../analysis/tokenizer.ts';

const KEY = 'words-gone-through-at';
const MONTH = 30 * 24 * 60 * 60_000;
/** Milliseconds after a start, so that the first page is not delayed. */
const AT_FIRST = 60_000;

/** Removes unused words from the dictionary in the background: once many words were written, and once a month. */
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
      // A clock that was ahead for a day must not postpone it for years.
      if (Math.abs(now() - (readValue(db, KEY, z.number().int()) ?? 0)) > MONTH) start();
    } catch (error) {
      // Runs by itself, so an unreadable library must not end the process.
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
  /** Words known to be stored. Weak, because the analysis bounds its cache of words. */
  storedWords: WeakSet<Analysed>;
  /** Number of lines written for replaced rows since the last cleaning, and the maximum before the next one. */
  lines: number;
  most: number;
};

const states = new WeakMap<WritableDb, Written>();
/** The dictionary is cleaned again once lines written since are a quarter of it, or this many. */
const MOST_LINES = 10_000;
const SHARE = 0.25;

function writtenOf(db: WritableDb): Written {
  let state = states.get(db);
  if (state === undefined)
    states.set(db, (state = { storedWords: new WeakSet(), lines: 0, most: MOST_LINES }));
  return state;
}

/** Starts the cleaning of the dictionary once many words were written; registered by the backend. */
const later = new WeakMap<WritableDb, () => void>();

/** @param start undefined to unregister */
export function onManyWords(db: WritableDb, start: (() => void) | undefined): void {
  if (start === undefined) later.delete(db);
  else later.set(db, start);
}

/**
 * Adds words to the dictionary, in the transaction of the rows with them. `replaces`: these rows replace others, whose
 * words may become unused; words of a new post are all in use.
 */
export function writeSurfaces(db: WritableDb, words: ReadonlySet<Analysed>, replaces: boolean): void {
  const state = writtenOf(db);
  const { storedWords } = state;
  const fresh = [...words].filter((word) => !storedWords.has(word));
  for (const { exact, stems } of fresh)
    for (const key of stems.length === 0 ? [''] : stems) {
      const added = run(db, sql`INSERT OR IGNORE INTO search_surfaces (word, key) VALUES (${exact}, ${key})`);
      if (replaces) state.lines += added;
    }
  // After the commit, since a rollback would otherwise leave them unstored.
  onCommit(db, () => fresh.forEach((word) => storedWords.add(word)));
  const start = later.get(db);
  if (start !== undefined && state.lines > state.most) onCommit(db, start);
}

/** Removes a word from the dictionary, in a transaction. The next save that uses it adds it again. */
export function forgetWord(db: WritableDb, word: string): void {
  run(db, sql`DELETE FROM search_surfaces WHERE word = ${word}`);
  writtenOf(db).storedWords = new WeakSet();
}

/**
 * Maximum lines per step, and milliseconds after which it ends, because looking up a word takes longer the more was
 * written.
 */
const AT_ONCE = 400;
const STEP_MS = 10;

/**
 * Removes unused words from the dictionary, such as the beginnings of words left by saves during typing. Each step is a
 * short transaction in a turn of its own.
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
        // Lines of one word are adjacent, and handled in the same step.
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

/** Words only have letters and digits, so none is an FTS5 operator. */
const isUsed = (db: WritableDb, word: string): boolean =>
  get(db, sql`SELECT 1 FROM search_rows WHERE search_rows MATCH ${`"${word}"`} LIMIT 1`) !== undefined;
