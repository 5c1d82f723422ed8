/**
 * What is tidied by itself while the app is open: what acts on people keep to be taken back, old revisions, the bin by the
 * author's rule, pictures that nothing shows.
 */
import { BIN_RULES, type BinRule } from '#contract/library.ts';
import { closingSignal } from '../core/closing-signal.ts';
import type { Backend } from '../app/backend.ts';
import { restOf } from './at-rest.ts';
import { erasableByRule, erasePictures, erasePost } from './bin.ts';
import { forgetEnded } from './people/acts.ts';
import { thinRevisions } from './revisions.ts';
import { getSettings } from './settings.ts';
import { transaction } from './sql.ts';
import { sweepPictures } from './sweep-pictures.ts';
import { tidyingTime } from './tidied-at.ts';
import { letOthersRun } from '../core/slices.ts';

const DAY = 24 * 60 * 60_000;
const EVERY_MS = DAY / 4;
/** The whole library may be read for it: not while the author waits for the first page. */
const SWEEP_AFTER_MS = 5 * 60_000;

/** Days in the bin after which a rule erases; undefined: never. */
const daysOf = (rule: BinRule): number | undefined =>
  rule === BIN_RULES[0] ? undefined : Number.parseInt(rule, 10);

/** A few posts at a time, so that no request waits. */
async function thin({ db }: Backend, at: number, signal: AbortSignal): Promise<void> {
  for (let after: number | undefined = 0; after !== undefined;) {
    after = thinRevisions(db, at, after).next;
    await letOthersRun();
    signal.throwIfAborted();
  }
}

/**
 * Erases what the rule of the settings says; what is online stays until the author erases it. Returns the posts erased.
 * @param at what ages are counted from, in milliseconds
 */
export async function tidyBin(
  backend: Backend,
  signal: AbortSignal,
  at: number = backend.now(),
): Promise<string[]> {
  const { db, now } = backend;
  const days = daysOf(getSettings(db).binRule);
  if (days === undefined || restOf(db)?.tidying === true) return [];
  const ids = erasableByRule(db, at - days * DAY);
  for (const id of ids) {
    await erasePost(backend, id, now(), signal);
    await letOthersRun();
    signal.throwIfAborted();
  }
  if (ids.length > 0) backend.emit('posts.changed', { ids });
  await erasePictures(backend, at, signal, days * DAY);
  return ids;
}

/** Runs now and every six hours until the backend closes; the look for pictures some minutes later. */
export function startTidying(backend: Backend): void {
  const closing = closingSignal(backend.lifecycle);
  let later: NodeJS.Timeout | undefined;
  const run = async (): Promise<void> => {
    try {
      await letOthersRun();
      closing.throwIfAborted();
      const at = transaction(backend.db, () => {
        const time = tidyingTime(backend.db, backend.now());
        forgetEnded(backend.db, time);
        return time;
      });
      await thin(backend, at, closing);
      await tidyBin(backend, closing, at);
    } catch (error) {
      if (!closing.aborted) backend.log.error('library not tidied', error);
    }
    if (closing.aborted) return;
    later = setTimeout(() => void run(), EVERY_MS);
    later.unref();
  };
  const sweep = setTimeout(() => {
    sweepPictures(backend, closing).catch((error: unknown) => {
      if (!closing.aborted) backend.log.error('pictures not looked through', error);
    });
  }, SWEEP_AFTER_MS);
  sweep.unref();
  void run();
  backend.lifecycle.onClose(() => {
    clearTimeout(later);
    clearTimeout(sweep);
  });
}
