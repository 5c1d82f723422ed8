/** What search keeps in memory of an archive, brought up to date by the feed of changes before each question. */
import { passagesOf } from '../../../interview/passages.ts';
import { sql, tuples, type ReadableDb } from '../library/sql.ts';
import { stemmedLanguage, tokenize } from './analysis.ts';
import { lastChange, readChanges } from './changes.ts';
import { Dictionary } from './dictionary.ts';
import { documentToIndex } from './document-to-index.ts';
import { RowPlaces } from './row-places.ts';

export type Held = { change: number; dictionary: Dictionary; rows: RowPlaces };

const held = new WeakMap<ReadableDb, Held>();

/** So many posts changed at once are read as a whole. */
const MANY = 200;

/** Up to date. Inside a transaction that writes, made for that call only: a roll-back would leave what never was. */
export function heldOf(db: ReadableDb): Held {
  const passing = db.inTransaction && !db.readonly;
  const known = passing ? undefined : held.get(db);
  const last = lastChange(db);
  if (known === undefined || last < known.change) {
    const fresh = readAll(db, last);
    if (!passing) held.set(db, fresh);
    return fresh;
  }
  if (last > known.change) follow(db, known, last);
  return known;
}

function readAll(db: ReadableDb, change: number): Held {
  const rows = new RowPlaces();
  rows.read(db, 'all');
  return { change, dictionary: readDictionary(db), rows };
}

function readDictionary(db: ReadableDb): Dictionary {
  const dictionary = new Dictionary();
  dictionary.load(
    tuples<[string, string]>(db, sql`SELECT word, key FROM search_surfaces ORDER BY word, key`),
  );
  return dictionary;
}

function follow(db: ReadableDb, known: Held, last: number): void {
  const changes = readChanges(db, known.change, MANY + 1).map(({ rowid }) => rowid);
  if (changes.length > MANY) {
    known.rows.read(db, 'all');
    known.dictionary = readDictionary(db);
  } else {
    known.rows.read(db, changes);
    for (const post of changes) addWords(db, known.dictionary, post);
  }
  known.change = last;
}

function addWords(db: ReadableDb, dictionary: Dictionary, post: number): void {
  const document = documentToIndex(db, post)?.document;
  if (document === undefined) return;
  for (const { text, language } of passagesOf(document))
    for (const token of tokenize(text, stemmedLanguage(language))) dictionary.add(token);
  for (const { name, role = '', organisation = '' } of document.participants)
    for (const token of tokenize(`${name} ${role} ${organisation}`, null)) dictionary.add(token);
}
