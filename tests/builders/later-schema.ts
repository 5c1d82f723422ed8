/** The schema of a future release: today’s with one more step. */
import { migrations, type Migration } from '#backend/library/store/migrations/index.ts';
import type { Schema } from '#backend/library/store/our-schema.ts';
import { schemaHashes } from '#backend/library/store/print-schema.ts';

export async function laterSchema(
  up: Migration['up'] = (db) => db.exec("ALTER TABLE settings ADD COLUMN of TEXT NOT NULL DEFAULT 'before'"),
): Promise<Schema> {
  const steps = [...migrations, { number: (migrations.at(-1)?.number ?? 0) + 10, name: 'later', up }];
  return { steps, hashes: await schemaHashes(steps) };
}
