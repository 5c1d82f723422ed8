/** Notes on passages of a post. They are not part of its document, so rendering and sending cannot include them. */
import { AppError } from '#contract/failure.ts';
import type { Note, NoteToAdd, OwnNote } from '#contract/exchange.ts';
import type { Moment } from './posts.ts';
import { all, get, run, sql, transaction, type ReadableDb, type WritableDb } from '../../core/sql.ts';

/** More than any document has; the maximum of one answer in the contract. */
export const MOST_NOTES = 5_000;

function postRowid(db: ReadableDb, postId: string): number {
  const row = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (row === undefined) throw new AppError('post.not-found', { id: postId });
  return row.rowid;
}

/**
 * Adds notes to a post, in order. An existing note of the same author on the same passage is not added again, since the
 * same document may be received twice. Returns the number of new notes. Throws post.not-found.
 */
export function addNotes(
  db: WritableDb,
  postId: string,
  notes: readonly NoteToAdd[],
  moment: Moment,
): number {
  return transaction(db, () => {
    const rowid = postRowid(db, postId);
    const room = MOST_NOTES - listNotes(db, postId).length;
    let added = 0;
    for (const { author, text, quote, at, done } of notes) {
      if (added >= room || text === '') continue;
      const existingNote = get(
        db,
        sql`SELECT 1 FROM notes WHERE post_rowid = ${rowid} AND author = ${author} AND text = ${text} AND quote = ${quote}
          AND written_at IS ${at ?? null}`,
      );
      if (existingNote !== undefined) continue;
      run(
        db,
        sql`
        INSERT INTO notes (id, post_rowid, author, text, quote, written_at, created_at, settled_at)
        VALUES (${moment.newId()}, ${rowid}, ${author}, ${text}, ${quote}, ${at ?? null}, ${moment.now}, ${done === true ? moment.now : null})`,
      );
      added += 1;
    }
    return added;
  });
}

type NoteRow = {
  id: string;
  author: string;
  text: string;
  quote: string;
  written_at: number | null;
  settled_at: number | null;
  by_author: 0 | 1;
  turn_id: string | null;
};

/** The notes of a post, in the order of their document. Throws post.not-found. */
export function listNotes(db: ReadableDb, postId: string): Note[] {
  return all<NoteRow>(
    db,
    sql`
    SELECT id, author, text, quote, written_at, settled_at, by_author, turn_id FROM notes WHERE post_rowid = ${postRowid(db, postId)}
    ORDER BY rowid LIMIT ${MOST_NOTES}`,
  ).map(({ id, author, text, quote, written_at, settled_at, by_author, turn_id }) => ({
    id,
    author,
    text,
    quote,
    ...(written_at === null ? {} : { at: written_at }),
    settled: settled_at !== null,
    isOwn: by_author === 1,
    ...(turn_id === null ? {} : { turnId: turn_id }),
  }));
}

/** Copies the notes of a copied post. `copiedTurns`: the ids of its turns by those of the original. Throws post.not-found. */
export function copyNotes(
  db: WritableDb,
  from: string,
  to: string,
  copiedTurns: ReadonlyMap<string, string | undefined>,
  { now, newId }: Moment,
): void {
  const rowid = postRowid(db, to);
  for (const { id, turnId } of listNotes(db, from)) {
    const copiedTurn = turnId === undefined ? undefined : copiedTurns.get(turnId);
    run(
      db,
      sql`
      INSERT INTO notes (id, post_rowid, author, text, quote, written_at, created_at, settled_at, by_author, turn_id)
      SELECT ${newId()}, ${rowid}, author, text, quote, written_at, ${now}, settled_at, by_author, ${copiedTurn ?? null}
      FROM notes WHERE id = ${id}`,
    );
  }
}

/**
 * Stores a note of the author, or replaces it if it has the same id. Throws post.not-found; note.not-found if the id
 * belongs to another note; request.too-large if the post has as many notes as it may.
 */
export function writeOwnNote(
  db: WritableDb,
  postId: string,
  { id, text, quote, at, settled, turnId }: OwnNote,
  now: number,
): void {
  transaction(db, () => {
    const rowid = postRowid(db, postId);
    const changes = run(
      db,
      sql`
      INSERT INTO notes (id, post_rowid, author, text, quote, written_at, created_at, settled_at, by_author, turn_id)
      SELECT ${id}, ${rowid}, '', ${text}, ${quote}, ${at ?? now}, ${now}, ${settled ? now : null}, 1, ${turnId ?? null}
      WHERE EXISTS (SELECT 1 FROM notes WHERE id = ${id})
        OR (SELECT count(*) FROM notes WHERE post_rowid = ${rowid}) < ${MOST_NOTES}
      ON CONFLICT (id) DO UPDATE SET text = excluded.text, settled_at = excluded.settled_at
      WHERE by_author = 1 AND post_rowid = excluded.post_rowid`,
    );
    if (changes > 0) return;
    const isTaken = get(db, sql`SELECT 1 FROM notes WHERE id = ${id}`) !== undefined;
    throw new AppError(isTaken ? 'note.not-found' : 'request.too-large', { id });
  });
}

/** Deletes a note of the author; comments of documents are only settled. Returns its post. Throws note.not-found. */
export function deleteOwnNote(db: WritableDb, id: string): string {
  return transaction(db, () => {
    const row = get<{ id: string }>(
      db,
      sql`
      SELECT posts.id FROM notes JOIN posts ON posts.rowid = notes.post_rowid WHERE notes.id = ${id} AND by_author = 1`,
    );
    if (row === undefined) throw new AppError('note.not-found', { id });
    run(db, sql`DELETE FROM notes WHERE id = ${id}`);
    return row.id;
  });
}

/** Settles or reopens a note. Returns its post. Throws note.not-found. */
export function settleNote(db: WritableDb, id: string, settled: boolean, now: number): string {
  return transaction(db, () => {
    run(db, sql`UPDATE notes SET settled_at = ${settled ? now : null} WHERE id = ${id}`);
    const row = get<{ id: string }>(
      db,
      sql`SELECT posts.id FROM notes JOIN posts ON posts.rowid = notes.post_rowid WHERE notes.id = ${id}`,
    );
    if (row === undefined) throw new AppError('note.not-found', { id });
    return row.id;
  });
}
