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
  /** Builds and maintains the index; undefined for a reader, which uses it if it is complete. */
  upkeep: Upkeep | undefined;
}>;

/**
 * @param library the connection of search
 * @param writable whether this process may write beside the library. An invalid file is ignored, and `upkeep` rebuilds
 * it
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

export type ThreadData = Readonly<{ folder: string; writable: boolean }>;

export type OpenEngine = Engine &
  Readonly<{
    /** Does a few milliseconds of maintenance; returns true if something is left. */
    work(): boolean;
    /** Rebuilds the ranking index. */
    rebuild(): void;
    /** Reports a query or a write, which postpones maintenance at rest. */
    stirred(): void;
  }>;

/** In milliseconds; a query waits at most this long. */
const BUDGET = 8;
/** Milliseconds without a query or a change. */
const REST = 2_000;

/** SQLite's page cache, for the lists of common words. */
const CACHE_KB = 32_000;

/** Opens a library for search. Throws as openLibrary does. */
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
        // Loads data that every query needs before the first one.
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
