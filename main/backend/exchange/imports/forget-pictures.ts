/** Pictures that only an undone import had brought: their addresses, and the files that nothing shows any more. */
import type { Backend } from '../../app/backend.ts';
import { removePictureFiles } from '../../library/assets.ts';
import { runJob } from '../../library/backups/run-job.ts';
import { unusedPictures } from '../../library/picture-uses.ts';
import type { WritableDb } from '../../library/sql.ts';
import { all, run, sql, transaction } from '../../library/sql.ts';

/** Stands for the address of a picture that came inside a document and has none. */
const OWN = 'asset:';

/** A picture that came in with a post now undone: it goes too, unless something else shows it. */
export function markOwnPicture(db: WritableDb, sha256: string): void {
  run(
    db,
    sql`INSERT INTO outside_pictures (address, state, sha256) VALUES (${OWN + sha256}, 'fetched', ${sha256}) ON CONFLICT DO NOTHING`,
  );
}

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
  const candidates = all<{ sha256: string }>(
    db,
    sql`SELECT sha256 FROM outside_pictures WHERE state = 'fetched' AND sha256 IS NOT NULL AND ${NOBODY_MET}`,
  ).map((row) => row.sha256);
  const gone = await unusedPictures(db, candidates, signal, (unused) => {
    remove(db, unused);
    return unused;
  });
  if (gone.length === 0) return;
  // A backup would show them again, and has no bytes of its own (docs/design/library.md#pictures).
  const kept = new Set(await runJob('kept-assets', { folder, sha256s: gone }, { signal }));
  await removePictureFiles(
    folder,
    gone.filter((sha256) => !kept.has(sha256)),
  );
}

const NOBODY_MET = sql`NOT EXISTS (SELECT 1 FROM import_pictures WHERE picture_rowid = outside_pictures.rowid)`;

function remove(db: WritableDb, sha256s: readonly string[]): void {
  transaction(db, () => {
    const gone = JSON.stringify(sha256s);
    run(db, sql`DELETE FROM outside_pictures WHERE sha256 IN (SELECT value FROM json_each(${gone}))`);
    run(db, sql`DELETE FROM assets WHERE sha256 IN (SELECT value FROM json_each(${gone}))`);
    // The others are still shown by something; an address of theirs stays known as fetched.
    run(db, sql`DELETE FROM outside_pictures WHERE substr(address, 1, ${OWN.length}) = ${OWN}`);
  });
}
