/** `npm run seed`, as a process of its own on a library of its own. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countPosts } from '#backend/library/posts/post-lists.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { takeWriterLock } from '#backend/library/store/writer-lock.ts';
import { silentLog } from '#backend/core/log.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'escale-seed-'));
const seed = (library = folder) =>
  spawnSync(process.execPath, ['--no-warnings', path.join(root, 'tools/seed.ts')], {
    encoding: 'utf8',
    env: { ...process.env, ESCALE_LIBRARY: library },
  });
let first: ReturnType<typeof seed>;

beforeAll(() => {
  first = seed();
}, 30_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function posts(): Promise<{ all: number; latest: number }> {
  const { db, close } = await openLibrary({ folder, readOnly: true, log: silentLog });
  try {
    const { latest } = db.prepare('SELECT max(updated_at) AS latest FROM posts').get() as { latest: number };
    return { all: countPosts(db).all, latest };
  } finally {
    close();
  }
}

it('fills an empty library, without future dates', async () => {
  expect(first.stderr).toBe('');
  expect(first.stdout).toContain('12 drafts and 400 generated interviews');
  const { all, latest } = await posts();
  expect(all).toBe(412);
  expect(latest).toBeLessThan(Date.now());
});

it('adds nothing the second time', async () => {
  const again = seed();
  expect(again.stdout).toContain('already seeded');
  expect(again.status).toBe(0);
  expect((await posts()).all).toBe(412);
});

it('leaves a library in use unchanged, with one sentence', () => {
  const lock = takeWriterLock(folder);
  try {
    const refused = seed();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('already open in another program');
    expect(refused.stderr).not.toMatch(/\n\s+at /);
  } finally {
    lock.release();
  }
});
