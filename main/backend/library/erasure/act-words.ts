/** What an act on people keeps of the directory, so that it can be taken back (people/acts.ts), as an erasure reads it. */
import { ofName, type Erased, type Erasing } from '#interview/erasing/erasing.ts';

/** Of an entry: addresses stay, as they do in the directory. */
const ADDRESSES = new Set(['url', 'link']);

/** Whoever is one of its people: by id, or by the whole name. The act goes with them: nothing of it can be taken back. */
export function whoseAct(json: string, erasing: Erasing): Erased | undefined {
  let found: Erased | undefined;
  JSON.parse(json, (_, held: unknown) => {
    if (typeof held === 'string') found ??= erasing.ofId(held) ?? ofName(held, erasing);
    return held;
  });
  return found;
}

/** Whoever is named in what it says of others. `said`: a text without them. The very string where nobody is. */
export function actWithout(json: string, said: (text: string) => string): string {
  let changed = false;
  const next: unknown = JSON.parse(json, (key, held: unknown) => {
    if (typeof held !== 'string' || ADDRESSES.has(key)) return held;
    // The links of an entry are JSON of their own, as in its row.
    const kept = key === 'links' ? actWithout(held, said) : said(held);
    changed ||= kept !== held;
    return kept;
  });
  return changed ? JSON.stringify(next) : json;
}
