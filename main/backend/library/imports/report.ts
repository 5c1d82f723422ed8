/** What an import did, counted from its items: never a number kept apart that could drift. */
import type { Import, SkipReason } from '#contract/imports.ts';
import { IMPORT_LIMITS } from '#contract/imports.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { all, run, sql } from '../sql.ts';

export type Report = NonNullable<Import['report']>;

type CountRow = {
  what: 'post' | 'page' | 'comment';
  status: 'live' | 'draft' | 'scheduled' | 'trashed';
  outcome: 'added' | 'updated' | 'unchanged' | 'skipped';
  count: number;
};

export function reportOf(
  db: ReadableDb,
  { rowid, comments_met }: Readonly<{ rowid: number; comments_met: number }>,
): Report {
  const rows = all<CountRow>(
    db,
    sql`
    SELECT what, status, outcome, count(*) AS count FROM import_items WHERE import_rowid = ${rowid} AND what <> 'comment'
    GROUP BY what, status, outcome`,
  );
  const sum = (matches: (row: CountRow) => boolean): number =>
    rows.reduce((total, row) => total + (matches(row) ? row.count : 0), 0);
  return {
    posts: sum((row) => row.what === 'post'),
    pages: sum((row) => row.what === 'page'),
    comments: comments_met,
    drafts: sum((row) => row.status === 'draft'),
    scheduled: sum((row) => row.status === 'scheduled'),
    trashed: sum((row) => row.status === 'trashed'),
    added: sum((row) => row.outcome === 'added'),
    updated: sum((row) => row.outcome === 'updated'),
    unchanged: sum((row) => row.outcome === 'unchanged'),
    skipped: skipped(db, rowid),
    warnings: all<Report['warnings'][number]>(
      db,
      sql`SELECT code, place, text FROM import_notes WHERE import_rowid = ${rowid} ORDER BY rowid LIMIT ${IMPORT_LIMITS.notes}`,
    ),
    pictures: pictures(db, rowid),
  };
}

function skipped(db: ReadableDb, rowid: number): Report['skipped'] {
  return all<{ key: string; title: string; reason: SkipReason }>(
    db,
    sql`
    SELECT entry_key AS key, title, reason FROM import_items
    WHERE import_rowid = ${rowid} AND what IN ('post', 'page') AND outcome = 'skipped' ORDER BY rowid LIMIT ${IMPORT_LIMITS.notes}`,
  ).map(({ key, title, reason }) => ({ id: remoteIdIn(key), title, reason }));
}

/** The blog's own id of an entry, or '' for a file. */
const remoteIdIn = (key: string): string => /\/(\d{1,25})$/.exec(key)?.[1] ?? '';

function pictures(db: ReadableDb, rowid: number): Report['pictures'] {
  const rows = all<{ address: string; state: 'fetched' | 'missing'; reason: string | null }>(
    db,
    sql`
    SELECT p.address, p.state, p.reason FROM outside_pictures AS p
    WHERE p.state IN ('fetched', 'missing')
      AND p.rowid IN (SELECT picture_rowid FROM import_pictures WHERE import_rowid = ${rowid}) ORDER BY p.rowid`,
  );
  return {
    fetched: rows.filter((row) => row.state === 'fetched').length,
    missing: rows
      .filter((row) => row.state === 'missing')
      .slice(0, IMPORT_LIMITS.notes)
      .map((row) => ({ url: row.address, reason: row.reason ?? '' })),
  };
}

/** One more warning in the report. The same one about the same place is said once. */
export function addNote(
  db: WritableDb,
  rowid: number,
  { code, place, text }: Readonly<{ code: string; place: string; text: string }>,
): void {
  const [cut, what] = [place.slice(0, 2_000), text.slice(0, 2_000)];
  run(
    db,
    sql`
    INSERT INTO import_notes (import_rowid, code, place, text) SELECT ${rowid}, ${code}, ${cut}, ${what}
    WHERE NOT EXISTS (SELECT 1 FROM import_notes WHERE import_rowid = ${rowid} AND code = ${code} AND place = ${cut} AND text = ${what})`,
  );
}
