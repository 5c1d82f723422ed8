/** Opens a library for search: its connection, the impact index beside it, and the facts stored with that. */
import path from 'node:path';
import { silentLog } from '../core/log.ts';
import { openLibrary } from '../library/keeping/open-library.ts';
import type { ReadableDb } from '../core/sql.ts';
import { lastChange } from './index/change-feed.ts';
import { factsFromBlob } from './facts/facts-blob.ts';
import { factsOf, keepFacts } from './facts/facts.ts';
import { catchUp, searchCacheOf } from './cache.ts';
import { IMPACT_FILE, ImpactFile } from './impact/impact-file.ts';
import { Impact } from './impact/impact.ts';
import { Upkeep } from './impact/upkeep.ts';
import type { Engine } from './requests.ts';

export type OpenImpact = Readonly<{
  impact: Impact;
  /** What builds it and keeps it up; undefined for a reader, who uses it where it is whole. */
  upkeep: Upkeep | undefined;
}>;

/**
 * `library`: the connection that search reads through; `writable`: whether this process may write beside the library.
 * A file that cannot be trusted is as none: `upkeep` builds another in its place.
 */
export function openImpact({
  folder,
  library,
  writable,
}: Readonly<{ folder: string; library: ReadableDb; writable: boolean }>): OpenImpact {
  const file = path.join(folder, IMPACT_FILE);
  const impactFile = ImpactFile.open(file, library, !writable);
  const blob = impactFile?.meta('facts');
  const stored = blob === undefined ? undefined : factsFromBlob(blob);
  if (stored !== undefined && stored.change <= lastChange(library)) keepFacts(library, stored);
  const impact = new Impact(library, factsOf(library), impactFile);
  return { impact, upkeep: writable ? new Upkeep(impact, file) : undefined };
}

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
        searchCacheOf(db);
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
