/** What the indexes still hold of what an erasure took out of the rows. */
import { foldKey } from '#interview/fold-key.ts';
import { forgetWord } from '../../search/surfaces.ts';
import type { WritableDb } from '../../library/sql.ts';
import { column, get, run, sql, transaction } from '../../library/sql.ts';
import type { Reader } from '../../library/erasure/rows.ts';
import { letOthersRun } from '../../core/slices.ts';

const SLICE_MS = 20;
/** A post that cannot be indexed is waited for a minute: it has no words in the index. */
const MOST_TRIES = 3_000;
/** In pages of SQLite's: some milliseconds, and few pages to commit. At thirty, a large library stood still for a tenth of a second. */
const MERGED = 4;

/** Very long posts are indexed after what changed them: their words are joined only once they are there. */
export async function indexed(db: WritableDb, signal: AbortSignal): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (get(db, sql`SELECT 1 FROM search_indexed WHERE generation = 0 LIMIT 1`) === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, SLICE_MS));
    signal.throwIfAborted();
  }
}

/** The full text keeps deleted words until its pieces are joined: joined here, a little at a time. */
export async function joinFullText(db: WritableDb, signal: AbortSignal): Promise<void> {
  for (let pages = -MERGED; ; pages = MERGED) {
    const before = changes(db);
    transaction(db, () => {
      run(db, sql`INSERT INTO search_rows (search_rows, rank) VALUES ('merge', ${pages})`);
    });
    // Fewer than two: nothing was left to join (SQLite's own rule).
    if (changes(db) - before < 2) return;
    await letOthersRun();
    signal.throwIfAborted();
  }
}

const changes = (db: WritableDb): number =>
  get<{ count: number }>(db, sql`SELECT total_changes() AS count`)?.count ?? 0;

/** Words of their names that no post says any more leave the dictionary of the archive. */
export async function forgetWords(db: WritableDb, reader: Reader, signal: AbortSignal): Promise<void> {
  for (let after = ''; ;) {
    const words = column<string>(
      db,
      sql`SELECT DISTINCT word FROM search_surfaces WHERE word > ${after} ORDER BY word LIMIT 5000`,
    );
    const started = performance.now();
    for (const word of words) {
      if (!reader.isWord(foldKey(word))) continue;
      if (get(db, sql`SELECT 1 FROM search_words WHERE term = ${word}`) !== undefined) continue;
      forgetWord(db, word);
    }
    const last = words.at(-1);
    if (last === undefined) return;
    after = last;
    if (performance.now() - started > SLICE_MS / 2) await letOthersRun();
    signal.throwIfAborted();
  }
}
