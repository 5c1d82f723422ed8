/** The bin: its posts, a preview of their erasure, and the erasure itself, after thirty days at the earliest. */
import type { BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '../core/context.ts';
import { finishJob, listOpenOfPost } from './publications/jobs.ts';
import { removePictureFiles } from './pictures/assets.ts';
import { runJob } from './keeping/backups/run-job.ts';
import { picturesOfPost, unusedPictures, type Without } from './pictures/picture-uses.ts';
import { binPost, notifyRemoved } from './posts/posts.ts';
import type { ReadableDb, WritableDb } from '../core/sql.ts';
import { all, column, get, run, sql, transaction } from '../core/sql.ts';
import { IS_PUBLIC } from './publications/blogs.ts';

const DAY = 24 * 60 * 60_000;
/** Minimum time in the bin before erasure (docs/design/library.md#the-bin). */
const SHORTEST_STAY = 30 * DAY;

type Shelf = Pick<Context, 'db' | 'folder'>;
type Presence = BackendOutput<'posts.bin'>;
type Binned = Without & Readonly<{ binnedAt: number }>;

/** The presence of a post on the web, and whether a send is in progress. */
export function presenceOf(db: ReadableDb, id: string): Presence {
  const online = all<{ blog_name: string; url: string | null }>(
    db,
    sql`
    SELECT blogs.name AS blog_name, p.url FROM publications AS p JOIN blogs ON blogs.id = p.blog_id
    WHERE p.post_id = ${id} AND p.remote_status IN ('live', 'scheduled') AND p.ended_at IS NULL
    ORDER BY ${IS_PUBLIC} DESC, p.rowid LIMIT 100`,
  );
  return {
    online: online.map(({ blog_name: blogName, url }) => ({ blogName, ...(url === null ? {} : { url }) })),
    sending: listOpenOfPost(db, id).length > 0,
  };
}

/**
 * Moves a post to the bin and cancels its sends that have not begun, since a binned post must not become public later.
 * Returns their number. Throws post.not-found.
 */
export const binWithSends = (db: WritableDb, id: string, now: number): number =>
  transaction(db, () => {
    // A send that has begun must finish.
    const jobs = listOpenOfPost(db, id).filter((job) => !job.sentFirst || job.state === 'needs-author');
    for (const job of jobs) finishJob(db, job.id, 'cancelled', now);
    binPost(db, id, now);
    return jobs.length;
  });

/** Throws post.not-found, bin.not-there. */
function binnedPost(db: ReadableDb, id: string): Binned {
  const row = get<{ rowid: number; binned_at: number | null }>(
    db,
    sql`SELECT rowid, binned_at FROM posts WHERE id = ${id}`,
  );
  if (row === undefined) throw new AppError('post.not-found', { id });
  if (row.binned_at === null) throw new AppError('bin.not-there', { id });
  return { rowid: row.rowid, id, binnedAt: row.binned_at };
}

/** Throws post.not-found, bin.not-there. */
export function binState(db: ReadableDb, id: string): BackendOutput<'bin.get'> {
  const { binnedAt } = binnedPost(db, id);
  return { ...presenceOf(db, id), binnedAt, from: binnedAt + SHORTEST_STAY };
}

/** Throws post.not-found, bin.not-there. */
export async function previewErasing(
  db: ReadableDb,
  id: string,
  signal: AbortSignal,
): Promise<BackendOutput<'bin.preview'>> {
  const post = binnedPost(db, id);
  const counts = get<{ words: number; revisions: number; notes: number; sends: number }>(
    db,
    sql`
    SELECT words, (SELECT count(*) FROM revisions WHERE post_rowid = posts.rowid) AS revisions,
      (SELECT count(*) FROM notes WHERE post_rowid = posts.rowid) AS notes,
      (SELECT count(*) FROM jobs JOIN publications ON publications.id = jobs.publication_id
        WHERE publications.post_id = posts.id) AS sends
    FROM posts WHERE rowid = ${post.rowid}`,
  );
  if (counts === undefined) throw new AppError('post.not-found', { id });
  const postPictures = await picturesOfPost(db, post, signal);
  const pictures = await unusedPictures(db, postPictures, signal, (unused) => weigh(db, unused), post);
  return { ...presenceOf(db, id), from: post.binnedAt + SHORTEST_STAY, ...counts, pictures };
}

function weigh(db: ReadableDb, pictures: readonly string[]): { count: number; bytes: number } {
  const row = get<{ count: number; bytes: number }>(
    db,
    sql`
    SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM assets
    WHERE sha256 IN (SELECT value FROM json_each(${JSON.stringify(pictures)}))`,
  );
  return row ?? { count: 0, bytes: 0 };
}

/**
 * Erases the post and puts aside the pictures that nothing else shows. Returns their number. Removes nothing from any
 * blog. Throws post.not-found, bin.not-there, bin.too-early, bin.sending.
 */
export async function erasePost(
  { db }: Shelf,
  id: string,
  now: number,
  signal: AbortSignal,
): Promise<number> {
  const pictures = [...(await picturesOfPost(db, binnedPost(db, id), signal))];
  transaction(db, () => {
    // Checked again, because the post may have been restored while its pictures were collected.
    const { rowid, binnedAt } = binnedPost(db, id);
    const remainingMs = binnedAt + SHORTEST_STAY - now;
    if (remainingMs > 0) throw new AppError('bin.too-early', { days: Math.ceil(remainingMs / DAY) });
    if (presenceOf(db, id).sending) throw new AppError('bin.sending', { id });
    notifyRemoved(db, rowid);
    run(db, sql`DELETE FROM posts WHERE rowid = ${rowid}`);
    // Puts all of them aside first; after an interruption, pictures still shown are detected before anything is erased.
    run(
      db,
      sql`
      UPDATE assets SET binned_at = ${now} WHERE binned_at IS NULL
        AND sha256 IN (SELECT value FROM json_each(${JSON.stringify(pictures)}))`,
    );
  });
  return await unusedPictures(db, pictures, signal, (unused) => {
    unbinShownPictures(db, pictures, unused);
    return weigh(db, unused).count;
  });
}

/** Takes pictures that something shows out of the bin. */
function unbinShownPictures(db: WritableDb, pictures: readonly string[], unused: readonly string[]): void {
  const unusedSet = new Set(unused);
  const shownPictures = JSON.stringify(pictures.filter((sha256) => !unusedSet.has(sha256)));
  run(
    db,
    sql`UPDATE assets SET binned_at = NULL WHERE sha256 IN (SELECT value FROM json_each(${shownPictures}))`,
  );
}

/** The pictures that were put aside, and those that may be erased. */
export function binnedPictures(db: ReadableDb, now: number): BackendOutput<'bin.pictures'> {
  const row = get<BackendOutput<'bin.pictures'>>(
    db,
    sql`
    SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes,
      count(*) FILTER (WHERE binned_at <= ${now - SHORTEST_STAY}) AS erasable,
      coalesce(sum(bytes) FILTER (WHERE binned_at <= ${now - SHORTEST_STAY}), 0) AS erasableBytes
    FROM assets WHERE binned_at IS NOT NULL`,
  );
  return row ?? { count: 0, bytes: 0, erasable: 0, erasableBytes: 0 };
}

/** Erases the pictures put aside for `stay` ms (at least thirty days) that neither a post nor a backup shows. */
export async function erasePictures(
  { db, folder }: Shelf,
  now: number,
  signal: AbortSignal,
  stay = SHORTEST_STAY,
): Promise<{ count: number; bytes: number }> {
  const isLong = sql`binned_at <= ${now - Math.max(stay, SHORTEST_STAY)}`;
  const long = column<string>(db, sql`SELECT sha256 FROM assets WHERE ${isLong}`);
  if (long.length === 0) return { count: 0, bytes: 0 };
  const inCopies = new Set(await runJob('kept-assets', { folder, sha256s: long }, { signal }));
  const old = long.filter((sha256) => !inCopies.has(sha256));
  const erased = await unusedPictures(db, old, signal, (notShown) =>
    transaction(db, () => {
      // Except pictures added again meanwhile: their post may not be saved yet.
      const unused = column<string>(
        db,
        sql`SELECT sha256 FROM assets WHERE ${isLong} AND sha256 IN (SELECT value FROM json_each(${JSON.stringify(notShown)}))`,
      );
      const weighed = weigh(db, unused);
      const erasable = JSON.stringify(unused);
      unbinShownPictures(db, old, unused);
      run(db, sql`DELETE FROM outside_pictures WHERE sha256 IN (SELECT value FROM json_each(${erasable}))`);
      run(db, sql`DELETE FROM assets WHERE sha256 IN (SELECT value FROM json_each(${erasable}))`);
      return { ...weighed, unused };
    }),
  );
  // After the rows: a file without a row is harmless, a row without its file is not.
  await removePictureFiles({ db, folder }, erased.unused);
  return { count: erased.count, bytes: erased.bytes };
}

/** Posts in the bin since `before` that are on no blog and are not being sent, which the automatic rule may erase. */
export const erasableByRule = (db: ReadableDb, before: number): string[] =>
  column<string>(
    db,
    sql`SELECT id FROM posts WHERE binned_at IS NOT NULL AND binned_at <= ${before} ORDER BY binned_at LIMIT 1000`,
  ).filter((id) => {
    const { online, sending } = presenceOf(db, id);
    return online.length === 0 && !sending;
  });
