/** What the directory says of somebody today, put into every post: « Partout ». */
import { eachField, CREDIT_FIELDS, creditShape } from '#interview/person-fields.ts';
import { z } from 'zod';
import { IS_READ_ONLY } from '../publications/authorship.ts';
import type { Moment } from '../posts.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { get, sql, transaction } from '../sql.ts';
import { addAct, addPostsOf, refuseBusy, type ActRow } from './acts.ts';
import { currentId, idsOfPerson } from './aliases.ts';
import { readEntry } from './person.ts';
import type { Renaming } from './rename-person.ts';

export const renameWantedSchema = z.strictObject({
  ids: z.array(z.string()),
  name: z.string(),
  ...creditShape,
  prepare: z.boolean(),
});

/** The name of today; with `details`, role and organisation too. Throws participant.not-found. */
export function renamingOf(db: ReadableDb, id: string, details: boolean): Renaming {
  const entry = readEntry(db, id);
  return {
    ids: idsOfPerson(db, id),
    name: entry.name,
    ...(details ? eachField(CREDIT_FIELDS, (field) => entry[field] ?? '') : {}),
  };
}

/** Committed at once; the posts follow (run-acts.ts). Throws participant.not-found, people.busy, erasing.under-way. */
export function renameEverywhere(
  db: WritableDb,
  given: Readonly<{ id: string; details: boolean; prepare: boolean }>,
  { now, newId }: Moment,
): { actId: string; posts: number } {
  return transaction(db, () => {
    const id = currentId(db, given.id);
    refuseBusy(db, [id]);
    const wanted = { ...renamingOf(db, id, given.details), prepare: given.prepare };
    const actId = newId();
    const rowid = addAct(db, { id: actId, kind: 'rename', participantId: id, wanted, before: {} }, now);
    return { actId, posts: addPostsOf(db, rowid, id) };
  });
}

/** What an act is to write, and whether updates of what is online are to be prepared. */
export const renamingOfAct = (act: ActRow): Renaming & Readonly<{ prepare: boolean }> =>
  renameWantedSchema.parse(JSON.parse(act.wanted));

/** Whether only somebody else may write over it on a blog where it stands: its text here stays what is there. */
export const isOfOthers = (db: ReadableDb, postId: string): boolean =>
  get(
    db,
    sql`
    SELECT 1 FROM publications AS p JOIN blogs ON blogs.id = p.blog_id LEFT JOIN accounts ON accounts.id = blogs.account_id
    WHERE p.post_id = ${postId} AND p.ended_at IS NULL AND ${IS_READ_ONLY} LIMIT 1`,
  ) !== undefined;
