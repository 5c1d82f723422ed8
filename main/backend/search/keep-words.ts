/** Goes through the dictionary of the archive in the background: once many words were written, and once a month. */
import { z } from 'zod';
import type { Backend } from '../app/backend.ts';
import { readValue, writeValue } from '../library/settings.ts';
import { forgetUnsaid, onManyWords } from './surfaces.ts';

const KEY = 'words-gone-through-at';
const MONTH = 30 * 24 * 60 * 60_000;
/** After a start, in milliseconds: not while the author waits for the first page. */
const AT_FIRST = 60_000;

export function startKeepingWords({
  db,
  log,
  now,
}: Pick<Backend, 'db' | 'log' | 'now'>): Readonly<{ close(): void }> {
  let work: Generator<undefined> | undefined;
  let next: NodeJS.Immediate | undefined;
  const step = (): void => {
    try {
      if (work?.next().done !== true) {
        next = setImmediate(step);
        return;
      }
      writeValue(db, KEY, now());
    } catch (error) {
      log.error('the dictionary was not gone through', error);
    }
    work = undefined;
  };
  const start = (): void => {
    if (work !== undefined) return;
    work = forgetUnsaid(db);
    next = setImmediate(step);
  };
  onManyWords(db, start);
  const first = setTimeout(() => {
    try {
      // A clock that was ahead for a day must not put it off for years.
      if (Math.abs(now() - (readValue(db, KEY, z.number().int()) ?? 0)) > MONTH) start();
    } catch (error) {
      // Nobody asked: a library that cannot be read just now must not end the process.
      log.error('the dictionary was not gone through', error);
    }
  }, AT_FIRST);
  first.unref();
  return {
    close() {
      onManyWords(db, undefined);
      clearTimeout(first);
      clearImmediate(next);
    },
  };
}
