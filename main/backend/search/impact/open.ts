/** Opens what search keeps beside a library: the impact index, and the facts stored with it. */
import path from 'node:path';
import type { ReadableDb } from '../../library/sql.ts';
import { lastChange } from '../changes.ts';
import { factsFromBlob } from '../facts-blob.ts';
import { factsOf, keepFacts } from '../facts.ts';
import { Impact } from './impact.ts';
import { IMPACT_FILE, ImpactFile } from './impact-file.ts';
import { Upkeep } from './upkeep.ts';

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
  const opened = ImpactFile.open(file, library, !writable);
  const blob = opened?.meta('facts');
  const stored = blob === undefined ? undefined : factsFromBlob(blob);
  if (stored !== undefined && stored.change <= lastChange(library)) keepFacts(library, stored);
  const impact = new Impact(library, factsOf(library), opened);
  return { impact, upkeep: writable ? new Upkeep(impact, file) : undefined };
}
