/**
 * The identity of a person in a library: every id, every name, every portrait. Runs in a thread, on a read-only
 * connection.
 */
import { type Manner, wordsOfName } from '#interview/erasure/erase-text.ts';
import { AppError } from '#contract/failure.ts';
import { currentId, idsOfPerson } from '../people/aliases.ts';
import { readDocument } from '../store/read-document.ts';
import type { ReadableDb, SqlValue } from '../../core/sql.ts';
import { all, column, get, sql } from '../../core/sql.ts';
import { type Marker, sealNames } from './sealed-names.ts';

export type Person = Readonly<{
  name: string;
  ids: readonly string[];
  /** Whole names: the directory's, and similar ones in posts. */
  names: readonly string[];
  /** The person's labels in posts. */
  labels: readonly string[];
  /** Pictures of this person alone. */
  pictures: readonly string[];
  /** How many of their portraits another person has too: these stay. */
  shared: number;
  /** Other entries of the directory under the same name: they count as the same person. */
  sameName: number;
  /** The filled columns of their rows of the directory. Instants stay numbers: the name of the column identifies them. */
  entry: readonly Readonly<{ field: string; value: string }>[];
}>;

/** A portrait is counted, and exported, as a picture. */
const NOT_LISTED = new Set(['rowid', 'id', 'portrait']);
/** Minimum letters of a word: shorter ones are in many names (« de », « le »). */
const SHORTEST_COMMON = 3;

const keyOfName = (name: string): string => wordsOfName(name).join(' ');

/** Throws participant.not-found. */
export function findPerson(db: ReadableDb, requestedId: string): Person {
  const id = currentId(db, requestedId);
  const rows = all<Record<string, SqlValue> & { id: string; name: string }>(db, {
    // All columns, including future ones.
    text: 'SELECT * FROM participants WHERE id = ?',
    values: [id],
  });
  const [entry] = rows;
  if (entry === undefined) throw new AppError('participant.not-found', { id });
  const nameKey = keyOfName(entry.name);
  const same = all<{ id: string; name: string }>(
    db,
    sql`SELECT id, name FROM participants WHERE id <> ${id}`,
  ).filter(({ name }) => nameKey !== '' && keyOfName(name) === nameKey);
  const entries = [
    entry,
    ...same.flatMap((one) =>
      all<Record<string, SqlValue>>(db, {
        text: 'SELECT * FROM participants WHERE id = ?',
        values: [one.id],
      }),
    ),
  ];
  const ids = new Set([id, ...same.map((one) => one.id)].flatMap((one) => aliases(db, one)));
  const names = new Set([entry.name]);
  const labels = new Set<string>();
  const pictures = new Set(
    entries.flatMap(({ portrait }) => (typeof portrait === 'string' ? [portrait] : [])),
  );
  for (const document of documentsOf(db, [...ids]))
    for (const person of readDocument(document).participants) {
      if (!ids.has(person.id) && keyOfName(person.name) !== nameKey) continue;
      ids.add(person.id);
      if (person.portrait !== undefined) pictures.add(person.portrait);
      // Any other name is a label: half a name, or an office, fits many people.
      if (isNameOfTheirs(person.name, entry.name)) names.add(person.name);
      else labels.add(person.name);
      labels.add(person.label);
    }
  const ownPictures = [...pictures].filter((sha256) => !isAnothers(db, sha256, ids));
  return {
    name: entry.name,
    ids: [...ids],
    names: [...names],
    labels: [...labels],
    pictures: ownPictures,
    shared: pictures.size - ownPictures.length,
    sameName: same.length,
    entry: entries
      .flatMap(Object.entries)
      .flatMap(([field, value]: [string, SqlValue]) =>
        value === null || value === '' || NOT_LISTED.has(field) || value instanceof Uint8Array
          ? []
          : [{ field, value: String(value).slice(0, 2_000) }],
      ),
  };
}

/** The marker of an erasure of this person. */
export const markerOf = (
  { names, labels, ids, pictures }: Person,
  manner: Manner,
  key: Buffer,
  id: string,
): Marker => ({ id, manner, key: key.toString('hex'), names: sealNames(key, names, labels), ids, pictures });

/** Whether a name used in a post is this person's: at least two words, one of them in common. */
function isNameOfTheirs(name: string, knownName: string): boolean {
  const words = wordsOfName(name);
  const common = new Set(wordsOfName(knownName).filter((word) => word.length >= SHORTEST_COMMON));
  return words.length > 1 && words.some((word) => common.has(word));
}

/** This id, those merged into it, and the person's ids in other libraries. */
function aliases(db: ReadableDb, id: string): string[] {
  const elsewhere = column<string>(db, sql`SELECT id FROM people_elsewhere WHERE participant_id = ${id}`);
  return [...idsOfPerson(db, id), ...elsewhere];
}

function documentsOf(db: ReadableDb, ids: readonly string[]): string[] {
  return column<string>(
    db,
    sql`
    SELECT document FROM posts WHERE rowid IN (SELECT post_rowid FROM post_participants
      WHERE participant_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})))`,
  );
}

function isAnothers(db: ReadableDb, sha256: string, ids: ReadonlySet<string>): boolean {
  const other = get(
    db,
    sql`
    SELECT 1 FROM participants WHERE portrait = ${sha256}
      AND id NOT IN (SELECT value FROM json_each(${JSON.stringify([...ids])}))`,
  );
  if (other !== undefined) return true;
  return column<string>(db, sql`SELECT document FROM posts WHERE instr(document, ${sha256}) > 0`).some(
    (document) =>
      readDocument(document).participants.some(({ id, portrait }) => portrait === sha256 && !ids.has(id)),
  );
}
