/** Copies rows from elsewhere into the tables of a new library. */
import Database from 'better-sqlite3';
import { migrate } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import { APPLICATION_ID } from '../../store/library-files.ts';
import { isSqliteError } from '#backend/core/storage-failures.ts';
import type { WritableDb } from '#backend/core/sql.ts';
import type { Row, Value } from './readable-rows.ts';

export type RecoveredTable = Readonly<{
  name: string;
  columns: readonly string[];
  /** The key of a table without row numbers. */
  key: readonly string[] | undefined;
}>;

/** Posts come before their dependents; other tables in order of creation. */
const FIRST = ['posts', 'revisions', 'participants', 'assets', 'notes', 'settings'];

/** Creates a library with schema `version` in the file `file`. */
export async function newLibrary(file: string, version: number): Promise<WritableDb> {
  const db = new Database(file) as unknown as WritableDb;
  db.pragma(`application_id = ${APPLICATION_ID}`);
  await migrate(
    db,
    undefined,
    migrations.filter(({ number }) => number <= version),
  );
  db.pragma('foreign_keys = OFF');
  return db;
}

/** The tables to copy. The search index is rebuilt from the posts. */
export function tablesOf(db: Database.Database): RecoveredTable[] {
  const names = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'search_*' AND name NOT GLOB 'sqlite_*' ORDER BY rowid",
    )
    .all();
  const tables = names.map(({ name, sql }): RecoveredTable => {
    const columns = columnsOf(db, name);
    return {
      name,
      columns: columns.map((column) => column.name),
      key: /\bWITHOUT\s+ROWID\b/i.test(sql)
        ? columns
            .filter((column) => column.pk > 0)
            .toSorted((one, other) => one.pk - other.pk)
            .map((column) => column.name)
        : undefined,
    };
  });
  const order = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return tables.toSorted((one, other) => order(one.name) - order(other.name));
}

type Column = Readonly<{ name: string; pk: number }>;
const columnsOf = (db: Database.Database, table: string): Column[] =>
  db.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').all(table);

/** The columns that the damaged library also has; none if its schema lacks the table. */
export function sharedColumns(
  db: Database.Database,
  { name, columns }: Pick<RecoveredTable, 'name' | 'columns'>,
): string[] {
  try {
    const readableNames = new Set(columnsOf(db, name).map((column) => column.name));
    return columns.filter((column) => readableNames.has(column));
  } catch (error) {
    if (isSqliteError(error)) return [];
    throw error;
  }
}

/** Inserts rows, and skips those that the schema refuses as damaged. */
export class RowInserter {
  taken = 0;
  refused = 0;
  readonly #insert: Database.Statement<Value[]>;

  constructor(db: Database.Database, table: string, columns: readonly string[]) {
    const names = columns.map((name) => `"${name}"`).join(', ');
    this.#insert = db.prepare<Value[]>(
      `INSERT OR IGNORE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  }

  /** False if the row exists or was refused. */
  take(row: Row): boolean {
    try {
      const { changes } = this.#insert.run(...row);
      this.taken += changes;
      return changes > 0;
    } catch (error) {
      if (!isSqliteError(error) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
      this.refused += 1;
      return false;
    }
  }
}
