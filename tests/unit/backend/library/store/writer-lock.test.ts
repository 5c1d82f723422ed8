import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { takeWriterLock } from '#backend/library/store/writer-lock.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { ended, printed, startChild } from '../../child-process.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

it('excludes other processes, and is released by SIGKILL', async () => {
  const holder = startChild('tests/unit/backend/library/children/hold-lock.ts', [folder]);
  await printed(holder, (output) => output.includes('held'));
  expect(() => takeWriterLock(folder, 0)).toThrowError(expect.objectContaining({ code: 'library.in-use' }));
  const reader = await openLibrary({ folder, readOnly: true, log: silentLog });
  reader.close();
  holder.kill('SIGKILL');
  await ended(holder);
  (await openLibrary({ folder, log: silentLog })).close();
});

it('waits for a closing first writer', async () => {
  const holder = startChild('tests/unit/backend/library/children/hold-lock.ts', [folder]);
  await printed(holder, (output) => output.includes('held'));
  holder.kill('SIGKILL');
  // Not awaited: the lock is requested while the other process ends.
  const lock = takeWriterLock(folder);
  expect(() => takeWriterLock(folder, 0)).toThrowError(expect.objectContaining({ code: 'library.in-use' }));
  lock.release();
  await ended(holder);
});
