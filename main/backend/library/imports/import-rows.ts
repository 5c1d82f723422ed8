/** The rows of imports: the source, the progress, and the report for the page. */
import { z } from 'zod';
import { AppError, type Failure, FAILURE_CODES } from '#contract/failure.ts';
import {
  type Import,
  IMPORT_LIMITS,
  type ImportLine,
  type ImportState,
  type SkipReason,
} from '#contract/imports.ts';
import { all, get, list, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';

/** The results of an import, counted from its items so that they are always consistent. */
type Report = NonNullable<Import['report']>;

type CountRow = {
  what: 'post' | 'page' | 'comment';
  status: 'live' | 'draft' | 'scheduled' | 'trashed';
  outcome: 'added' | 'updated' | 'unchanged' | 'skipped';
  count: number;
};

function reportOf(
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
      sql`SELECT code, location, text FROM import_notes WHERE import_rowid = ${rowid} ORDER BY rowid LIMIT ${IMPORT_LIMITS.notes}`,
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

/** The blog's id of an entry, or '' for a file. */
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

export function addNote(
  db: WritableDb,
  rowid: number,
  { code, location, text }: Readonly<{ code: string; location: string; text: string }>,
): void {
  const [cut, what] = [location.slice(0, 2_000), text.slice(0, 2_000)];
  run(
    db,
    sql`
    INSERT INTO import_notes (import_rowid, code, location, text) SELECT ${rowid}, ${code}, ${cut}, ${what}
    WHERE NOT EXISTS (SELECT 1 FROM import_notes WHERE import_rowid = ${rowid} AND code = ${code} AND location = ${cut} AND text = ${what})`,
  );
}

/** The source of an import: an address or chosen files. Paths stay in this process and its database. */
export const sourceSchema = z.union([
  z.strictObject({ address: z.string() }),
  z.strictObject({
    files: z
      .array(z.strictObject({ name: z.string(), path: z.string(), stamp: z.string().optional() }))
      .min(1),
  }),
]);
export type SourceAsked = z.infer<typeof sourceSchema>;

export type Phase = 'inspecting' | 'posts' | 'pictures' | 'undoing';
type Recognized = NonNullable<Import['recognized']>;

export type ImportRow = {
  rowid: number;
  id: string;
  kind: 'address' | 'files';
  name: string;
  source: string;
  state: ImportState;
  phase: Phase;
  comments: number;
  partial: number;
  changes: 'accepted' | 'original';
  entry_cursor: number;
  comments_met: number;
  done: number;
  total: number;
  recognized: string | null;
  failure_code: string | null;
  failure_params: string | null;
  failure_incident: string | null;
  started_at: number;
  finished_at: number | null;
};

const select = sql`
  SELECT rowid, id, kind, name, source, state, phase, comments, partial, changes, entry_cursor, comments_met, done, total, recognized,
    failure_code, failure_params, failure_incident, started_at, finished_at FROM imports`;

/** Throws import.not-found. */
export function getImportRow(db: ReadableDb, id: string): ImportRow {
  const row = get<ImportRow>(db, sql`${select} WHERE id = ${id}`);
  if (row === undefined) throw new AppError('import.not-found', { id });
  return row;
}

export const sourceOf = (row: ImportRow): SourceAsked => sourceSchema.parse(JSON.parse(row.source));

export function listImportRows(db: ReadableDb): ImportRow[] {
  return all<ImportRow>(db, sql`${select} ORDER BY rowid DESC LIMIT 100`);
}

export function importRowsIn(db: ReadableDb, states: readonly ImportState[]): ImportRow[] {
  return all<ImportRow>(db, sql`${select} WHERE state IN (${list(states)}) ORDER BY rowid`);
}

export function addImport(
  db: WritableDb,
  { id, name, source }: Readonly<{ id: string; name: string; source: SourceAsked }>,
  now: number,
): void {
  run(
    db,
    sql`
    INSERT INTO imports (id, kind, name, source, state, phase, started_at)
    VALUES (${id}, ${'address' in source ? 'address' : 'files'}, ${name.slice(0, 2_000)}, ${JSON.stringify(source)}, 'inspecting', 'inspecting', ${now})`,
  );
}

/** Changes the state of an import and clears an earlier failure. */
export function setState(db: WritableDb, rowid: number, state: ImportState, phase?: Phase): void {
  run(
    db,
    sql`
    UPDATE imports SET state = ${state}, phase = coalesce(${phase ?? null}, phase), finished_at = NULL,
      failure_code = NULL, failure_params = NULL, failure_incident = NULL WHERE rowid = ${rowid}`,
  );
}

export function finishImport(
  db: WritableDb,
  rowid: number,
  state: Extract<ImportState, 'done' | 'cancelled' | 'undone' | 'failed'>,
  now: number,
  failure?: Failure,
): void {
  run(
    db,
    sql`
    UPDATE imports SET state = ${state}, finished_at = ${now}, failure_code = ${failure?.code ?? null},
      failure_params = ${failure === undefined ? null : JSON.stringify(failure.params)}, failure_incident = ${failure?.incident ?? null}
    WHERE rowid = ${rowid}`,
  );
}

/** The counts of an inspection, with one name per tracked change and comment. */
type Inspected = Omit<Recognized, 'reviewed'> &
  Readonly<{ changedBy: readonly string[]; commentedBy: readonly string[] }>;

/** Stores the result of an inspection; `source` is the state of the source then. */
export function setRecognized(db: WritableDb, rowid: number, looked: Inspected, source: SourceAsked): void {
  const { posts, pages, drafts, scheduled, trashed, comments, pictures, damaged, feed } = looked;
  const reviewed = { changes: byAuthor(looked.changedBy), comments: byAuthor(looked.commentedBy) };
  const recognized: Recognized = {
    posts,
    pages,
    drafts,
    scheduled,
    trashed,
    comments,
    pictures,
    ...(damaged === undefined
      ? {}
      : { damaged: { ...damaged, file: damaged.file.slice(0, 2_000), text: damaged.text.slice(0, 2_000) } }),
    ...(feed === undefined ? {} : { feed }),
    ...(reviewed.changes.length + reviewed.comments.length === 0 ? {} : { reviewed }),
  };
  run(
    db,
    sql`
    UPDATE imports SET recognized = ${JSON.stringify(recognized)}, source = ${JSON.stringify(source)}, done = 0,
      total = ${recognized.posts + recognized.pages + recognized.comments} WHERE rowid = ${rowid}`,
  );
}

/** Counts by author, most frequent first, within the limits of the contract. */
function byAuthor(authors: readonly string[]): { author: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const author of authors) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts]
    .map(([author, count]) => ({ author: author.slice(0, 200), count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 200);
}

export function rewind(db: WritableDb, rowid: number, source: SourceAsked, cursor = 0): void {
  run(
    db,
    sql`UPDATE imports SET source = ${JSON.stringify(source)}, entry_cursor = ${cursor}, done = 0,
      comments_met = iif(${cursor} = 0, 0, comments_met) WHERE rowid = ${rowid}`,
  );
}

export function advance(
  db: WritableDb,
  rowid: number,
  step: Readonly<{ cursor?: number | undefined; done: number; comments?: number }>,
): void {
  run(
    db,
    sql`
    UPDATE imports SET entry_cursor = coalesce(${step.cursor ?? null}, entry_cursor), done = done + ${step.done},
      comments_met = comments_met + ${step.comments ?? 0} WHERE rowid = ${rowid}`,
  );
}

export function setProgress(db: WritableDb, rowid: number, done: number, total: number): void {
  run(db, sql`UPDATE imports SET done = ${done}, total = ${total} WHERE rowid = ${rowid}`);
}

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

function failureOf(row: ImportRow): Pick<Import, 'failure'> {
  const code = FAILURE_CODES.find((one) => one === row.failure_code);
  if (code === undefined) return {};
  const params = paramsSchema.parse(JSON.parse(row.failure_params ?? '{}'));
  return { failure: { code, params, incident: row.failure_incident ?? '' } };
}

const RUNS: readonly ImportState[] = ['inspecting', 'running', 'paused', 'undoing'];
const REPORTS: readonly ImportState[] = [
  'running',
  'paused',
  'done',
  'cancelled',
  'undoing',
  'undone',
  'failed',
];

export const toImport = (db: ReadableDb, row: ImportRow): Import => ({
  ...toImportLine(db, row),
  ...(REPORTS.includes(row.state) ? { report: reportOf(db, row) } : {}),
});

/**
 * An import without its report, for the list: a report may have thousands of lines and is counted from as many rows.
 */
export function toImportLine(db: ReadableDb, row: ImportRow): ImportLine {
  const blogs = all<{ remoteId: string; name: string; url: string }>(
    db,
    sql`SELECT remote_id AS remoteId, name, url FROM import_blogs WHERE import_rowid = ${row.rowid} ORDER BY remote_id LIMIT 500`,
  );
  return {
    id: row.id,
    kind: row.kind,
    withComments: row.comments === 1,
    name: row.name,
    state: row.state,
    blogs,
    ...(row.recognized === null ? {} : { recognized: JSON.parse(row.recognized) as Recognized }),
    ...(RUNS.includes(row.state)
      ? { progress: { phase: row.phase, done: row.done, total: Math.max(row.total, row.done) } }
      : {}),
    ...failureOf(row),
    startedAt: row.started_at,
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
  };
}
