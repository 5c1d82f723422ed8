/** Which version of Escale last opened a library: before a later one changes anything, the library is copied. */
import { isLater, versionSchema } from '#contract/versions.ts';
import { readValue, writeValue } from './settings.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

const KEY = 'opened-by';

/** True where a version before `version` opened it last. A new library, and one that says nothing, have no such version. */
export function isOfEarlierVersion(db: ReadableDb, version: string): boolean {
  const last = readValue(db, KEY, versionSchema);
  return last !== undefined && isLater(version, last);
}

/** Remembers the latest version that opened it; one before that leaves it as it is. */
export function noteVersion(db: WritableDb, version: string): void {
  const last = readValue(db, KEY, versionSchema);
  if (versionSchema.safeParse(version).success && (last === undefined || isLater(version, last)))
    writeValue(db, KEY, version);
}
