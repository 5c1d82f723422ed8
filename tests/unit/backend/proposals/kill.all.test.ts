/** SIGKILL while posts are read, accepted or undone, then a restart: the result is that of an undisturbed run. */
import fs from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { ended, startChild } from '../child-process.ts';

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = temporaryFolder('proposals-kill');
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs the child, which is killed after `lines` lines; returns the last line. */
async function run(folder: string, act: 'accept' | 'undo', lines = Infinity): Promise<string> {
  const child = startChild('tests/unit/backend/proposals/children/accept-slowly.ts', [folder, act]);
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (output.split('\n').length > lines) child.kill('SIGKILL');
  });
  await ended(child);
  return output.trim().split('\n').at(-1) ?? '';
}

async function contents(folder: string): Promise<Record<string, unknown[]>> {
  const { db, close } = await openLibrary({ folder, log: silentLog });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const all = (query: string): unknown[] => db.prepare(query).all();
    return {
      posts: all(`
        SELECT posts.title, posts.kind, posts.status, posts.questions, posts.answers, p.sent_hash = posts.document_hash AS sent,
          s.document_hash = posts.document_hash AS untouched
        FROM posts JOIN publications AS p ON p.post_id = posts.id JOIN post_sources AS s ON s.post_id = posts.id ORDER BY posts.title`),
      proposals: all(`
        SELECT posts.title, p.state, p.kind, p.questions FROM proposals AS p JOIN posts ON posts.rowid = p.post_rowid ORDER BY posts.title`),
      batches: all('SELECT state, done, total FROM review_batches'),
      people: all('SELECT name FROM participants ORDER BY name'),
    };
  } finally {
    close();
  }
}

test('resumes after a kill while posts are read, accepted or undone', async () => {
  const undisturbed = makeFolder();
  expect(await run(undisturbed, 'accept')).toBe('done');
  const accepted = await contents(undisturbed);
  const killed = makeFolder();
  let deaths = 0;
  for (const lines of [1, 2, 1, 3, 2]) {
    if ((await run(killed, 'accept', lines)) !== 'done') deaths += 1;
    // Each time the library is sound, and a post is either as before or accepted.
    const { posts = [] } = await contents(killed);
    const between = posts.filter(
      (post) => (post as { sent: number }).sent !== 1 || (post as { untouched: number }).untouched !== 1,
    );
    expect(between).toEqual([]);
  }
  expect(deaths).toBeGreaterThan(1);
  expect(await run(killed, 'accept')).toBe('done');
  expect(await contents(killed)).toEqual(accepted);

  expect(await run(undisturbed, 'undo')).toBe('done');
  const givenBack = await contents(undisturbed);
  expect(await run(killed, 'undo', 3)).not.toBe('done');
  expect(await run(killed, 'undo')).toBe('done');
  expect(await contents(killed)).toEqual(givenBack);
}, 120_000);
