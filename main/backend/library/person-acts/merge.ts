/** Two people of the directory who are one: what it would do, doing it, taking it back. */
import { z } from 'zod';
import { eachField, OWN_FIELDS, CREDIT_FIELDS } from '#interview/people/person-fields.ts';
import { AppError } from '#contract/failure.ts';
import { mergeChoice, SNAPSHOT_FIELDS, type MergeChoice } from '#contract/people.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';
import type { Moment } from '../posts/posts.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { column, get, run, sql, transaction } from '../../core/sql.ts';
import { addAct, addPostsOf, refuseBusy, setActState, turnBack, type ActRow } from './acts.ts';
import { linksSchema } from '../people/participants.ts';
import { entrySchema, readEntry, writeEntry, type EntryOfDirectory } from './person.ts';

export const mergeBeforeSchema = z.strictObject({
  kept: entrySchema,
  merged: entrySchema,
  /** The directory's words of the one who stayed, as the merge left them. */
  after: entrySchema,
  /** Who had been merged into the other before. */
  moved: z.array(z.string()),
});

/** What a merge is to do. */
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

/** How many posts hold the other, and how many hold both. */
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

/** The directory's entry of both: chosen where they differ, links and notes of the two. */
function joinedEntry(
  kept: EntryOfDirectory,
  merged: EntryOfDirectory,
  choice: MergeChoice,
): EntryOfDirectory {
  const of = <Field extends keyof MergeChoice & keyof EntryOfDirectory>(
    field: Field,
  ): EntryOfDirectory[Field] => {
    const [first, second] = choice[field] === 'merged' ? [merged, kept] : [kept, merged];
    return first[field] === null || first[field] === '' ? second[field] : first[field];
  };
  const links = [kept, merged].flatMap((entry) => linksSchema.parse(JSON.parse(entry.links)));
  const urls = links.map(({ url }) => url);
  const notes = [kept.note, merged.note].filter((note) => note.trim() !== '');
  return {
    ...kept,
    name: of('name'),
    portrait: of('portrait'),
    ...eachField(CREDIT_FIELDS, of),
    ...eachField(OWN_FIELDS, of),
    links: JSON.stringify(links.filter(({ url }, at) => urls.indexOf(url) === at).slice(0, MOST_LINKS)),
    link: kept.link ?? merged.link,
    note: [...new Set(notes)].join('\n\n').slice(0, 20_000),
    met_at: Math.max(kept.met_at ?? 0, merged.met_at ?? 0) || null,
  };
}

/**
 * The directory has one person instead of two from here on, for ever under both ids; the posts follow (run-acts.ts). One
 * transaction. Throws participant.not-found, people.same, people.busy, erasing.under-way.
 */
export function mergePeople(
  db: WritableDb,
  pair: Pair & Readonly<{ choice: MergeChoice }>,
  { now, newId }: Moment,
): { actId: string; posts: number } {
  return transaction(db, () => {
    const { kept, merged } = readPair(db, pair);
    refuseBusy(db, [kept.id, merged.id]);
    const { choice } = pair;
    const moved = column<string>(
      db,
      sql`SELECT id FROM people_aliases WHERE participant_id = ${merged.id} ORDER BY id`,
    );
    const after = { ...joinedEntry(kept, merged, choice), by_author: 1, updated_at: now };
    const actId = newId();
    const rowid = addAct(
      db,
      {
        id: actId,
        kind: 'merge',
        participantId: kept.id,
        wanted: { merged: merged.id, choice },
        before: { kept, merged, after, moved },
      },
      now,
    );
    const posts = addPostsOf(db, rowid, merged.id);
    run(db, sql`UPDATE people_aliases SET participant_id = ${kept.id} WHERE participant_id = ${merged.id}`);
    // Of the choices those that posts follow.
    const chosen = Object.fromEntries(
      SNAPSHOT_FIELDS.flatMap((field) => {
        const side = field === 'link' ? undefined : choice[field];
        return side === undefined ? [] : [[field, side]];
      }),
    );
    run(
      db,
      sql`INSERT INTO people_aliases (id, participant_id, chosen) VALUES (${merged.id}, ${kept.id}, ${JSON.stringify(chosen)})`,
    );
    run(db, sql`DELETE FROM participants WHERE id = ${merged.id}`);
    writeEntry(db, after);
    return { actId, posts };
  });
}

/**
 * Both are in the directory again, and the posts follow backwards. What was said of the one who stayed since then stays.
 * In a transaction. Throws people.not-undoable where either was merged again since.
 */
export function undoMerge(db: WritableDb, act: ActRow, now: number): void {
  const { kept, merged, after, moved } = mergeBeforeSchema.parse(JSON.parse(act.before));
  const alias = get<{ participant_id: string }>(
    db,
    sql`SELECT participant_id FROM people_aliases WHERE id = ${merged.id}`,
  );
  const there = get(db, sql`SELECT 1 FROM participants WHERE id = ${kept.id}`) !== undefined;
  if (alias?.participant_id !== kept.id || !there) throw new AppError('people.not-undoable');
  run(db, sql`DELETE FROM people_aliases WHERE id = ${merged.id}`);
  run(
    db,
    sql`
    UPDATE people_aliases SET participant_id = ${merged.id}
    WHERE participant_id = ${kept.id} AND id IN (SELECT value FROM json_each(${JSON.stringify(moved)}))`,
  );
  const today = readEntry(db, kept.id);
  const untouched = (field: keyof EntryOfDirectory): boolean => today[field] === after[field];
  writeEntry(db, {
    ...today,
    ...Object.fromEntries(
      (Object.keys(kept) as (keyof EntryOfDirectory)[])
        .filter((field) => field !== 'id' && untouched(field))
        .map((field) => [field, kept[field]]),
    ),
    updated_at: now,
  });
  writeEntry(db, { ...merged, updated_at: now });
  turnBack(db, act.rowid);
  setActState(db, act.rowid, 'undoing');
}
