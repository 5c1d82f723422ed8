/** Who the people of a proposal are, after what the author said of their names. */
import type { Participant, Post } from '#interview/document.ts';
import { fullerName } from '#interview/people-matching.ts';
import { currentId } from '../people/aliases.ts';
import { withPeople } from '../with-people.ts';
import { get, sql, type ReadableDb } from '../sql.ts';

export type Identity = Readonly<{ id: string; name: string }>;

/** An author who says « the same » twenty times in a row is not followed further: it ends whatever the rows say. */
const LONGEST = 20;

/** Who an id is, all that was said followed to its end; undefined for somebody that only one post knows. */
export function identityOf(db: ReadableDb, id: string): Identity | undefined {
  let at = currentId(db, id);
  let name: string | undefined;
  for (let step = 0; step < LONGEST; step += 1) {
    const found = get<{ name: string; same_as: string | null }>(
      db,
      sql`SELECT name, same_as FROM found_people WHERE id = ${at}`,
    );
    const known =
      found?.same_as != null
        ? undefined
        : get<{ name: string }>(db, sql`SELECT name FROM participants WHERE id = ${at}`);
    const here = known?.name ?? found?.name;
    if (here === undefined) return undefined;
    name = name === undefined ? here : fullerName(here, name);
    if (found?.same_as == null) return { id: at, name };
    at = currentId(db, found.same_as);
  }
  return undefined;
}

/** The document with its people as they are known now; who turns out to be one person is one participant. */
export function withIdentities(db: ReadableDb, document: Post): Post {
  const ids = new Map<string, string>();
  const participants: Participant[] = [];
  for (const person of document.participants) {
    const identity = identityOf(db, person.id) ?? person;
    ids.set(person.id, identity.id);
    const met = participants.findIndex(({ id }) => id === identity.id);
    const before = participants[met];
    if (before === undefined) participants.push({ ...person, id: identity.id, name: identity.name });
    else participants[met] = { ...person, ...before };
  }
  if (document.participants.every((person) => ids.get(person.id) === person.id))
    return { ...document, participants };
  return { ...document, participants, body: withPeople(document.body, ids) };
}
