/** Pictures that only an undone import had brought: their addresses, and the files that nothing shows any more. */
import fs from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Backend } from '../../context.ts';
import { assetFile } from '../../library/asset-files.ts';
import { runJob } from '../../library/backups/run-job.ts';
import type { Query, ReadableDb, WritableDb } from '../../library/sql.ts';
import { all, get, run, sql, transaction } from '../../library/sql.ts';

/** Stands for the address of a picture that came inside a document and has none. */
const OWN = 'asset:';

/** A picture that came in with a post now undone: it goes too, unless something else shows it. */
export function markOwnPicture(db: WritableDb, sha256: string): void {
  run(
    db,
    sql`INSERT INTO outside_pictures (address, state, sha256) VALUES (${OWN + sha256}, 'fetched', ${sha256}) ON CONFLICT DO NOTHING`,
  );
}

const SLICE_MS = 20;
const MOST_TIMES = 3;

/** After its posts were undone. */
export async function forgetPictures(
  { db, folder }: Pick<Backend, 'db' | 'folder'>,
  importRowid: number,
  signal: AbortSignal,
): Promise<void> {
  transaction(db, () => {
    run(db, sql`DELETE FROM import_pictures WHERE import_rowid = ${importRowid}`);
    run(db, sql`DELETE FROM outside_pictures WHERE state <> 'fetched' AND ${NOBODY_MET}`);
  });
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const candidates = new Set(
      all<{ sha256: string }>(
        db,
        sql`SELECT sha256 FROM outside_pictures WHERE state = 'fetched' AND sha256 IS NOT NULL AND ${NOBODY_MET}`,
      ).map((row) => row.sha256),
    );
    if (candidates.size === 0) return;
    const seen = stamp(db);
    for await (const text of everyText(db, signal))
      for (const [sha256] of text.matchAll(/[0-9a-f]{64}/g)) candidates.delete(sha256);
    // A save that came in between may show one again: then the whole library is looked through once more.
    if (remove(db, [...candidates], seen)) {
      // A backup would show them again, and has no bytes of its own (DESIGN section 6).
      const kept = new Set(await runJob('kept-assets', { folder, sha256s: [...candidates] }, { signal }));
      for (const sha256 of candidates)
        if (!kept.has(sha256)) fs.rmSync(assetFile(folder, sha256), { force: true });
      return;
    }
  }
}

const NOBODY_MET = sql`NOT EXISTS (SELECT 1 FROM import_pictures WHERE picture_rowid = outside_pictures.rowid)`;

/** Changes with every save, and with every new post or revision. */
const stamp = (db: ReadableDb): string =>
  JSON.stringify(
    get(
      db,
      sql`
      SELECT (SELECT coalesce(sum(save_number), 0) FROM posts) AS saves, (SELECT coalesce(max(rowid), 0) FROM posts) AS posts,
        (SELECT coalesce(max(rowid), 0) FROM revisions) AS revisions`,
    ),
  );

function remove(db: WritableDb, sha256s: readonly string[], seen: string): boolean {
  return transaction(db, () => {
    if (stamp(db) !== seen) return false;
    const gone = JSON.stringify(sha256s);
    run(db, sql`DELETE FROM outside_pictures WHERE sha256 IN (SELECT value FROM json_each(${gone}))`);
    run(db, sql`DELETE FROM assets WHERE sha256 IN (SELECT value FROM json_each(${gone}))`);
    // The others are still shown by something; an address of theirs stays known as fetched.
    run(db, sql`DELETE FROM outside_pictures WHERE substr(address, 1, ${OWN.length}) = ${OWN}`);
    return true;
  });
}

/** Every text of the library that may name a picture, a few at a time. */
async function* everyText(db: ReadableDb, signal: AbortSignal): AsyncGenerator<string> {
  const tables: readonly ((after: number) => Query)[] = [
    (after) => sql`SELECT rowid, document AS text FROM posts WHERE rowid > ${after} ORDER BY rowid LIMIT 20`,
    (after) =>
      sql`SELECT rowid, document AS text FROM revisions WHERE rowid > ${after} ORDER BY rowid LIMIT 20`,
    (after) =>
      sql`SELECT rowid, document AS text FROM shared_states WHERE rowid > ${after} ORDER BY rowid LIMIT 20`,
    (after) => sql`SELECT rowid, document AS text FROM jobs WHERE rowid > ${after} ORDER BY rowid LIMIT 20`,
    (after) =>
      sql`SELECT rowid, coalesce(sent_document, '') AS text FROM publications WHERE rowid > ${after} ORDER BY rowid LIMIT 20`,
    (after) =>
      sql`SELECT rowid, coalesce(portrait, '') AS text FROM participants WHERE rowid > ${after} ORDER BY rowid LIMIT 100`,
  ];
  let breath = performance.now();
  for (const table of tables) {
    for (let after = 0; ;) {
      const rows = all<{ rowid: number; text: string | Uint8Array }>(db, table(after));
      for (const { text } of rows)
        yield typeof text === 'string' ? text : inflateRawSync(text).toString('latin1');
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.rowid;
      if (performance.now() - breath < SLICE_MS) continue;
      await new Promise<void>((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      breath = performance.now();
    }
  }
}
