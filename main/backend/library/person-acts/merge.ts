/** Merges two people of the directory: the preview, the merge, its undo. */
import { z } from 'zod';
import { eachField, OWN_FIELDS, CREDIT_FIELDS } from '#interview/people/person-fields.ts';
import { AppError } from '#contract/failure.ts';
import { mergeChoice, SNAPSHOT_FIELDS, type MergeChoice } from '#contract/people.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';
import type { Moment } from '../posts/posts.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { column, get, run, sql, transaction } from '../../core/sql.ts';
import { addAct, addPostsOf, refuseBusy, setActState, startUndo, type ActRow } from './acts.ts';
import { linksSchema } from '../people/participants.ts';
import { entrySchema, readEntry, writeEntry, type EntryOfDirectory } from './person.ts';

export const mergeBeforeSchema = z.strictObject({
  kept: entrySchema,
  merged: entrySchema,
  /** The entry of the remaining person after the merge. */
  after: entrySchema,
  /** The aliases of the merged person before. */
  moved: z.array(z.string()),
});

export const mergeWantedSchema = z.strictObject({ merged: z.string(), choice: mergeChoice });

export type Pair = Readonly<{ id: string; otherId: string }>;

/** Throws participant.not-found, people.same. */
export function readPair(
  db: ReadableDb,
  { id, otherId }: Pair,
): { kept: EntryOfDirectory; merged: EntryOfDirectory } {
  if (id === otherId) throw new AppError('people.same');
  return { kept: readEntry(db, id), merged: readEntry(db, otherId) };
}

/** The number of posts with the other person, and with both. */
export function countPair(db: ReadableDb, { id, otherId }: Pair): { posts: number; both: number } {
  return (
    get<{ posts: number; both: number }>(
      db,
      sql`
      SELECT count(*) AS posts, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM post_participants AS k
        WHERE k.post_rowid = m.post_rowid AND k.participant_id = ${id})) AS both
      FROM post_participants AS m WHERE m.participant_id = ${otherId}`,
    ) ?? { posts: 0, both: 0 }
  );
}

/** The merged entry: the chosen value of fields that differ, the links and notes of both. */
function joinedEntry(
  keptEntry: EntryOfDirectory,
  mergedEntry: EntryOfDirectory,
  choice: MergeChoice,
): EntryOfDirectory {
  const of = <Field extends keyof MergeChoice & keyof EntryOfDirectory>(
    field: Field,
  ): EntryOfDirectory[Field] => {
    const [first, second] = choice[field] === 'merged' ? [mergedEntry, keptEntry] : [keptEntry, mergedEntry];
    return first[field] === null || first[field] === '' ? second[field] : first[field];
  };
  const links = [keptEntry, mergedEntry].flatMap((entry) => linksSchema.parse(JSON.parse(entry.links)));
  const urls = links.map(({ url }) => url);
  const notes = [keptEntry.note, mergedEntry.note].filter((note) => note.trim() !== '');
  return {
    ...keptEntry,
    name: of('name'),
    portrait: of('portrait'),
    ...eachField(CREDIT_FIELDS, of),
    ...eachField(OWN_FIELDS, of),
    links: JSON.stringify(links.filter(({ url }, at) => urls.indexOf(url) === at).slice(0, MOST_LINKS)),
    link: keptEntry.link ?? mergedEntry.link,
    note: [...new Set(notes)].join('\n\n').slice(0, 20_000),
    met_at: Math.max(keptEntry.met_at ?? 0, mergedEntry.met_at ?? 0) || null,
  };
}

/**
 * Merges two people in the directory; the merged id stays as an alias forever, and the posts follow (run-acts.ts). One
 * transaction. Throws participant.not-found, people.same, people.busy, erasure.under-way.
 */
export function mergePeople(
  db: WritableDb,
  pair: Pair & Readonly<{ choice: MergeChoice }>,
  { now, newId }: Moment,
): { actId: string; posts: number } {
  return transaction(db, () => {
    const { kept: keptEntry, merged: mergedEntry } = readPair(db, pair);
    refuseBusy(db, [keptEntry.id, mergedEntry.id]);
    const { choice } = pair;
    const movedAliases = column<string>(
      db,
      sql`SELECT id FROM people_aliases WHERE participant_id = ${mergedEntry.id} ORDER BY id`,
    );
    const after = { ...joinedEntry(keptEntry, mergedEntry, choice), by_author: 1, updated_at: now };
    const actId = newId();
    const rowid = addAct(
      db,
      {
        id: actId,
        kind: 'merge',
        participantId: keptEntry.id,
        wanted: { merged: mergedEntry.id, choice },
        before: { kept: keptEntry, merged: mergedEntry, after, moved: movedAliases },
      },
      now,
    );
    const posts = addPostsOf(db, rowid, mergedEntry.id);
    run(
      db,
      sql`UPDATE people_aliases SET participant_id = ${keptEntry.id} WHERE participant_id = ${mergedEntry.id}`,
    );
    // Only the choices that apply to posts.
    const chosen = Object.fromEntries(
      SNAPSHOT_FIELDS.flatMap((field) => {
        const side = field === 'link' ? undefined : choice[field];
        return side === undefined ? [] : [[field, side]];
      }),
    );
    run(
      db,
      sql`INSERT INTO people_aliases (id, participant_id, chosen) VALUES (${mergedEntry.id}, ${keptEntry.id}, ${JSON.stringify(chosen)})`,
    );
    run(db, sql`DELETE FROM participants WHERE id = ${mergedEntry.id}`);
    writeEntry(db, after);
    return { actId, posts };
  });
}

/**
 * Restores both people in the directory; the posts follow. Later changes of the remaining person are kept. Runs inside
 * a transaction. Throws people.not-undoable if either was merged again since.
 */
export function undoMerge(db: WritableDb, act: ActRow, now: number): void {
  const {
    kept: keptEntry,
    merged: mergedEntry,
    after,
    moved,
  } = mergeBeforeSchema.parse(JSON.parse(act.before));
  const alias = get<{ participant_id: string }>(
    db,
    sql`SELECT participant_id FROM people_aliases WHERE id = ${mergedEntry.id}`,
  );
  const isKeptListed = get(db, sql`SELECT 1 FROM participants WHERE id = ${keptEntry.id}`) !== undefined;
  if (alias?.participant_id !== keptEntry.id || !isKeptListed) throw new AppError('people.not-undoable');
  run(db, sql`DELETE FROM people_aliases WHERE id = ${mergedEntry.id}`);
  run(
    db,
    sql`
    UPDATE people_aliases SET participant_id = ${mergedEntry.id}
    WHERE participant_id = ${keptEntry.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(moved)}))`,
  );
  const today = readEntry(db, keptEntry.id);
  const untouched = (field: keyof EntryOfDirectory): boolean => today[field] === after[field];
  writeEntry(db, {
    ...today,
    ...Object.fromEntries(
      (Object.keys(keptEntry) as (keyof EntryOfDirectory)[])
        .filter((field) => field !== 'id' && untouched(field))
        .map((field) => [field, keptEntry[field]]),
    ),
    updated_at: now,
  });
  writeEntry(db, { ...mergedEntry, updated_at: now });
  startUndo(db, act.rowid);
  setActState(db, act.rowid, 'undoing');
}
