/** Scans a library row by row for the people of a reader. Runs in a thread, on a read-only connection. */
import fs from 'node:fs';
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { DataKind } from '#contract/erasure.ts';
import { isSqliteError } from '../../core/storage-failures.ts';
import { all, get, type ReadableDb, sql } from '../../core/sql.ts';
import { findPerson, markerOf, type Person } from './find-person.ts';
import {
  type Change,
  changeOf,
  keyOf,
  type Reader,
  readerOf,
  readTables,
  type Row,
  ruleOf,
  selectOf,
} from './row-change.ts';
import type { Marker } from './sealed-names.ts';

/** Runs `work` on a read-only snapshot of a library's file, without later writes. For threads. */
export function inOneState<Result>(file: string, work: (db: ReadableDb) => Result): Result {
  const db = new Database(file, {
    readonly: true,
    fileMustExist: true,
    timeout: 5_000,
  }) as unknown as ReadableDb;
  try {
    return db.transaction(() => work(db))();
  } finally {
    db.close();
  }
}

/** Jobs of the backup thread for an erasure: it reads files that no request waits for. */
export type ScanInput = Readonly<{ file: string; markers: readonly Marker[] }>;

/** The hits, row by row. */
export function scanLibrary({ file, markers }: ScanInput, onProgress: OnProgress): Hit[] {
  const reader = readerOf(markers);
  if (reader === undefined) return [];
  return inOneState(file, (db) =>
    [...scanRows(db, reader, onProgress)].map(({ table, key }) => ({ table, key })),
  );
}

/** Throws participant.not-found. */
export const personOf = ({ file, id }: Readonly<{ file: string; id: string }>): Person =>
  inOneState(file, (db) => findPerson(db, id));

type PersonScan = Readonly<{
  person: Person;
  marker: Marker;
  reader: Reader;
  /** Each row that holds the person; `counts` counts them by kind as they are read. */
  rows: Iterable<Hit & Readonly<{ row: Row; change: Change }>>;
  counts: Map<DataKind, number>;
}>;

/** All that a library holds about a person, under a key of this scan alone. Throws participant.not-found. */
export function scanPerson(db: ReadableDb, id: string, onProgress: OnProgress): PersonScan {
  const person = findPerson(db, id);
  const marker = markerOf(person, 'removed', randomBytes(32), 'scan');
  const reader = readerOf([marker]);
  const counts = new Map<DataKind, number>();
  function* rows(): PersonScan['rows'] {
    for (const hit of scanRows(db, reader, onProgress)) {
      const { kind } = ruleOf(hit.table);
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      yield hit;
    }
  }
  return { person, marker, reader, rows: rows(), counts };
}

export type Hit = Readonly<{ table: string; key: number | string }>;

/** Rows read at a time: some are megabytes. */
const PAGE = 40;
/** Progress as a share of the rows, weighted by table. */
export type OnProgress = (share: number) => void;

/** Each row that an erasure changes, with the change. `tables`: all with data about people, or some of them. */
export function* scanRows(
  db: ReadableDb,
  reader: Reader,
  onProgress: OnProgress = () => undefined,
  tables: readonly string[] = readTables(),
): Generator<Hit & Readonly<{ row: Row; change: Change }>> {
  const tableCounts = tables.map((table) => [table, countOf(db, table)] as const);
  const total = tableCounts.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  for (const [table, count] of tableCounts) {
    if (count === 0) continue;
    for (const row of rowsOf(db, table)) {
      done += 1;
      if (done % PAGE === 0) onProgress(done / Math.max(total, 1));
      const change = changeOf(reader, table, row);
      if (change !== undefined) yield { table, key: keyOf(row), row, change };
    }
  }
}

const countOf = (db: ReadableDb, table: string): number =>
  get(db, sql`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ${table}`) === undefined
    ? 0
    : (get<{ count: number }>(db, { text: `SELECT count(*) AS count FROM "${table}"`, values: [] })?.count ??
      0);

/** Page after page; a table found by another key than its rowid is small, and read at once. */
function* rowsOf(db: ReadableDb, table: string): Generator<Row> {
  const select = selectOf(db, table);
  if (select === undefined) return;
  if (ruleOf(table).key !== undefined) {
    yield* all<Row>(db, { text: select, values: [] });
    return;
  }
  for (let after = -1; ;) {
    const rows = all<Row>(db, {
      text: `${select} WHERE scanned.rowid > ? ORDER BY scanned.rowid LIMIT ${PAGE}`,
      values: [after],
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = Number(keyOf(last));
  }
}

/** The rows with this key. */
export function rowsAt(db: ReadableDb, table: string, key: number | string): Row[] {
  const select = selectOf(db, table);
  if (select === undefined) return [];
  return all<Row>(db, {
    text: `${select} WHERE scanned."${ruleOf(table).key ?? 'rowid'}" = ?`,
    values: [key],
  });
}

/** Whether a library names any of them: stops at the first row. The directory and the posts come first. */
function holdsAny(db: ReadableDb, reader: Reader): boolean {
  const first = ['participants', 'posts', 'revisions'];
  const tables = [...first, ...readTables().filter((table) => !first.includes(table))];
  if (scanRows(db, reader, undefined, tables).next().done === false) return true;
  const pictures = reader.markers.flatMap((marker) => marker.pictures);
  return (
    get(
      db,
      sql`SELECT 1 FROM assets WHERE sha256 IN (SELECT value FROM json_each(${JSON.stringify(pictures)})) LIMIT 1`,
    ) !== undefined
  );
}

export type FilesInput = Readonly<{
  files: readonly Readonly<{ id: string; file: string }>[];
  markers: readonly Marker[];
}>;

/** The ids of the library files that name any of them; an unreadable file counts as one. */
export function filesHolding({ files, markers }: FilesInput, onProgress: OnProgress): string[] {
  const reader = readerOf(markers);
  if (reader === undefined) return [];
  return files.flatMap(({ id, file }, index) => {
    onProgress(index / files.length);
    if (!fs.existsSync(file)) return [];
    try {
      return inOneState(file, (db) => holdsAny(db, reader)) ? [id] : [];
    } catch (error) {
      if (isSqliteError(error)) return [id];
      throw error;
    }
  });
}
