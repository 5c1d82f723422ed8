import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Library, openLibrary } from '#backend/library/keeping/open-library.ts';
import { repeatable, repeatableOfMany, transaction, type WritableDb } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';

let library: Library<WritableDb>;
beforeEach(async () => {
  library = await openLibrary({ folder: temporaryFolder('repeatable'), log: silentLog });
});
afterEach(() => {
  library.close();
  fs.rmSync(library.folder, { recursive: true, force: true });
});

const NORMAL = 1;
const FULL = 2;
const waits = (): unknown => library.db.pragma('synchronous', { simple: true });

it('does not wait for the disk, and the next write does', () => {
  expect(repeatable(library.db, waits)).toBe(NORMAL);
  expect(transaction(library.db, waits)).toBe(FULL);
});

it('restores waiting for the disk when its work fails', () => {
  expect(() =>
    repeatable(library.db, () => {
      throw new Error('no room');
    }),
  ).toThrow('no room');
  expect(waits()).toBe(FULL);
});

it('joins an outer durable transaction', () => {
  expect(transaction(library.db, () => repeatable(library.db, waits))).toBe(FULL);
});

it('leaves the log of many writes to be checkpointed by their caller', () => {
  const log = (): unknown => library.db.pragma('wal_autocheckpoint', { simple: true });
  const before = log();
  expect(repeatableOfMany(library.db, () => [waits(), log()])).toEqual([NORMAL, 0]);
  expect([waits(), log()]).toEqual([FULL, before]);
});
