/** Whether a database's schema is the one that this release's steps make: nothing missing, nothing that was put in. */
import Database from 'better-sqlite3';
import { AppError } from '../../../../preload/contract/failure.ts';
import { migrate } from '../migrate.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { all, sql } from '../sql.ts';

/** Of an up-to-date database. Throws backup.not-a-library. */
export async function requireOurSchema(db: ReadableDb): Promise<void> {
  const fresh = new Database(':memory:') as unknown as WritableDb;
  try {
    await migrate(fresh);
    const expected = schemaOf(fresh);
    const found = schemaOf(db);
    if (expected.length !== found.length || expected.some((text, index) => text !== found[index]))
      throw new AppError('backup.not-a-library');
  } finally {
    fresh.close();
  }
}

/** What SQLite and FTS5 make by themselves is theirs: its text is of their release. */
function schemaOf(db: ReadableDb): string[] {
  return all<{ type: string; name: string; sql: string }>(
    db,
    sql`
    SELECT type, name, sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT GLOB 'search_rows_[cdi]*' ORDER BY type, name`,
  )
    .filter(({ sql: text }) => text !== null)
    .map(({ type, name, sql: text }) => `${type} ${name} ${text}`);
}
