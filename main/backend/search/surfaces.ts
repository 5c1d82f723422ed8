/** The dictionary of the archive as it is written: every folded word once met, with the keys that its inflections share. */
import { onCommit, run, sql, type WritableDb } from '../library/sql.ts';
import type { Analysed } from './analysis.ts';

/** Words that a library is known to hold. Weak: the analysis bounds how many words it remembers, and so do we. */
const written = new WeakMap<WritableDb, WeakSet<Analysed>>();

/** Puts words in the dictionary, in the transaction of what holds them. */
export function writeSurfaces(db: WritableDb, words: ReadonlySet<Analysed>): void {
  let known = written.get(db);
  if (known === undefined) written.set(db, (known = new WeakSet()));
  const held = known;
  const fresh = [...words].filter((word) => !held.has(word));
  for (const { exact, stems } of fresh)
    for (const key of stems.length === 0 ? [''] : stems)
      run(db, sql`INSERT OR IGNORE INTO search_surfaces (word, key) VALUES (${exact}, ${key})`);
  // Not before: rolled back, they would be missing for good.
  onCommit(db, () => fresh.forEach((word) => held.add(word)));
}
