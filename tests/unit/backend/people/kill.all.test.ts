/** SIGKILL in the middle of a merge, then a restart: it resumes, with the result of an undisturbed one. */
import fs from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { silentLog } from '#backend/core/log.ts';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { ended, startChild } from '../child-process.ts';

const folders: string[] = [];
const makeFolder = (): string => {
  const folder = temporaryFolder('people-kill');
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

async function run(folder: string, dies: boolean): Promise<string> {
  const env = dies ? { ESCALE_TEST_DIE_AT: 'people:committed' } : {};
  const child = startChild('tests/unit/backend/people/children/merge-and-die.ts', [folder], env);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const { signal } = await ended(child);
  return signal ?? output.trim();
}

async function contents(folder: string) {
  const { db, close } = await openLibrary({ folder, log: silentLog });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const rows = (query: string): unknown[] => db.prepare(query).all();
    return {
      posts: rows('SELECT title, document_hash, save_number, updated_at FROM posts ORDER BY title'),
      people: rows('SELECT id, name, role, organisation FROM participants ORDER BY id'),
      in: rows('SELECT participant_id, count(*) AS posts FROM post_participants GROUP BY 1'),
      aliases: rows('SELECT id, participant_id FROM people_aliases'),
      acts: rows('SELECT kind, state FROM people_acts'),
      waiting: rows("SELECT count(*) AS waiting FROM people_act_posts WHERE state = 'waiting'"),
      revisions: rows('SELECT reason, count(*) AS kept FROM revisions GROUP BY reason'),
    };
  } finally {
    close();
  }
}

it('resumes after the kill with the same result', async () => {
  const undisturbed = makeFolder();
  expect(await run(undisturbed, false)).toBe('done');
  const killed = makeFolder();
  expect(await run(killed, true)).toBe('SIGKILL');
  const middle = await contents(killed);
  expect(middle.acts).toEqual([{ kind: 'merge', state: 'running' }]);
  expect(middle.waiting).not.toEqual([{ waiting: 0 }]);
  // The directory has one person from the start.
  expect(middle.people).toHaveLength(1);
  // Killed again directly after the resume.
  expect(await run(killed, true)).toBe('SIGKILL');
  expect(await run(killed, false)).toBe('done');
  expect(await contents(killed)).toEqual(await contents(undisturbed));
});
