/** Resolves the current person of an id: merged people keep the ids that old texts, files and pages use. */
import { z } from 'zod';
import { addresseeOfClass, participantOfClass } from '#interview/marks.ts';
import { trustedPost } from '#interview/upgrade.ts';
import { SNAPSHOT_FIELDS } from '#contract/people.ts';
import { hashJson } from '../store/read-document.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { all, column, get, sql } from '../../core/sql.ts';
import { joinPeople, type Alias, type Peopled, type Resolved } from './join-people.ts';

export const chosenSchema = z.partialRecord(z.enum(SNAPSHOT_FIELDS), z.enum(['kept', 'merged']));

type AliasRow = { id: string; participant_id: string; chosen: string };

/** The aliases among these ids, with one primary key lookup each. */
function aliasesAmong(db: ReadableDb, ids: readonly string[]): Alias[] {
  if (ids.length === 0) return [];
  return all<AliasRow>(
    db,
    sql`
    SELECT id, participant_id, chosen FROM people_aliases
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  ).map(({ id, participant_id, chosen }) => ({
    id,
    participantId: participant_id,
    chosen: chosenSchema.parse(JSON.parse(chosen)),
  }));
}

export const currentId = (db: ReadableDb, id: string): string =>
  get<{ participant_id: string }>(db, sql`SELECT participant_id FROM people_aliases WHERE id = ${id}`)
    ?.participant_id ?? id;

export const idsOfPerson = (db: ReadableDb, id: string): string[] => [
  id,
  ...column<string>(db, sql`SELECT id FROM people_aliases WHERE participant_id = ${id} ORDER BY id`),
];

/** `text` with the current ids of its people (joinPeople). */
export const resolvePeople = <Text extends Peopled>(db: ReadableDb, text: Text): Resolved<Text> =>
  joinPeople(
    text,
    aliasesAmong(
      db,
      text.participants.map(({ id }) => id),
    ),
  );

export const withCurrentPeople = <Text extends Peopled>(db: ReadableDb, text: Text): Text =>
  resolvePeople(db, text).text;

const CLASS = /\biv-(?:p|to)-[A-Za-z0-9_-]{1,64}/g;

export function aliasesInPages(db: ReadableDb, ...pages: readonly string[]): Alias[] {
  const ids = new Set<string>();
  for (const page of pages)
    for (const [name] of page.matchAll(CLASS)) {
      const id = participantOfClass(name) ?? addresseeOfClass(name);
      if (id !== undefined) ids.add(id);
    }
  return aliasesAmong(db, [...ids]);
}

/**
 * The hash of this frozen text with the current ids of its people. If two of them were merged, its text may change, and
 * it keeps its own hash.
 */
export function currentHash(db: ReadableDb, json: string, hash: string): string {
  if (get(db, sql`SELECT 1 FROM people_aliases LIMIT 1`) === undefined) return hash;
  const { text, changed, joined } = resolvePeople(db, trustedPost(JSON.parse(json)));
  return changed && !joined ? hashJson(JSON.stringify(text)) : hash;
}
