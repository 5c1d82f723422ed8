/** People of a received post who are somebody of this directory under another id. */
import { foldKey } from '#interview/fold-key.ts';
import type { Post } from '#interview/document.ts';
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { all, get, run, sql } from '../../library/sql.ts';
import { currentId } from '../../library/people/aliases.ts';
import { withPeople } from '../../library/people/join-people.ts';

type Known = { id: string; name: string; organisation: string | null };

/**
 * Whom each unknown id of the document stands for here: said before, or the one person of the directory with that very
 * name, accents and case aside, unless both have an organisation and not the same. Nobody else is taken for another.
 */
export function peopleHere(db: ReadableDb, { participants }: Post): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set(participants.map(({ id }) => id));
  let directory: Map<string, Known[]> | undefined;
  for (const { id, name, organisation } of participants) {
    if (get(db, sql`SELECT 1 FROM participants WHERE id = ${id}`) !== undefined) continue;
    // Merged here since: what becomes of them in a text is said there (people/join-people.ts).
    if (currentId(db, id) !== id) continue;
    const said = get<{ own: string }>(
      db,
      sql`SELECT participant_id AS own FROM people_elsewhere WHERE id = ${id}`,
    )?.own;
    directory ??= byName(db);
    const [one, ...others] = (directory.get(foldKey(name)) ?? []).filter(
      (known) =>
        known.organisation === null ||
        organisation === undefined ||
        foldKey(known.organisation) === foldKey(organisation),
    );
    const own =
      (said === undefined ? undefined : currentId(db, said)) ?? (others.length === 0 ? one?.id : undefined);
    if (own === undefined || taken.has(own)) continue;
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}

function byName(db: ReadableDb): Map<string, Known[]> {
  const found = new Map<string, Known[]>();
  for (const known of all<Known>(db, sql`SELECT id, name, organisation FROM participants`)) {
    const name = foldKey(known.name);
    found.set(name, [...(found.get(name) ?? []), known]);
  }
  return found;
}

/** The document with its people under the ids they have here. */
export function asKnownHere(document: Post, ids: ReadonlyMap<string, string>): Post {
  if (ids.size === 0) return document;
  return {
    ...document,
    participants: document.participants.map((person) => ({ ...person, id: ids.get(person.id) ?? person.id })),
    body: withPeople(document.body, ids),
  };
}

export function rememberPeople(db: WritableDb, ids: ReadonlyMap<string, string>): void {
  for (const [id, own] of ids)
    run(
      db,
      sql`INSERT INTO people_elsewhere (id, participant_id) VALUES (${id}, ${own}) ON CONFLICT (id) DO NOTHING`,
    );
}
