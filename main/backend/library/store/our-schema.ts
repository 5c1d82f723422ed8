/**
 * Checks that a database's schema is the one of our migrations: nothing missing, nothing added. A foreign trigger would
 * act at every save, a view could replace a table, a table without its checks would hold anything.
 */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { AppError } from '#contract/failure.ts';
import { requireKnownVersion, schemaVersion } from './migrate.ts';
import { migrations, type Migration } from './migrations/index.ts';
import { SCHEMA_HASHES } from './schema-hashes.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, sql } from '../../core/sql.ts';

/** What a library may be: the steps that make one, and the hash of what each leaves, by its number. */
export type Schema = Readonly<{
  steps: readonly Migration[];
  hashes: Readonly<Record<number, string>>;
}>;

/** Of this release. Tests open libraries with a step more. */
export const OUR_SCHEMA: Schema = { steps: migrations, hashes: SCHEMA_HASHES };

type Part = { type: string; name: string; tbl_name: string; sql: string | null };

/** What SQLite and FTS5 make by themselves: its text is of their release, its name and kind are ours to expect. */
const MADE_BY_SQLITE = /^table (?:sqlite_sequence|sqlite_stat[14]|search_rows_(?:data|idx|docsize|config))$/;

const LONGEST_SHOWN = 60;

/** `trigger search_post_added on posts`, with the text that makes it. */
function partsOf(db: ReadableDb): Map<string, string> {
  const parts = all<Part>(
    db,
    sql`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name`,
  )
    .filter(({ type, name }) => !MADE_BY_SQLITE.test(`${type} ${name}`))
    // Indexes of UNIQUE and PRIMARY KEY are part of the table's own text.
    .filter(
      ({ type, name, sql: text }) =>
        !(type === 'index' && text === null && name.startsWith('sqlite_autoindex_')),
    );
  return new Map(
    parts.map(({ type, name, tbl_name, sql: text }) => [`${type} ${name}, ${tbl_name}`, text ?? '']),
  );
}

export const schemaHash = (db: ReadableDb): string =>
  createHash('sha256')
    .update(JSON.stringify([...partsOf(db)]))
    .digest('hex');

/**
 * Of a database of any schema this release knows, before anything is written in it. Quick: SQLite reads its schema in any
 * case. Throws `library` or `backup` .newer-version, .before-release; .foreign-part, with the name of the first part that is
 * not ours; library.corrupt or backup.damaged where parts are only missing.
 */
export function requireOurSchema(
  db: ReadableDb,
  of: 'library' | 'backup',
  { steps, hashes }: Schema = OUR_SCHEMA,
): void {
  requireKnownVersion(db, of, steps);
  const version = schemaVersion(db);
  if (hashes[version] === schemaHash(db)) return;
  const part = strangePart(db, version, steps);
  if (part !== undefined) throw new AppError(`${of}.foreign-part`, { part: part.slice(0, LONGEST_SHOWN) });
  throw new AppError(of === 'library' ? 'library.corrupt' : 'backup.damaged');
}

/** Compares with a new library of that version; reached only by a foreign library, or one changed by hand. */
function strangePart(db: ReadableDb, version: number, steps: readonly Migration[]): string | undefined {
  const fresh = new Database(':memory:') as unknown as WritableDb;
  try {
    fresh.pragma('foreign_keys = OFF');
    for (const step of steps) if (step.number <= version) step.up(fresh);
    const expected = partsOf(fresh);
    return [...partsOf(db)].find(([part, text]) => expected.get(part) !== text)?.[0];
  } finally {
    fresh.close();
  }
}
