/** The data that the example added to the library: its interview, its people, a search. */
import { z } from 'zod';
import { idSchema } from '#contract/shapes.ts';
import { get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import { readValue, writeValue } from '../store/settings.ts';

const KEY = 'example';
const rowSchema = z.strictObject({
  postId: idSchema,
  people: z.array(idSchema),
  search: z.string(),
  query: z.string(),
});
export type ExampleRow = z.output<typeof rowSchema>;

/** The example, if its interview exists, even in the bin. */
export function findExample(db: ReadableDb): ExampleRow | undefined {
  const row = readValue(db, KEY, rowSchema);
  if (row === undefined) return undefined;
  const post = get(db, sql`SELECT 1 FROM posts WHERE id = ${row.postId}`);
  return post === undefined ? undefined : row;
}

export const writeExampleRow = (db: WritableDb, row: ExampleRow): void => writeValue(db, KEY, row);

export const deleteExampleRow = (db: WritableDb): void =>
  void run(db, sql`DELETE FROM settings WHERE key = ${KEY}`);
