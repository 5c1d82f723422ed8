/** The directory of people. A post keeps each person's details at its date; the directory has the current ones. */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { DirectoryEntry } from '#contract/library.ts';
import { personLinkSchema } from '#contract/people.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';
import type { Participant } from '#interview/document.ts';
import { foldKey, foldKeyCached } from '#interview/fold-key.ts';
import { isPersonLink } from '#interview/links.ts';
import {
  type Credit,
  CREDIT_FIELDS,
  type CreditField,
  creditOf,
  eachField,
  pickCredit,
} from '#interview/people/person-fields.ts';
import {
  all,
  column,
  columns,
  get,
  list,
  type ReadableDb,
  run,
  sql,
  transaction,
  type WritableDb,
} from '../../core/sql.ts';
import { idsOfPerson } from './aliases.ts';

/** A person's links in the directory, besides the published one. */
export const linksSchema = z.array(personLinkSchema);

/** The author's links, without the former published link and with the new one. */
function linksWith(links: string, before: string | null, link: string | null): string {
  if (link === null || link === before || !isPersonLink(link)) return links;
  const others = linksSchema.parse(JSON.parse(links)).filter(({ url }) => url !== before && url !== link);
  return JSON.stringify([{ url: link }, ...others].slice(0, MOST_LINKS));
}

type CreditColumns = Record<CreditField, string | null>;
type EntryRow = {
  id: string;
  name: string;
  portrait: string | null;
  posts: number;
  met_at: number | null;
} & CreditColumns;

function toEntry(row: EntryRow): DirectoryEntry {
  return {
    id: row.id,
    name: row.name,
    ...pickCredit(row),
    ...(row.portrait === null ? {} : { portrait: row.portrait }),
    posts: row.posts,
    ...(row.met_at === null ? {} : { lastAt: row.met_at }),
  };
}

/** The people shown in the directory: named by a post, in the bin or not, or entered by the author. */
export const LISTED = sql`(by_author = 1 OR EXISTS (SELECT 1 FROM post_participants AS of_posts WHERE of_posts.participant_id = participants.id))`;

/** The number of posts of each person, outside the bin. Only uses indexes. */
const ENTRY = sql`
  WITH binned AS MATERIALIZED (
    SELECT pp.participant_id AS id, count(*) AS posts FROM posts JOIN post_participants AS pp ON pp.post_rowid = posts.rowid
    WHERE posts.status = 'binned' GROUP BY pp.participant_id)
  SELECT p.id, p.name, ${columns(CREDIT_FIELDS, (field) => `p.${field}`)}, p.portrait, p.met_at,
    (SELECT count(*) FROM post_participants AS pp WHERE pp.participant_id = p.id)
      - ifnull((SELECT posts FROM binned WHERE binned.id = p.id), 0) AS posts
  FROM participants AS p`;

/**
 * The people whose name and details contain every word of `query` (ignoring case and accents), best match first: the
 * name begins with it, then a word of the name does, then the rest. Without a query, the most recently used. People who
 * are not LISTED only match by their whole name, so that their data can be erased.
 */
export function listParticipants(
  db: ReadableDb,
  { query, limit }: Readonly<{ query: string; limit: number }>,
): DirectoryEntry[] {
  const queryKey = foldKey(query);
  if (queryKey === '')
    return entriesOf(
      db,
      column<string>(
        db,
        sql`SELECT id FROM participants WHERE ${LISTED} ORDER BY met_at DESC NULLS LAST, updated_at DESC, rowid DESC LIMIT ${limit}`,
      ),
    );
  // Folding thousands of names here costs less than maintaining a column.
  const people = all<{ id: string; name: string; listed: number } & CreditColumns>(
    db,
    sql`SELECT id, name, ${columns(CREDIT_FIELDS)}, ${LISTED} AS listed FROM participants ORDER BY met_at DESC NULLS LAST, updated_at DESC, rowid DESC`,
  );
  const ranked = people.flatMap((person) => {
    const rank = rankOf(queryKey, person);
    const isFound = rank !== undefined && (person.listed === 1 || foldKeyCached(person.name) === queryKey);
    return isFound ? [{ id: person.id, rank }] : [];
  });
  const best = ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ id }) => id);
  return entriesOf(db, best);
}

function entriesOf(db: ReadableDb, ids: readonly string[]): DirectoryEntry[] {
  const entries = new Map(
    all<EntryRow>(db, sql`${ENTRY} WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`).map(
      (row) => [row.id, toEntry(row)],
    ),
  );
  return ids.flatMap((id) => entries.get(id) ?? []);
}

/** Other people with the same name as `id`, ignoring case and accents, the most recently used first; at most `most`. */
export function sameName(
  db: ReadableDb,
  { id, name }: Pick<DirectoryEntry, 'id' | 'name'>,
  most: number,
): DirectoryEntry[] {
  const nameKey = foldKeyCached(name);
  const same = all<{ id: string; name: string }>(
    db,
    sql`SELECT id, name FROM participants INDEXED BY participants_by_name WHERE ${LISTED}`,
  );
  const ids = same.flatMap((other) =>
    other.id !== id && foldKeyCached(other.name) === nameKey ? [other.id] : [],
  );
  return entriesOf(db, ids)
    .toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))
    .slice(0, most);
}

/** 0 is best; undefined if a word of the query does not match. */
function rankOf(queryKey: string, person: Readonly<{ name: string }> & CreditColumns): number | undefined {
  const name = foldKeyCached(person.name);
  if (name.startsWith(queryKey)) return 0;
  const begins = (text: string, word: string): boolean =>
    text.includes(word) &&
    (text.startsWith(word) || text.split(/[\s'-]+/).some((part) => part.startsWith(word)));
  const words = queryKey.split(' ');
  if (words.every((word) => begins(name, word))) return 1;
  const everything = [name, ...creditOf(person).map(foldKeyCached)].join(' ');
  return words.every((word) => everything.includes(word)) ? 2 : undefined;
}

/** Throws participant.not-found. */
export function getParticipant(db: ReadableDb, id: string): DirectoryEntry {
  const row = get<EntryRow>(db, sql`${ENTRY} WHERE p.id = ${id}`);
  if (row === undefined) throw new AppError('participant.not-found', { id });
  return toEntry(row);
}

type Person = Readonly<{ name: string }> & Credit;

/**
 * Adds a person, or returns the one with the same name (ignoring case and accents), since the page's copy of the
 * directory may be outdated.
 */
export function createParticipant(db: WritableDb, id: string, person: Person, now: number): DirectoryEntry {
  return transaction(db, () => {
    const nameKey = foldKeyCached(person.name);
    const sameNamed = all<{ id: string; name: string }>(
      db,
      sql`SELECT id, name FROM participants ORDER BY met_at DESC NULLS LAST, updated_at DESC, rowid DESC`,
    ).find(({ name }) => foldKeyCached(name) === nameKey);
    if (sameNamed !== undefined) return getParticipant(db, sameNamed.id);
    run(
      db,
      sql`
      INSERT INTO participants (id, name, ${columns(CREDIT_FIELDS)}, created_at, updated_at)
      VALUES (${id}, ${person.name}, ${list(CREDIT_FIELDS.map((field) => person[field] ?? null))}, ${now}, ${now})`,
    );
    return getParticipant(db, id);
  });
}

/**
 * Stores the people of a post, and completes the directory: a new person is added; a listed one gets missing details
 * (role, organisation, portrait, link). While this is the person's only post, the directory follows the author's
 * corrections there (`typed`); a page or a file never changes a listed person. Runs in the transaction of a save.
 * @returns the ids whose directory entry changed
 */
export function rememberParticipants(
  db: WritableDb,
  postRowid: number,
  participants: readonly Participant[],
  now: number,
  typed = true,
): string[] {
  const previousIds = all<{ participant_id: string }>(
    db,
    sql`SELECT participant_id FROM post_participants WHERE post_rowid = ${postRowid} ORDER BY position`,
  ).map((row) => row.participant_id);
  const same =
    previousIds.length === participants.length &&
    previousIds.every((id, index) => id === participants[index]?.id);
  const changed = participants
    .filter((participant) => learn(db, postRowid, participant, now, typed))
    .map(({ id }) => id);
  if (!same) {
    storePeopleOf(db, postRowid, participants);
    const addedIds = participants.map(({ id }) => id).filter((id) => !previousIds.includes(id));
    run(
      db,
      sql`UPDATE participants SET met_at = ${now} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(addedIds)}))`,
    );
    return [
      ...new Set([
        ...changed,
        ...addedIds,
        ...previousIds.filter((id) => !participants.some((participant) => participant.id === id)),
      ]),
    ];
  }
  return changed;
}

/** Stores the people of a post without changing the directory, for a text that the author did not edit. */
export function storePeopleOf(db: WritableDb, postRowid: number, participants: readonly Participant[]): void {
  run(db, sql`DELETE FROM post_participants WHERE post_rowid = ${postRowid}`);
  participants.forEach(({ id }, position) => {
    run(
      db,
      sql`INSERT INTO post_participants (post_rowid, participant_id, position) VALUES (${postRowid}, ${id}, ${position})`,
    );
  });
}

/** The details of a person that the directory takes from posts, besides the name. */
const LEARNT = [...CREDIT_FIELDS, 'portrait', 'link'] as const;
type KnownRow = { name: string } & Record<(typeof LEARNT)[number], string | null>;

function learn(
  db: WritableDb,
  postRowid: number,
  participant: Participant,
  now: number,
  typed: boolean,
): boolean {
  const { id, name } = participant;
  const ownFields = eachField(LEARNT, (field) => participant[field] ?? null);
  const directoryRow = get<KnownRow & { links: string }>(
    db,
    sql`SELECT name, ${columns(LEARNT)}, links FROM participants WHERE id = ${id}`,
  );
  if (directoryRow === undefined) {
    run(
      db,
      sql`
      INSERT INTO participants (id, name, ${columns(LEARNT)}, links, created_at, updated_at, met_at)
      VALUES (${id}, ${name}, ${list(LEARNT.map((field) => ownFields[field]))}, ${linksWith('[]', null, ownFields.link)},
        ${now}, ${now}, ${now})`,
    );
    return true;
  }
  const keeps =
    !typed ||
    get(
      db,
      sql`SELECT 1 FROM post_participants WHERE participant_id = ${id} AND post_rowid <> ${postRowid} LIMIT 1`,
    ) !== undefined;
  const next: KnownRow = {
    name: keeps ? directoryRow.name : name,
    ...eachField(LEARNT, (field) =>
      keeps ? (directoryRow[field] ?? ownFields[field]) : (ownFields[field] ?? directoryRow[field]),
    ),
  };
  const differs = (Object.keys(next) as (keyof KnownRow)[]).some((key) => next[key] !== directoryRow[key]);
  if (differs) {
    run(
      db,
      sql`
      UPDATE participants SET name = ${next.name}, (${columns(LEARNT)}) = (${list(LEARNT.map((field) => next[field]))}),
        links = ${linksWith(directoryRow.links, directoryRow.link, next.link)}, updated_at = ${now}
      WHERE id = ${id}`,
    );
    if (next.name !== directoryRow.name) renameConsents(db, id, next.name);
  }
  return differs;
}

/**
 * The people of a post read from a page: those not in `currentPeople` with their details from the directory, under the
 * name on the page, which may be short (« Anne »).
 */
export function asInDirectory(
  db: ReadableDb,
  participants: readonly Participant[],
  currentPeople: readonly Participant[] = [],
): Participant[] {
  return participants.map((person) => {
    if (currentPeople.some(({ id }) => id === person.id)) return person;
    const entry = get<KnownRow>(
      db,
      sql`SELECT name, ${columns(LEARNT)} FROM participants WHERE id = ${person.id}`,
    );
    if (entry === undefined) return person;
    const filledFields = Object.entries(entry).filter(([, value]) => value !== null);
    return { ...person, ...(Object.fromEntries(filledFields) as Partial<Participant>) };
  });
}

/**
 * Gives the consents of a person their current name, by which an erasure finds them too. Runs in the transaction of the
 * change.
 */
export function renameConsents(db: WritableDb, id: string, name: string): void {
  run(
    db,
    sql`
    UPDATE consents SET name = ${name}, name_key = ${foldKey(name)}
    WHERE participant_id IN (SELECT value FROM json_each(${JSON.stringify(idsOfPerson(db, id))})) AND name <> ${name}`,
  );
}

/** Removes the people that this import added and that no other post names, except entries the author changed. */
export function forgetParticipants(db: WritableDb, postRowid: number): void {
  run(
    db,
    sql`
    DELETE FROM participants WHERE id IN (SELECT participant_id FROM post_participants WHERE post_rowid = ${postRowid})
      AND NOT EXISTS (SELECT 1 FROM post_participants AS pp WHERE pp.participant_id = participants.id AND pp.post_rowid <> ${postRowid})
      AND created_at >= (SELECT min(created_at) FROM revisions WHERE post_rowid = ${postRowid} AND reason = 'imported')
      AND by_author = 0`,
  );
}
