/** A foreign library above the memory limit ends its thread, not the saving process. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBackupThreads, runJob } from '#backend/library/keeping/backups/run-job.ts';
import { LIBRARY_FILE } from '#backend/library/store/library-files.ts';
import { hashDocument } from '#backend/library/posts/posts.ts';
import { run, sql } from '#backend/core/sql.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

test('refuses or restores a document of hundreds of thousands of blocks', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder('elsewhere');
  const other = await openTestBackend({ folder, publishing: false });
  const { post } = buildInterview().asking('Alors ?').answering('Anne Martin', 'Voilà.');
  const { id } = await other.call('posts.create', { kind: 'article', language: 'fr' });
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
  const body = Array.from({ length: 300_000 }, () => paragraph);
  const json = JSON.stringify({ ...post, body });
  const hash = hashDocument(json);
  run(other.backend.db, sql`UPDATE posts SET document = ${json}, document_hash = ${hash} WHERE id = ${id}`);
  await other.dispose();

  const backend = await openTestBackend({ publishing: false });
  const threads = createBackupThreads({ limits: { memory: 48, work: 600_000 } });
  const file = path.join(folder, LIBRARY_FILE);
  const judged = Promise.allSettled([runJob('judge', { file }, { threads })]);
  expect((await backend.call('posts.create', { kind: 'article', language: 'fr' })).saveNumber).toBe(0);
  expect(await judged).toMatchObject([{ status: 'rejected', reason: { code: 'library.too-complex' } }]);
  const prepared = runJob('prepare', { folder: backend.folder, file }, { threads });
  await expect(prepared).rejects.toMatchObject({ code: 'library.too-complex' });
  // The next job has a new thread.
  expect(await runJob('list', { folder: backend.folder }, { threads })).toEqual([]);
  await backend.dispose();
  fs.rmSync(folder, { recursive: true, force: true });
});
