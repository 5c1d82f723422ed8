/**
 * Erases people again as they come back: from a feed, a backup, a document, a post's file, a blog. Triggers of this
 * connection note every written row that may hold one, and the rows are checked before the transaction ends. Without
 * erased people there are no triggers.
 */
import type { ReadDocument } from '#contract/exchange.ts';
import { erasePost } from '#interview/erasure/erase-post.ts';
import { eraseText } from '#interview/erasure/erase-text.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { all, beforeCommit, run, sql, type WritableDb } from '../../core/sql.ts';
import { listMarkers } from './markers.ts';
import { dropUnnamed, eraseRow, type Owner } from './erase-row.ts';
import { changeOf, readColumns, type Reader, readerOf, readTables, ruleOf } from './row-change.ts';
import { type Hit, rowsAt } from './scan.ts';

/** The texts of an entry that is stored outside the guards, or compared before it is stored. */
type Written = Readonly<{
  title: string;
  labels?: readonly string[];
  author?: string;
  description?: string;
}>;

/** An entry of a source without erased people, as it is stored: its next reading gives the same. */
export function withoutErased<Entry extends Written>(db: WritableDb, entry: Entry): Entry {
  const reader = readerAt(db);
  if (reader === undefined) return entry;
  const eraseIn = (text: string): string => eraseText(text, reader.erasing, new Set(), 'fr');
  const { labels, author, description } = entry;
  return {
    ...entry,
    title: eraseIn(entry.title),
    ...(labels === undefined ? {} : { labels: labels.filter((label) => eraseIn(label) === label) }),
    ...(author === undefined ? {} : { author: eraseIn(author) }),
    ...(description === undefined ? {} : { description: eraseIn(description) }),
  };
}

/** A document to import, without erased people. It has no speakers yet, so only names are removed. */
export function documentWithoutErased(db: WritableDb, read: ReadDocument): ReadDocument {
  const reader = readerAt(db);
  if (reader === undefined) return read;
  const { erasing } = reader;
  const eraseIn = (text: string): string => eraseText(text, erasing, new Set(), 'fr');
  const blocks = (body: ReadDocument['blocks']): ReadDocument['blocks'] =>
    erasePost({ ...emptyPost('article', 'fr'), body }, erasing).post.body;
  return {
    ...read,
    name: eraseIn(read.name),
    blocks: blocks(read.blocks),
    notes: blocks(read.notes),
    colours: read.colours.map((run) => ({ ...run, text: eraseIn(run.text) })),
    changes: read.changes.map((change) => ({
      ...change,
      author: eraseIn(change.author),
      removed: eraseIn(change.removed),
      inserted: eraseIn(change.inserted),
      before: eraseIn(change.before),
      after: eraseIn(change.after),
    })),
    comments: read.comments.map((comment) => ({
      ...comment,
      author: eraseIn(comment.author),
      text: eraseIn(comment.text),
      quote: eraseIn(comment.quote),
    })),
    ...(read.returned !== undefined && {
      returned: read.returned.map(({ person, turns, ...rest }) => ({
        ...rest,
        ...(person !== undefined && { person: eraseIn(person) }),
        turns: turns.map(({ asked, blocks: received, remark, ...turn }) => ({
          ...turn,
          ...(asked !== undefined && { asked: eraseIn(asked) }),
          ...(received !== undefined && { blocks: blocks(received) }),
          ...(remark !== undefined && { remark: eraseIn(remark) }),
        })),
      })),
    }),
  };
}

type Guard = { reader: Reader; now: () => number; authors: number; working: boolean };
const guards = new WeakMap<WritableDb, Guard>();

/** Follows the markers of the library: call it wherever they change. */
export function guard(db: WritableDb, now: () => number): void {
  const reader = readerOf(listMarkers(db));
  const existingGuard = guards.get(db);
  if (reader === undefined) {
    if (existingGuard !== undefined) dropTriggers(db);
    guards.delete(db);
    beforeCommit(db, undefined);
    return;
  }
  if (existingGuard !== undefined) {
    existingGuard.reader = reader;
    return;
  }
  makeTriggers(db);
  const guard: Guard = { reader, now, authors: 0, working: false };
  guards.set(db, guard);
  beforeCommit(db, () => eraseWritten(db, guard));
}

/**
 * Runs `work`, whose writes keep the names of erased people: texts by the author, and texts of the library written
 * again. `check` reports them.
 */
export function byAuthor<Result>(db: WritableDb, work: () => Result): Result {
  const guard = guards.get(db);
  if (guard === undefined) return work();
  guard.authors += 1;
  try {
    return work();
  } finally {
    guard.authors -= 1;
  }
}

type WrittenRow = { of: string; row: number | string };

function eraseWritten(db: WritableDb, guard: Guard): void {
  const writtenRows = all<WrittenRow>(db, sql`SELECT DISTINCT "of", "row" FROM erased_met`);
  if (writtenRows.length === 0) return;
  run(db, sql`DELETE FROM erased_met`);
  // The erasure's own writes are not checked.
  if (guard.working) return;
  guard.working = true;
  // The post first: its other rows are judged by it.
  const hits = writtenRows
    .map(({ of: table, row: key }) => ({ table, key }))
    .toSorted((one, other) => Number(isPost(other)) - Number(isPost(one)));
  try {
    if (guard.authors > 0) dropUnnamed(db, guard.reader);
    else
      for (const hit of hits)
        eraseRow(
          db,
          guard.reader,
          hit,
          guard.now(),
          (owner) => !isPost(hit) && namesErased(db, guard.reader, owner),
        );
    run(db, sql`DELETE FROM erased_met`);
  } finally {
    guard.working = false;
  }
}

const isPost = ({ table }: Hit): boolean => table === 'posts';

/** The author wrote the name again in this post: rows derived from its text keep it. */
const namesErased = (db: WritableDb, reader: Reader, { rowid }: Owner): boolean =>
  rowsAt(db, 'posts', rowid).some((row) => changeOf(reader, 'posts', row) !== undefined);

function makeTriggers(db: WritableDb): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS erased_met ("of" TEXT NOT NULL, "row" NOT NULL)');
  for (const table of readTables()) {
    const note = `BEGIN INSERT INTO erased_met VALUES ('${table}', NEW."${ruleOf(table).key ?? 'rowid'}"); END`;
    const of = readColumns(table)
      .map(([name]) => `"${name}"`)
      .join(', ');
    db.exec(`CREATE TEMP TRIGGER "erased_${table}_in" AFTER INSERT ON main."${table}" ${note}`);
    db.exec(`CREATE TEMP TRIGGER "erased_${table}_new" AFTER UPDATE OF ${of} ON main."${table}" ${note}`);
  }
}

function dropTriggers(db: WritableDb): void {
  for (const table of readTables()) {
    db.exec(`DROP TRIGGER IF EXISTS temp."erased_${table}_in"`);
    db.exec(`DROP TRIGGER IF EXISTS temp."erased_${table}_new"`);
  }
  db.exec('DELETE FROM temp.erased_met');
}

/** Runs `work` without the guards: the erasure's own writes are not read again. */
export function whileErasing<Result>(db: WritableDb, work: () => Result): Result {
  const guard = guards.get(db);
  if (guard === undefined) return work();
  guard.working = true;
  try {
    return work();
  } finally {
    guard.working = false;
  }
}

/** The reader for texts of this library; undefined if there are no erased people. */
export const readerAt = (db: WritableDb): Reader | undefined => guards.get(db)?.reader;
