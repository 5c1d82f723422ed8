/** The people a proposal may name: those of the directory, and those recognised earlier in the archive. */
import { foldKey } from '#interview/fold-key.ts';
import { readName } from '#interview/people/people-matching.ts';
import { keyOfName } from '#interview/recognition/label-line.ts';
import { all, get, run, sql, type ReadableDb, type WritableDb } from '../core/sql.ts';

type Known = Readonly<{ id: string; name: string }>;

/** Names cached in memory during a pass over posts, since the directory may have thousands. */
export type PeopleBook = Readonly<{
  /** The full names contained in a folded text: the candidates for « Anne : » there. */
  namedIn(folded: string): string[];
  /**
   * The id of a name in a proposal: the directory's person of that exact name, otherwise one id for all posts with that
   * name. A name of one word, or initials, gets an id per post, since it may be another person there; once the author
   * answers that they are one person, it gets that person's id.
   */
  idOf(db: WritableDb, name: string, newId: () => string): string;
}>;

/** True if a name identifies one person across posts: a first name or its initial, and a family name. */
function isShared(name: string): boolean {
  const parts = readName(name);
  return parts !== undefined && parts.givenNames.length > 0 && parts.family.every((word) => word.length > 1);
}

export function openPeopleBook(db: ReadableDb): PeopleBook {
  const byKey = new Map<string, Known>();
  const byLastWord = new Map<string, Set<string>>();
  const enter = (person: Known): void => {
    const key = keyOfName(person.name);
    if (key === '' || byKey.has(key)) return;
    byKey.set(key, person);
    const folded = foldKey(person.name);
    const last = folded.split(' ').at(-1) ?? '';
    if (!folded.includes(' ')) return;
    const names = byLastWord.get(last);
    if (names === undefined) byLastWord.set(last, new Set([person.name]));
    else names.add(person.name);
  };
  // Oldest first: of two people with the same name in the directory, the older one is used.
  for (const person of all<Known>(db, sql`SELECT id, name FROM participants ORDER BY rowid`)) enter(person);
  for (const person of all<Known>(
    db,
    sql`SELECT id, name FROM recognized_people WHERE of_one_post = 0 ORDER BY rowid`,
  ))
    enter(person);

  return {
    namedIn(folded) {
      const names = new Set<string>();
      for (const word of new Set(folded.split(/[^\p{L}\p{N}'-]+/u)))
        for (const name of byLastWord.get(word) ?? []) if (folded.includes(foldKey(name))) names.add(name);
      return [...names];
    },
    idOf(writable, name, newId) {
      const key = keyOfName(name);
      const existingPerson = byKey.get(key);
      if (existingPerson !== undefined) return existingPerson.id;
      const shared = isShared(name);
      const sameAs = shared
        ? undefined
        : get<{ id: string }>(
            writable,
            sql`SELECT same_as AS id FROM recognized_people WHERE name_key = ${key} AND of_one_post = 1 AND same_as IS NOT NULL LIMIT 1`,
          );
      if (sameAs !== undefined) return sameAs.id;
      const id = newId();
      run(
        writable,
        sql`
        INSERT INTO recognized_people (id, name_key, name, of_one_post)
        VALUES (${id}, ${key}, ${name.slice(0, 200)}, ${shared ? 0 : 1})`,
      );
      if (shared) enter({ id, name });
      return id;
    },
  };
}
