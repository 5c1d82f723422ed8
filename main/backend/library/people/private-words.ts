/** What the author wrote of people for the author alone: it leaves with a post only where that was ticked. */
import { z } from 'zod';
import { idSchema } from '../../../../preload/contract/shapes.ts';
import { privateWords } from '../../../../preload/contract/people.ts';
import { MOST_LINKS } from '../../../../preload/contract/plain-values.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { all, run, sql } from '../sql.ts';
import { currentId } from './aliases.ts';
import { linksSchema } from './links.ts';

export const privateWordsSchema = z.strictObject({
  id: idSchema,
  links: linksSchema.max(MOST_LINKS),
  ...privateWords,
});
export type PrivateWords = z.infer<typeof privateWordsSchema>;

/** Of those of `ids` about whom there is something to say. */
export function privateWordsOf(db: ReadableDb, ids: readonly string[]): PrivateWords[] {
  return all<{ id: string; links: string; note: string; email: string; phone: string }>(
    db,
    sql`
    SELECT id, links, note, email, phone FROM participants
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND (links <> '[]' OR note <> '' OR email <> '' OR phone <> '')`,
  ).map((row) => ({ ...row, links: linksSchema.parse(JSON.parse(row.links)) }));
}

/** What came with a post fills what is empty here, and replaces nothing. `ids`: who they are here. */
export function takePrivateWords(
  db: WritableDb,
  people: readonly PrivateWords[],
  ids: ReadonlyMap<string, string>,
  now: number,
): void {
  for (const { id: there, links, note, email, phone } of people)
    run(
      db,
      sql`
      UPDATE participants SET links = iif(links = '[]', ${JSON.stringify(links)}, links), note = iif(note = '', ${note}, note),
        email = iif(email = '', ${email}, email), phone = iif(phone = '', ${phone}, phone),
        updated_at = max(${now}, created_at + 1)
      WHERE id = ${currentId(db, ids.get(there) ?? there)}`,
    );
}
