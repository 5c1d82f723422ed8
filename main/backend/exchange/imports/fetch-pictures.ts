/** Downloads the pictures of an import, at the author's request: two at a time, each stored as it arrives. */
import { AppError } from '#contract/failure.ts';
import type { Context } from '../../core/context.ts';
import type { Outside } from '../../network/start-outside.ts';
import { addAsset } from '../../library/pictures/assets.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, get, numberOf, run, sql, transaction } from '../../core/sql.ts';
import { finishImport, setProgress, type ImportRow } from '../../library/imports/import-rows.ts';
import { largestVersions } from './picture-addresses.ts';
import { showPictures } from './imported-pictures.ts';
import type { OnChunk } from './import-entries.ts';
import { letOthersRun } from '../../core/slices.ts';

const AT_A_TIME = 2;
/** Hosts in a row without an answer, after which the network counts as offline. */
const MOST_SILENT = 3;
/** Google's picture servers are always reachable, so a single failure means no network. */
const ALWAYS_THERE = /(^|\.)(googleusercontent\.com|blogspot\.com|ggpht\.com)$/i;

type Picture = Readonly<{ rowid: number; address: string }>;
type Fetch = Readonly<{ context: Context & Outside; row: ImportRow; signal: AbortSignal; onChunk: OnChunk }>;

const OF_IMPORT = (importRowid: number) =>
  sql`rowid IN (SELECT picture_rowid FROM import_pictures WHERE import_rowid = ${importRowid})`;

/** Missing pictures are tried again. */
export function beginPictures(db: WritableDb, importRowid: number): void {
  run(
    db,
    sql`UPDATE outside_pictures SET state = 'waiting', reason = NULL WHERE state = 'missing' AND ${OF_IMPORT(importRowid)}`,
  );
  setProgress(db, importRowid, 0, countWaiting(db, importRowid));
}

const countWaiting = (db: ReadableDb, importRowid: number): number =>
  numberOf(
    db,
    sql`SELECT count(*) AS count FROM outside_pictures WHERE state = 'waiting' AND ${OF_IMPORT(importRowid)}`,
  );

/**
 * Rejects with network.offline, disk.full, or the signal's reason; downloaded pictures are kept and shown in any case.
 */
export async function fetchPictures({ context, row, signal, onChunk }: Fetch): Promise<void> {
  const { db } = context;
  const silent = new Set<string>();
  const taken = new Set<number>();
  const next = (): Picture | undefined => {
    const picture = all<Picture>(
      db,
      sql`
      SELECT rowid, address FROM outside_pictures WHERE state = 'waiting' AND ${OF_IMPORT(row.rowid)} ORDER BY rowid LIMIT ${AT_A_TIME}`,
    ).find((one) => !taken.has(one.rowid));
    if (picture !== undefined) taken.add(picture.rowid);
    return picture;
  };
  const worker = async (): Promise<void> => {
    for (let picture = next(); picture !== undefined && !signal.aborted; picture = next()) {
      const outcome = await fetchOne(context, picture.address);
      // After an abort, downloaded pictures are kept, and failures are ignored because the abort may have caused them.
      if (signal.aborted && !('sha256' in outcome)) return;
      countSilentHost(silent, picture.address, outcome);
      settle(context, row, picture, outcome, onChunk);
      taken.delete(picture.rowid);
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    signal.throwIfAborted();
  } finally {
    await showRemainingPictures(context, row, onChunk);
  }
  signal.throwIfAborted();
  finishImport(db, row.rowid, 'done', context.now());
}

/** `reason` is the last part of a failure's code: `not-found`, `too-large`. */
type Outcome = Readonly<{ sha256: string; bytes: number }> | Readonly<{ reason: string }>;

/** Downloads the largest available version. Rejects with disk.full and similar failures. */
async function fetchOne(context: Context & Outside, address: string): Promise<Outcome> {
  let reason = 'not-found';
  for (const version of largestVersions(address)) {
    try {
      const bytes = await context.fetchOutside(version);
      const { sha256 } = await addAsset(context, { name: nameOf(address), bytes }, context.now());
      return { sha256, bytes: bytes.byteLength };
    } catch (error) {
      if (!(error instanceof AppError) || !/^(outside|asset|network)\./.test(error.code)) throw error;
      reason = error.code.slice(error.code.indexOf('.') + 1);
      if (error.code === 'network.offline') break;
    }
  }
  return { reason };
}

/** The last part of an address, decoded for display. */
function nameOf(address: string): string {
  const last =
    URL.parse(address)
      ?.pathname.split('/')
      .findLast((part) => part !== '') ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    // Not valid percent-encoding: shown unchanged.
    return last;
  }
}

function countSilentHost(silent: Set<string>, address: string, outcome: Outcome): void {
  if (!('reason' in outcome) || outcome.reason !== 'offline') {
    silent.clear();
    return;
  }
  const host = URL.parse(address)?.hostname ?? '';
  silent.add(host);
  if (silent.size >= MOST_SILENT || ALWAYS_THERE.test(host)) throw new AppError('network.offline', { host });
}

/**
 * Stores the outcome of a picture and, in the same transaction, shows it in the posts that have no other pending
 * picture.
 */
function settle(
  context: Pick<Context, 'db'>,
  row: ImportRow,
  picture: Picture,
  outcome: Outcome,
  onChunk: OnChunk,
): void {
  const { db } = context;
  const started = performance.now();
  const postIds: string[] = [];
  transaction(db, () => {
    if ('sha256' in outcome)
      run(
        db,
        sql`UPDATE outside_pictures SET state = 'fetched', sha256 = ${outcome.sha256}, bytes = ${outcome.bytes}, reason = NULL WHERE rowid = ${picture.rowid}`,
      );
    else
      run(
        db,
        sql`UPDATE outside_pictures SET state = 'missing', reason = ${outcome.reason} WHERE rowid = ${picture.rowid}`,
      );
    run(db, sql`UPDATE imports SET done = done + 1 WHERE rowid = ${row.rowid}`);
    for (const postId of postsReady(db, picture.rowid))
      if (showPictures(context, row.rowid, postId)) postIds.push(postId);
  });
  onChunk({ postIds, ms: performance.now() - started, entries: 1 });
}

/** Some of the posts that show this picture and have no other pending one; showRemainingPictures handles the rest. */
const postsReady = (db: ReadableDb, pictureRowid: number): string[] =>
  all<{ post_id: string }>(
    db,
    sql`
    SELECT DISTINCT post_id FROM import_pictures AS one WHERE picture_rowid = ${pictureRowid} AND NOT EXISTS (
      SELECT 1 FROM import_pictures AS other JOIN outside_pictures AS p ON p.rowid = other.picture_rowid
      WHERE other.import_rowid = one.import_rowid AND other.post_id = one.post_id AND p.state = 'waiting')
    LIMIT ${AT_ONCE}`,
  ).map((row) => row.post_id);

const AT_ONCE = 10;

/**
 * Shows the downloaded pictures in all remaining posts: those with other pending pictures, those beyond the limit of
 * postsReady, and those interrupted by a kill. Runs at the end of a download, even a failed one.
 */
async function showRemainingPictures(
  context: Pick<Context, 'db'>,
  row: ImportRow,
  onChunk: OnChunk,
): Promise<void> {
  const { db } = context;
  for (let after = ''; db.open;) {
    const started = performance.now();
    const posts = all<{ post_id: string }>(
      db,
      sql`
      SELECT DISTINCT ip.post_id FROM import_pictures AS ip JOIN outside_pictures AS p ON p.rowid = ip.picture_rowid
      JOIN posts ON posts.id = ip.post_id
      WHERE ip.picture_rowid IN (SELECT picture_rowid FROM import_pictures WHERE import_rowid = ${row.rowid})
        AND ip.post_id > ${after} AND p.state = 'fetched' AND instr(posts.document, p.sha256) = 0
      ORDER BY ip.post_id LIMIT ${AT_ONCE}`,
    ).map(({ post_id }) => post_id);
    const last = posts.at(-1);
    if (last === undefined) return;
    const postIds = transaction(db, () => posts.filter((postId) => showPictures(context, row.rowid, postId)));
    onChunk({ postIds, ms: performance.now() - started, entries: 0 });
    after = last;
    await letOthersRun();
  }
}

type Size = Readonly<{ pictures: number; known: number; bytes?: number }>;

/** The number of an import's pending pictures, and their total size if known. */
export function sizeOfPictures(db: ReadableDb, importRowid: number): Size {
  const row = get<{ pictures: number; known: number; bytes: number | null }>(
    db,
    sql`
    SELECT count(*) AS pictures, count(nullif(bytes, 0)) AS known, sum(bytes) AS bytes FROM outside_pictures
    WHERE state <> 'fetched' AND ${OF_IMPORT(importRowid)}`,
  );
  const { pictures = 0, known = 0, bytes } = row ?? {};
  return { pictures, known, ...(known > 0 && bytes != null ? { bytes } : {}) };
}

/** Maximum pictures whose size is requested; the others are estimated. */
const MOST_ASKED = 40;

/** Requests the sizes of some pictures; 0 is stored for those without an answer. */
export async function askSizes(
  { db, sizeOutside }: Pick<Context, 'db'> & Pick<Outside, 'sizeOutside'>,
  importRowid: number,
  signal: AbortSignal,
  onStep: () => void,
): Promise<void> {
  const sized = get<{ count: number }>(
    db,
    sql`SELECT count(bytes) AS count FROM outside_pictures WHERE state <> 'fetched' AND ${OF_IMPORT(importRowid)}`,
  );
  // Spread over all pictures, since those of one year may all be small.
  const pictures = all<Picture>(
    db,
    sql`
    SELECT rowid, address FROM outside_pictures WHERE state <> 'fetched' AND bytes IS NULL AND ${OF_IMPORT(importRowid)}
    ORDER BY (rowid * 7919) % 1009, rowid LIMIT ${Math.max(0, MOST_ASKED - (sized?.count ?? 0))}`,
  );
  const worker = async (): Promise<void> => {
    for (let picture = pictures.pop(); picture !== undefined && !signal.aborted; picture = pictures.pop()) {
      const size = await sizeOutside(largestVersions(picture.address)[0] ?? picture.address).catch(
        (error: unknown) => {
          if (error instanceof AppError) return undefined;
          throw error;
        },
      );
      if (!db.open || signal.aborted) return;
      run(
        db,
        sql`UPDATE outside_pictures SET bytes = ${size ?? 0} WHERE rowid = ${picture.rowid} AND bytes IS NULL`,
      );
      onStep();
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
