/**
 * Erases people, a few rows at a time: commits a marker first, and continues from it at the next opening. A thread
 * searches for rows and this writes them, until none is left.
 */
import type { Sender } from '../../publishing/jobs/sender.ts';
import { publishingOf } from '../../publishing/start-publishing.ts';
import type { SearchService } from '../../search/requests.ts';
import type { PublishingContext } from '../../publishing/destinations/publishing-context.ts';
import { createServiceKey } from '../../core/service.ts';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#contract/failure.ts';
import type { Manner } from '#interview/erasure/erase-text.ts';
import { foldKey } from '#interview/fold-key.ts';
import { letOthersRun } from '../../core/slices.ts';
import { testHook } from '../../core/test-hooks.ts';
import { removePictureFiles } from '../../library/pictures/assets.ts';
import { isAtRest } from '../../library/keeping/at-rest.ts';
import { runJob } from '../../library/keeping/backups/run-job.ts';
import { guard, readerAt, whileErasing } from '../../library/erasure/guards.ts';
import { dropPicturesElsewhere } from './backups-of-person.ts';
import { markerOf } from '../../library/erasure/find-person.ts';
import {
  addMarker,
  keepBeside,
  keyOfLibrary,
  listMarkers,
  type MarkerRow,
  addMarkersBeside,
  type Online,
  removeMarker,
  setState,
  settleOnline,
} from '../../library/erasure/markers.ts';
import { eraseRow } from '../../library/erasure/erase-row.ts';
import { type Reader, readerOf } from '../../library/erasure/row-change.ts';
import type { Hit } from '../../library/erasure/scan.ts';
import { fingerprint } from '../../library/erasure/seen-mark.ts';
import { truncateWal, isSmallFile, rewriteFile } from '../../library/erasure/rewrite-file.ts';
import { LIBRARY_FILE } from '../../library/store/library-files.ts';
import { refuseBusy } from '../../library/person-acts/acts.ts';
import { column, get, run, sql, transaction, type WritableDb } from '../../core/sql.ts';
import {
  freezeAnew,
  type PreparedUpdates,
  prepareErasedUpdates,
} from '../../publishing/jobs/prepared-updates.ts';
import { undefinedIfTooComplex } from '../../publishing/texts/same-content.ts';
import { joinFullText } from '../../search/index/join-full-text.ts';
import { forgetWord } from '../../search/index/stored-dictionary.ts';

// Removes from the search indexes the text that an erasure removed from the rows.

const SLICE_MS = 20;
/** UTF-16 units of a page that is read in this thread, in some milliseconds. */
const SHORT_PAGE = 5_000;
/** Limit of the wait for posts to be indexed, about a minute: one that cannot be indexed has no words in the index. */
const MOST_TRIES = 3_000;
/**
 * Waits until changed posts are indexed: very long ones are indexed after their change, and the index is merged after that. A
 * new post is not waited for: it was never indexed, so it has no old words, and others may follow it for long.
 */
async function indexed(db: WritableDb, signal: AbortSignal): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const unindexedPost = get(
      db,
      sql`
      SELECT 1 FROM search_indexed AS i WHERE generation = 0
        AND EXISTS (SELECT 1 FROM search_rows_of AS r WHERE r.post_rowid = i.post_rowid) LIMIT 1`,
    );
    if (unindexedPost === undefined) return;
    await wait(SLICE_MS, undefined, { signal });
  }
}

/** Merges the pieces of the full-text index, a little at a time: it keeps deleted words until then. */
async function joinPieces(db: WritableDb, signal: AbortSignal): Promise<void> {
  for (const _step of joinFullText(db)) {
    await letOthersRun();
    signal.throwIfAborted();
  }
}

/** Removes from the search dictionary those words of their names that no post contains any more. */
async function forgetWords(db: WritableDb, reader: Reader, signal: AbortSignal): Promise<void> {
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

/** Delay before the next round while a job uses a row. */
const AGAIN_MS = 500;
const MOST_ROUNDS = 1_000;
/** Consecutive rounds without a change before the erasure fails. */
const MOST_IN_VAIN = 5;
const EMIT_EVERY_MS = 100;
const WAL_TRIES = 20;

type Erasure = Readonly<{ id: string; personId: string; manner: Manner; online: Online }>;
export type Erasures = Readonly<{
  /** Commits the marker; the erasure then runs. Throws participant.not-found, people.busy, erasure.under-way. */
  erase(request: Omit<Erasure, 'id'>): Promise<string>;
  /** Resolves once nothing is left to do. */
  settled(): Promise<void>;
  /**
   * Removes a finished marker, so that the person may be added again. Throws erasure.not-found, erasure.under-way.
   */
  withdraw(id: string): void;
  /** Progress from 0 to 1; undefined when idle. */
  progress(): number | undefined;
  /** Resumes erasures at rest (at-rest.ts). */
  wake(): void;
  prepareUpdates(): Promise<PreparedUpdates>;
  failed(): boolean;
}>;

const ERASURES = createServiceKey<Erasures>();
/** Throws backend.unavailable if this backend cannot write. */
export const erasuresOf = ERASURES.of;

export function startErasures(
  context: PublishingContext & Readonly<{ search: Pick<SearchService, 'rebuild'> }>,
): Erasures {
  const { db, folder, now, log } = context;
  const sender = (): Sender => publishingOf(context);
  const file = path.join(folder, LIBRARY_FILE);
  const ending = new AbortController();
  const closing = ending.signal;
  let share: number | undefined;
  let broken = false;
  let work: Promise<void> = Promise.resolve();
  const rewrittenJobs = new Set<number>();

  /** Markers to work on: those that came with a library from elsewhere wait for the author. */
  const awake = (): MarkerRow[] => listMarkers(db).filter(({ id }) => !isAtRest(db, 'erasures', id));

  const changed = (): void => context.emit('people.erased', { postIds: [] });
  let emittedAt = 0;
  const reportProgress = (to: number): void => {
    share = to;
    if (performance.now() - emittedAt < EMIT_EVERY_MS) return;
    emittedAt = performance.now();
    changed();
  };

  async function rounds(): Promise<void> {
    let roundsWithoutChange = 0;
    for (let round = 0; round < MOST_ROUNDS && roundsWithoutChange < MOST_IN_VAIN; round += 1) {
      const markers = awake().filter(({ state }) => state === 'erasing');
      const hits = await runJob(
        'scan-for-erased',
        { file, markers },
        {
          signal: closing,
          onProgress: (part) => reportProgress(part * 0.5),
        },
      );
      if (hits.length === 0) return;
      const { busy, done } = await write(hits, readerOf(markers));
      roundsWithoutChange = busy === 0 && done === 0 ? roundsWithoutChange + 1 : 0;
      if (busy > 0) await wait(AGAIN_MS);
      closing.throwIfAborted();
    }
    throw new Error('rows that an erasure finds and cannot change');
  }

  /** The page of a row if it is too long to read in this thread; its HTML is untrusted. */
  function longPageOf({ table, key }: Hit): string | undefined {
    if (table !== 'publications') return undefined;
    const row = get<{ page: string | null }>(
      db,
      sql`SELECT base_content AS page FROM publications WHERE rowid = ${key}`,
    );
    return row?.page != null && row.page.length > SHORT_PAGE ? row.page : undefined;
  }

  async function readFingerprint(page: string): Promise<string> {
    return (
      (await context.readText('fingerprint', { html: page }, closing).catch(undefinedIfTooComplex)) ?? page
    );
  }

  /** `busy`: rows in use by a job. */
  async function write(
    hits: readonly Hit[],
    reader: ReturnType<typeof readerOf>,
  ): Promise<{ busy: number; done: number }> {
    let busy = 0;
    let done = 0;
    const postIds = new Set<string>();
    if (reader === undefined) return { busy, done };
    for (let at = 0; at < hits.length;) {
      const page = longPageOf(hits[at] as Hit);
      const pageFingerprint = page === undefined ? '' : await readFingerprint(page);
      const fingerprintOf = (html: string): string => (html === page ? pageFingerprint : fingerprint(html));
      const slice = whileErasing(db, () =>
        transaction(db, () => {
          const from = performance.now();
          const written: (Hit & ReturnType<typeof eraseRow>)[] = [];
          for (const hit of hits.slice(at)) {
            const longPage = longPageOf(hit);
            // Text of another row, or text changed during the reading, is read before the next slice.
            if (longPage !== undefined && longPage !== page) break;
            written.push({ ...hit, ...eraseRow(db, { ...reader, fingerprintOf }, hit, now()) });
            if (performance.now() - from >= SLICE_MS) break;
          }
          return written;
        }),
      );
      for (const { outcome, postId, table, key } of slice) {
        if (outcome === 'busy') busy += 1;
        else if (outcome === 'changed') done += 1;
        if (outcome === 'changed' && table === 'jobs') rewrittenJobs.add(Number(key));
        if (postId !== undefined) postIds.add(postId);
      }
      at += slice.length;
      testHook('erasure:slice');
      reportProgress(0.5 + (at / hits.length) * 0.4);
      await letOthersRun();
      closing.throwIfAborted();
    }
    const ids = [...postIds].slice(0, 10_000);
    context.emit('posts.changed', { ids });
    context.emit('participants.changed', { ids: [] });
    context.emit('people.erased', { postIds: ids });
    context.emit('publications.changed', { postIds: ids });
    if (hits.some(({ table }) => table === 'settings')) context.emit('settings.changed', {});
    return { busy, done };
  }

  async function erasePictures(markers: readonly MarkerRow[]): Promise<void> {
    const pictures = JSON.stringify(markers.flatMap((marker) => marker.pictures));
    const assets = column<string>(
      db,
      sql`SELECT sha256 FROM assets WHERE sha256 IN (SELECT value FROM json_each(${pictures}))`,
    );
    transaction(db, () => {
      run(
        db,
        sql`
        DELETE FROM import_pictures WHERE picture_rowid IN (SELECT rowid FROM outside_pictures
          WHERE sha256 IN (SELECT value FROM json_each(${pictures})))`,
      );
      run(db, sql`DELETE FROM outside_pictures WHERE sha256 IN (SELECT value FROM json_each(${pictures}))`);
      run(db, sql`DELETE FROM assets WHERE sha256 IN (SELECT value FROM json_each(${pictures}))`);
    });
    await removePictureFiles({ db, folder }, [
      ...new Set([...assets, ...markers.flatMap((marker) => marker.pictures)]),
    ]);
  }

  async function clean(): Promise<void> {
    const reader = readerAt(db);
    if (context.indexing !== undefined) await indexed(db, closing);
    await joinPieces(db, closing);
    if (reader !== undefined) await forgetWords(db, reader, closing);
    context.search.rebuild();
    testHook('erasure:cleaned');
    const cleaned = awake().filter(({ state }) => state === 'cleaning');
    const next = isSmallFile(folder) ? 'done' : 'writing';
    if (next === 'done') rewriteFile(db);
    for (const { id } of cleaned) setState(db, id, next, now());
    for (let tries = 0; tries < WAL_TRIES && !truncateWal(db); tries += 1) await wait(AGAIN_MS / 5);
  }

  async function runAll(): Promise<void> {
    broken = false;
    let begun = false;
    try {
      if (awake().every(({ state }) => state === 'done' || state === 'writing')) return;
      begun = true;
      const waiting = (): MarkerRow[] => awake().filter(({ state }) => state === 'erasing');
      let markers = waiting();
      // Freed pages are overwritten from now on.
      db.pragma('secure_delete = ON');
      while (markers.length > 0) {
        share = 0;
        changed();
        await rounds();
        testHook('erasure:rows-done');
        await erasePictures(markers);
        await freezeAnew(db, sender, [...rewrittenJobs]);
        rewrittenJobs.clear();
        await dropPicturesElsewhere(context);
        if (markers.some(({ online }) => online === 'update')) {
          await prepareErasedUpdates(db, sender);
          for (const { id } of markers) settleOnline(db, id);
        }
        for (const { id } of markers) setState(db, id, 'cleaning', now());
        markers = waiting();
      }
      share = 0.95;
      changed();
      await clean();
    } catch (error) {
      // As at the end of the process: the next opening continues.
      if (closing.aborted || !db.open) return;
      broken = true;
      log.error('a person was not erased to the end', error);
    } finally {
      share = undefined;
      if (db.open) db.pragma('secure_delete = FAST');
      // Without work there was no change.
      if (begun && !closing.aborted) changed();
    }
  }

  const begin = (): void => {
    work = work.then(runAll);
  };

  const erasures: Erasures = {
    async erase({ personId, manner, online }) {
      const person = await runJob('find-person', { file, id: personId }, { signal: closing });
      const id = context.newId();
      const marker = markerOf(person, manner, keyOfLibrary(db), id);
      transaction(db, () => {
        // An unfinished act on these people would leave rows of unclear ownership.
        refuseBusy(db, person.ids);
        addMarker(db, { ...marker, online, askedAt: now() });
      });
      guard(db, now);
      keepBeside(folder, db);
      testHook('erasure:asked');
      begin();
      return id;
    },
    settled: async () => {
      for (let awaited; awaited !== work;) await (awaited = work);
    },
    withdraw(id) {
      const marker = listMarkers(db).find((one) => one.id === id);
      if (marker === undefined) throw new AppError('erasure.not-found');
      // Without its marker, the rest in indexes and file would never be erased.
      if (marker.state !== 'done') throw new AppError('erasure.under-way');
      removeMarker(db, id);
      keepBeside(folder, db);
      guard(db, now);
      changed();
    },
    progress: () => share,
    wake: begin,
    prepareUpdates: () => prepareErasedUpdates(db, sender),
    failed: () => broken,
  };
  ERASURES.put(context, erasures);
  const resumedCount = addMarkersBeside(folder, db);
  if (resumedCount > 0) log.info('people erased before are erased again', { people: resumedCount });
  guard(db, now);
  // After the start, and only if an erasure is unfinished.
  work = letOthersRun().then(() => (closing.aborted ? undefined : runAll()));
  context.lifecycle.onClose(async () => {
    ending.abort(new AppError('backend.unavailable'));
    await work;
  });
  return erasures;
}
