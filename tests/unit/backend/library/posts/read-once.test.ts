/** A large read done once leaves SQLite’s page cache to the others. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { silentLog } from '#backend/core/log.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { readOnce } from '#backend/core/sql.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

test('a connection holds few pages meanwhile, and its usual number afterwards, after a failure too', async () => {
  const folder = temporaryFolder('read-once');
  const { db, close } = await openLibrary({ folder, log: silentLog });
  const pages = (): unknown => db.pragma('cache_size', { simple: true });
  db.pragma('cache_size = -32000');
  expect(readOnce(db, pages)).toBe(-512);
  expect(pages()).toBe(-32_000);
  expect(() =>
    readOnce(db, () => {
      throw new Error('damaged');
    }),
  ).toThrow('damaged');
  expect(pages()).toBe(-32_000);
  close();
  fs.rmSync(folder, { recursive: true });
});
