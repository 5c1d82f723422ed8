/**
 * Automatic tidying while the app is open: old acts on people, old revisions, the bin by the author's rule, unused
 * pictures.
 */
import { z } from 'zod';
import { BIN_RULES, type BinRule } from '#contract/library.ts';
import type { Context } from '../core/context.ts';
import { closingSignal } from '../core/lifecycle.ts';
import { letOthersRun } from '../core/slices.ts';
import { suspendedWork } from './keeping/at-rest.ts';
import { erasableByRule, erasePictures, erasePost } from './bin.ts';
import { deleteEndedActs } from './person-acts/acts.ts';
import { unusedPictures } from './pictures/picture-uses.ts';
import { thinRevisions } from './posts/revisions.ts';
import { getSettings, readValue, writeValue } from './store/settings.ts';
import { column, run, sql, transaction, type WritableDb } from '../core/sql.ts';

const DAY = 24 * 60 * 60_000;
const EVERY_MS = DAY / 4;
/** Delayed past the start, because it may read the whole library. */
const SWEEP_AFTER_MS = 5 * 60_000;

/** The number of days after which a rule erases; undefined for never. */
const daysOf = (rule: BinRule): number | undefined =>
  rule === BIN_RULES[0] ? undefined : Number.parseInt(rule, 10);

/** Works on a few posts at a time, so that no request waits. */
async function thin({ db }: Pick<Context, 'db'>, at: number, signal: AbortSignal): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined;) {
    after = thinRevisions(db, at, after).next;
    await letOthersRun();
    signal.throwIfAborted();
  }
}

/**
 * Erases binned posts by the rule of the settings; online posts stay until the author erases them. Returns the erased
 * posts.
 * @param at reference time for ages, in milliseconds
 */
export async function tidyBin(
  context: Context,
  signal: AbortSignal,
  at: number = context.now(),
): Promise<string[]> {
  const { db, now } = context;
  const days = daysOf(getSettings(db).binRule);
  if (days === undefined || suspendedWork(db)?.tidying === true) return [];
  const ids = erasableByRule(db, at - days * DAY);
  for (const id of ids) {
    await erasePost(context, id, now(), signal);
    await letOthersRun();
    signal.throwIfAborted();
  }
  if (ids.length > 0) context.emit('posts.changed', { ids });
  await erasePictures(context, at, signal, days * DAY);
  return ids;
}

const SWEEP_EVERY_MS = 7 * DAY;
/** Minimum age: a new picture may be in an unsaved text or in its undo history. */
const AT_LEAST_MS = 2 * DAY;
const SWEPT_AT = 'pictures.swept';

/**
 * Marks the pictures that no text uses any more (`binned_at`), for example those of erased posts; deletes none. Runs at
 * most once a week, and returns the number of pictures marked. Stops reading the library once every candidate is found
 * in use.
 */
export async function sweepPictures(
  { db, now }: Pick<Context, 'db' | 'now'>,
  signal: AbortSignal,
): Promise<number> {
  const last = readValue(db, SWEPT_AT, z.int());
  if (last !== undefined && now() - last < SWEEP_EVERY_MS) return 0;
  const candidates = column<string>(
    db,
    sql`SELECT sha256 FROM assets WHERE binned_at IS NULL AND created_at <= ${now() - AT_LEAST_MS}`,
  );
  return unusedPictures(db, candidates, signal, (unused) =>
    transaction(db, () => {
      writeValue(db, SWEPT_AT, now());
      return run(
        db,
        sql`
        UPDATE assets SET binned_at = ${now()} WHERE binned_at IS NULL
          AND sha256 IN (SELECT value FROM json_each(${JSON.stringify(unused)}))`,
      );
    }),
  );
}

const TIDIED_AT = 'tidied-at';
/** Maximum advance per run; after a longer absence several days catch up. */
const MOST = 31 * 24 * 60 * 60_000;

/**
 * The reference time for ages, in milliseconds: `now`, but at most a month after the last tidying, so that a clock
 * years ahead for a day erases nothing.
 */
export function tidyingTime(db: WritableDb, now: number): number {
  const last = readValue(db, TIDIED_AT, z.number().int());
  const at = last === undefined ? now : Math.min(now, last + MOST);
  writeValue(db, TIDIED_AT, at);
  return at;
}

/** Runs now and every six hours until the backend closes; the search for unused pictures starts some minutes later. */
export function startTidying(context: Context): void {
  const closing = closingSignal(context.lifecycle);
  let later: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    try {
      await letOthersRun();
      closing.throwIfAborted();
      const at = transaction(context.db, () => {
        const time = tidyingTime(context.db, context.now());
        deleteEndedActs(context.db, time);
        return time;
      });
      await thin(context, at, closing);
      await tidyBin(context, closing, at);
    } catch (error) {
      if (!closing.aborted) context.log.error('library not tidied', error);
    }
    if (closing.aborted) return;
    later = setTimeout(() => void run(), EVERY_MS);
    later.unref();
  };
  const sweep = setTimeout(() => {
    sweepPictures(context, closing).catch((error: unknown) => {
      if (!closing.aborted) context.log.error('pictures not looked through', error);
    });
  }, SWEEP_AFTER_MS);
  sweep.unref();
  void run();
  context.lifecycle.onClose(() => {
    clearTimeout(later);
    clearTimeout(sweep);
  });
}
