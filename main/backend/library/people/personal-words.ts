/** The personal dictionary: words the author added, and names of the directory. */
import { z } from 'zod';
import { bareWord, formsOf, wordsOfNames } from '#interview/spelling.ts';
import { MOST_KNOWN_FORMS, MOST_PERSONAL_WORDS } from '#contract/checks.ts';
import { LISTED } from './participants.ts';
import { readValue, writeValue } from '../store/settings.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, sql, transaction } from '../../core/sql.ts';

/** Stored in the table of settings, so that it moves with the library. */
const KEY = 'personal-words';
const wordsSchema = z.array(z.string().max(200));
/** Trade words missing in the French dictionary. */
const TRADE = ['chapô', 'chapôs'];
/** The most recently used people, because thousands would overload the checker. */
const MOST_PEOPLE = 1_000;

/** Alphabetical. */
export function personalWords(db: ReadableDb): string[] {
  const words = (readValue(db, KEY, wordsSchema) ?? []).map(bareWord).filter((word) => word !== '');
  return words.slice(0, MOST_PERSONAL_WORDS).toSorted(new Intl.Collator('fr').compare);
}

/**
 * Adds the word of `text`, without a preceding elision. False if it is not a word, is known already, or exceeds the
 * limit.
 */
export function addPersonalWord(db: WritableDb, text: string): boolean {
  return transaction(db, () => {
    const word = bareWord(text);
    const words = personalWords(db);
    if (word === '' || words.includes(word) || words.length >= MOST_PERSONAL_WORDS) return false;
    writeValue(db, KEY, [...words, word]);
    return true;
  });
}

export function removePersonalWord(db: WritableDb, word: string): void {
  transaction(db, () => {
    writeValue(
      db,
      KEY,
      personalWords(db).filter((one) => one !== word),
    );
  });
}

/** Words that the checker should accept beyond its dictionaries. */
export function knownForms(db: ReadableDb): string[] {
  const people = all<{ name: string; organisation: string | null }>(
    db,
    sql`
    SELECT name, organisation FROM participants WHERE ${LISTED}
    ORDER BY met_at DESC NULLS LAST, updated_at DESC, rowid DESC LIMIT ${MOST_PEOPLE}`,
  );
  const names = wordsOfNames(people.flatMap(({ name, organisation }) => [name, organisation ?? '']));
  return formsOf([...personalWords(db), ...TRADE, ...names], MOST_KNOWN_FORMS);
}
