/** One person of the directory: all stored data, the author's edits, removal. */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Person, PersonChange } from '#contract/people.ts';
import { CREDIT_FIELDS, eachField, OWN_FIELDS } from '#interview/people/person-fields.ts';
import { getParticipant, linksSchema, renameConsents, sameName } from '../people/participants.ts';
import type { Moment } from '../posts/posts.ts';
import {
  columns,
  get,
  list,
  type ReadableDb,
  run,
  sql,
  transaction,
  type WritableDb,
} from '../../core/sql.ts';
import { type ActRow, currentAct, addAct, refuseBusy, setActState } from './acts.ts';
import { currentId } from '../people/aliases.ts';

const MOST_SAME = 5;

/** The complete row of the directory, restored by undoing an act. */
export const entrySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  // A row stored before a field was added lacks it.
  ...eachField(CREDIT_FIELDS, () => z.string().nullable().default(null)),
  portrait: z.string().nullable(),
  link: z.string().nullable(),
  links: z.string(),
  note: z.string(),
  ...eachField(OWN_FIELDS, () => z.string().default('')),
  created_at: z.number(),
  updated_at: z.number(),
  met_at: z.number().nullable(),
  by_author: z.number().default(0),
});
export type EntryOfDirectory = z.infer<typeof entrySchema>;

const COLUMNS = Object.keys(entrySchema.shape) as (keyof EntryOfDirectory)[];
/** Columns set once, at the creation of the entry. */
const FIXED: readonly string[] = ['id', 'created_at'];

/** Throws participant.not-found. */
export function readEntry(db: ReadableDb, id: string): EntryOfDirectory {
  const row = get<EntryOfDirectory>(db, sql`SELECT ${columns(COLUMNS)} FROM participants WHERE id = ${id}`);
  if (row === undefined) throw new AppError('participant.not-found', { id });
  return row;
}

/** Inserts the entry or replaces the existing one; their consents get its name. */
export function writeEntry(db: WritableDb, entry: EntryOfDirectory): void {
  const changing = COLUMNS.filter((name) => !FIXED.includes(name));
  run(
    db,
    sql`
    INSERT INTO participants (${columns(COLUMNS)}) VALUES (${list(COLUMNS.map((name) => entry[name]))})
    ON CONFLICT (id) DO UPDATE SET ${columns(changing, (name) => `${name} = excluded.${name}`)}`,
  );
  renameConsents(db, entry.id, entry.name);
}

export type Side = Omit<Person, 'same' | 'act'>;

export function readSide(db: ReadableDb, id: string): Side {
  const directoryEntry = readEntry(db, id);
  const entry = getParticipant(db, id);
  const all = get<{ posts: number }>(
    db,
    sql`SELECT count(*) AS posts FROM post_participants WHERE participant_id = ${id}`,
  );
  return {
    ...entry,
    links: linksSchema.parse(JSON.parse(directoryEntry.links)),
    note: directoryEntry.note,
    ...eachField(OWN_FIELDS, (field) => directoryEntry[field]),
    binned: (all?.posts ?? 0) - entry.posts,
  };
}

/** The page of a person, also by a former id. Throws participant.not-found. */
export function getPerson(db: ReadableDb, requestedId: string, isOpen: (postId: string) => boolean): Person {
  const id = currentId(db, requestedId);
  const side = readSide(db, id);
  const act = currentAct(db, id, isOpen);
  return { ...side, same: sameName(db, side, MOST_SAME), ...(act === undefined ? {} : { act }) };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Changes a person in the directory only. Throws participant.not-found, asset.not-found. */
export function savePerson(db: WritableDb, requestedId: string, set: PersonChange, now: number): string {
  return transaction(db, () => {
    const before = readEntry(db, currentId(db, requestedId));
    const { portrait, links } = set;
    if (
      portrait !== undefined &&
      portrait !== '' &&
      get(db, sql`SELECT 1 FROM assets WHERE sha256 = ${portrait}`) === undefined
    )
      throw new AppError('asset.not-found', { sha256: portrait });
    // A binned picture is restored.
    if (portrait !== undefined)
      run(db, sql`UPDATE assets SET binned_at = NULL WHERE sha256 = ${portrait} AND binned_at IS NOT NULL`);
    writeEntry(db, {
      ...before,
      name: set.name ?? before.name,
      ...eachField(CREDIT_FIELDS, (field) => (set[field] === undefined ? before[field] : orNull(set[field]))),
      portrait: portrait === undefined ? before.portrait : orNull(portrait),
      links: links === undefined ? before.links : JSON.stringify(links),
      // The link that posts publish; the author's other links are never published.
      link: links === undefined || links.some(({ url }) => url === before.link) ? before.link : null,
      note: set.note ?? before.note,
      ...eachField(OWN_FIELDS, (field) => set[field] ?? before[field]),
      by_author: 1,
      updated_at: now,
    });
    return before.id;
  });
}

/**
 * Removes a person whom no post names from the directory. Throws participant.not-found, people.in-use (a post names
 * them, maybe in the bin), people.busy, erasure.under-way.
 */
export function removePerson(db: WritableDb, id: string, { now, newId }: Moment): { actId: string } {
  return transaction(db, () => {
    const entry = readEntry(db, id);
    refuseBusy(db, [id]);
    const used = get(db, sql`SELECT 1 FROM post_participants WHERE participant_id = ${id} LIMIT 1`);
    if (used !== undefined) throw new AppError('people.in-use');
    const actId = newId();
    const act = {
      id: actId,
      kind: 'remove',
      participantId: id,
      wanted: {},
      before: { entry },
      done: true,
    } as const;
    addAct(db, act, now);
    run(db, sql`DELETE FROM participants WHERE id = ${id}`);
    // Found by the name from now on, also once they are back.
    run(db, sql`UPDATE consents SET participant_id = NULL WHERE participant_id = ${id}`);
    return { actId };
  });
}

export const removalBeforeSchema = z.strictObject({ entry: entrySchema });

/** Restores a person to the directory, inside a transaction. */
export function undoRemoval(db: WritableDb, act: ActRow): void {
  const { entry } = removalBeforeSchema.parse(JSON.parse(act.before));
  // A post may have added them again meanwhile; the author's entry is more valuable.
  writeEntry(db, entry);
  setActState(db, act.rowid, 'undone');
}
