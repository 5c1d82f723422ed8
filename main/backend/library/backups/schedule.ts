/** When copies are made that nobody asked for: a little after the start, then as the days go by. */
import type { Backend } from '../../app/backend.ts';
import type { Backups } from './start-backups.ts';

/** In milliseconds: the author is writing by then, and the disk is at rest. */
const FIRST_AFTER = 20_000;
/** A computer that stays on for weeks has its copy each day; a key that is put in is seen within the hour. */
const EVERY = 60 * 60 * 1000;

export function scheduleBackups(backend: Backend, backups: Backups): void {
  let running = false;
  const look = (): void => {
    if (running) return;
    running = true;
    // keepUp tells its own failures.
    void backups.keepUp().finally(() => {
      running = false;
    });
  };
  const first = setTimeout(look, FIRST_AFTER);
  const again = setInterval(look, EVERY);
  first.unref();
  again.unref();
  backend.lifecycle.onResume(look);
  backend.lifecycle.onClose(() => {
    clearTimeout(first);
    clearInterval(again);
  });
}
