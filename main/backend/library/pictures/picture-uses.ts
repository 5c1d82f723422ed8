/** Finds the pictures that nothing in the library uses any more: posts, revisions, sent and published texts, people. */
import { inflateRawSync } from 'node:zlib';
import { createSlices } from '../../core/slices.ts';
import type { Query, ReadableDb } from '../../core/sql.ts';
import { all, get, sql } from '../../core/sql.ts';

const MOST_TIMES = 3;

export type Without = Readonly<{ rowid: number; id: string }>;
const NOBODY: Without = { rowid: 0, id: '' };

/** Changes with every save, new post or revision. */
const stampOf = (db: ReadableDb): string =>
  JSON.stringify(
    get(
      db,
      sql`
      SELECT (SELECT coalesce(sum(save_number), 0) FROM posts) AS saves, (SELECT coalesce(max(rowid), 0) FROM posts) AS posts,
        (SELECT coalesce(max(rowid), 0) FROM revisions) AS revisions`,
    ),
  );

/**
 * The unused pictures among `pictures` (sha256); `then` runs on them in the same turn, so that no save comes in
 * between. Reads the whole library, a few texts at a time.
 */
export async function unusedPictures<Result>(
  db: ReadableDb,
  pictures: Iterable<string>,
  signal: AbortSignal,
  then: (unused: readonly string[]) => Result,
  without: Without = NOBODY,
): Promise<Result> {
  const unused = new Set(pictures);
  for (let time = 1; unused.size > 0; time += 1) {
    const stamp = stampOf(db);
    for await (const text of everyText(db, signal, without)) {
      for (const sha256 of picturesIn(text)) unused.delete(sha256);
      if (unused.size === 0) break;
    }
    if (stampOf(db) === stamp) break;
    // After a save in between everything is read again, and after MOST_TIMES no picture counts as unused.
    if (time === MOST_TIMES) unused.clear();
  }
  return then([...unused]);
}

export const picturesIn = (text: string): string[] => text.match(/[0-9a-f]{64}/g) ?? [];

/** All pictures of a post, its revisions and its sends. */
export async function picturesOfPost(
  db: ReadableDb,
  { rowid, id }: Without,
  signal: AbortSignal,
): Promise<Set<string>> {
  const pictures = new Set<string>();
  const tables: readonly ((after: number) => Query)[] = [
    (after) => sql`SELECT rowid, document AS text FROM posts WHERE rowid = ${rowid} AND rowid > ${after}`,
    (after) => sql`
      SELECT rowid, document AS text FROM revisions WHERE post_rowid = ${rowid} AND rowid > ${after} ORDER BY rowid LIMIT 20`,
    (after) => sql`
      SELECT jobs.rowid, jobs.document AS text FROM jobs JOIN publications AS p ON p.id = jobs.publication_id
      WHERE p.post_id = ${id} AND jobs.rowid > ${after} ORDER BY jobs.rowid LIMIT 20`,
    (after) => sql`
      SELECT rowid, coalesce(sent_document, '') AS text FROM publications WHERE post_id = ${id} AND rowid > ${after}
      ORDER BY rowid LIMIT 20`,
  ];
  for await (const text of textsOf(db, tables, signal))
    for (const sha256 of picturesIn(text)) pictures.add(sha256);
  return pictures;
}

/** All texts of the library that may contain pictures. */
function everyText(db: ReadableDb, signal: AbortSignal, { rowid, id }: Without): AsyncGenerator<string> {
  return textsOf(
    db,
    [
      (after) => sql`
        SELECT rowid, document AS text FROM posts WHERE rowid > ${after} AND rowid <> ${rowid} ORDER BY rowid LIMIT 20`,
      (after) => sql`
        SELECT rowid, document AS text FROM revisions WHERE rowid > ${after} AND post_rowid <> ${rowid} ORDER BY rowid LIMIT 20`,
      (after) => sql`
        SELECT rowid, document AS text FROM jobs WHERE rowid > ${after}
          AND publication_id NOT IN (SELECT id FROM publications WHERE post_id = ${id}) ORDER BY rowid LIMIT 20`,
      (after) => sql`
        SELECT rowid, coalesce(sent_document, '') AS text FROM publications WHERE rowid > ${after} AND post_id <> ${id}
        ORDER BY rowid LIMIT 20`,
      (after) => sql`
        SELECT rowid, pictures AS text FROM picture_handoffs WHERE rowid > ${after} AND post_id <> ${id} ORDER BY rowid LIMIT 20`,
      (after) => sql`
        SELECT rowid, document AS text FROM shared_states WHERE rowid > ${after} AND post_rowid <> ${rowid} ORDER BY rowid LIMIT 20`,
      (after) => sql`
        SELECT rowid, coalesce(portrait, '') AS text FROM participants WHERE rowid > ${after} ORDER BY rowid LIMIT 100`,
    ],
    signal,
  );
}

async function* textsOf(
  db: ReadableDb,
  tables: readonly ((after: number) => Query)[],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const slice = createSlices(signal);
  for (const table of tables) {
    for (let after = 0; ;) {
      const rows = all<{ rowid: number; text: string | Uint8Array }>(db, table(after));
      for (const { text } of rows) {
        yield typeof text === 'string' ? text : inflateRawSync(text).toString('latin1');
        await slice();
      }
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.rowid;
    }
  }
}
