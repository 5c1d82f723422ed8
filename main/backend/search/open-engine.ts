import { openLibrary } from '../library/open-library.ts';
import { silentLog } from '../core/log.ts';
import type { Engine } from './engine.ts';
import { factsOf } from './facts.ts';
import { catchUp, heldOf } from './held.ts';
import { openImpact } from './impact/open.ts';

/** What the thread is started with. */
export type ThreadData = Readonly<{ folder: string; writable: boolean }>;

/** With what it keeps up when nothing is asked. */
export type OpenEngine = Engine &
  Readonly<{
    /** A few milliseconds of upkeep; returns whether something is left to do. */
    work(): boolean;
    /** Makes the ranking index again, from nothing. */
    rebuild(): void;
    /** Something was asked or written: what is done at rest waits. */
    stirred(): void;
  }>;

/** In milliseconds: a search that comes meanwhile waits no longer. */
const BUDGET = 8;
/** In milliseconds without a question or a change. */
const REST = 2_000;

/** Of SQLite's pages: the lists of words that questions share. */
const CACHE_KB = 32_000;

/** Opens a library for search alone. Throws what openLibrary throws. */
export async function openEngine({ folder, writable }: ThreadData): Promise<OpenEngine> {
  const library = await openLibrary({ folder, readOnly: true, log: silentLog });
  const { db } = library;
  db.pragma(`cache_size = -${CACHE_KB}`);
  const { impact, upkeep } = openImpact({ folder, library: db, writable });
  let stirred = performance.now();
  let warmed = false;
  return {
    db,
    impact,
    stirred: () => void (stirred = performance.now()),
    rebuild: () => upkeep?.rebuild(),
    work() {
      if (!warmed) {
        // The first question does not wait for what every question needs.
        heldOf(db);
        factsOf(db);
        warmed = true;
        return true;
      }
      if (catchUp(db)) return true;
      return upkeep?.step(BUDGET, performance.now() - stirred > REST) ?? false;
    },
    close() {
      impact.close();
      library.close();
    },
  };
}
