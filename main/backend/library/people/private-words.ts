/** The author's private notes about people; they are only exported with a post if the author ticked it. */
import { z } from 'zod';
import { eachField, OWN_FIELDS } from '#interview/people/person-fields.ts';
import { idSchema } from '#contract/shapes.ts';
import { privateWords } from '#contract/people.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, columns, run, sql } from '../../core/sql.ts';
import { currentId } from './aliases.ts';
import { linksSchema } from './participants.ts';

export const privateWordsSchema = z.strictObject({
  id: idSchema,
  links: linksSchema.max(MOST_LINKS),
  ...privateWords,
  // Older versions of Escale lack the later fields.
  ...eachField(OWN_FIELDS, (field) => privateWords[field].default('')),
});
const TEXTS = ['note', ...OWN_FIELDS] as const;
type PrivateWords = z.infer<typeof privateWordsSchema>;

/** Of the people in `ids` with any private data. */
export function privateWordsOf(db: ReadableDb, ids: readonly string[]): PrivateWords[] {
  return all<{ id: string; links: string } & Record<(typeof TEXTS)[number], string>>(
    db,
    sql`
    SELECT id, links, ${columns(TEXTS)} FROM participants
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND (links <> '[]' OR concat(${columns(TEXTS)}) <> '')`,
  ).map((row) => ({ ...row, links: linksSchema.parse(JSON.parse(row.links)) }));
}

/** Fills empty fields with data received with a post, without replacing any. `ids` maps to the people's ids here. */
export function fillPrivateDetails(
  db: WritableDb,
  people: readonly PrivateWords[],
  ids: ReadonlyMap<string, string>,
  now: number,
): void {
  for (const { id: there, links, ...texts } of people)
    run(
      db,
      sql`
      UPDATE participants SET links = iif(links = '[]', ${JSON.stringify(links)}, links), (${columns(TEXTS)}) =
        (SELECT ${columns(TEXTS, (name) => `iif(participants.${name} = '', given.${name}, participants.${name})`)}
         FROM (SELECT ${columns(TEXTS, (name) => `value ->> '${name}' AS ${name}`)} FROM (SELECT ${JSON.stringify(texts)} AS value)) AS given),
        by_author = 1, updated_at = ${now}
      WHERE id = ${currentId(db, ids.get(there) ?? there)}`,
    );
}
