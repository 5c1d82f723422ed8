import fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkErased } from '#backend/people/erasure/check-erased.ts';
import { erasuresOf } from '#backend/people/erasure/run-erasures.ts';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import { ended, startChild } from '../../child-process.ts';
import { FOLDED, filesWith, interviewWithHer, NAME } from '../../library/erasure/full-library.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('erasing-kill');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

it.each(['erasure:asked', 'erasure:slice', 'erasure:rows-done', 'erasure:cleaned'])(
  'resumes at the next opening when the process is killed at %s',
  { timeout: 60_000 },
  async (point) => {
    const before = await openTestBackend({ folder, publishing: false });
    const { id: personId } = await before.call('participants.create', { name: NAME });
    for (let post = 0; post < 30; post += 1) {
      const { id } = await before.call('posts.create', { kind: 'interview', language: 'fr' });
      await before.call('posts.save', { id, baseSave: 0, saveId: 's', document: interviewWithHer(personId) });
      await before.call('posts.leave', { id });
    }
    await before.close();
    const child = startChild(
      'tests/unit/backend/people/erasure/children/erase-and-die.ts',
      [folder, personId],
      {
        ESCALE_TEST_DIE_AT: point,
      },
    );
    expect(await ended(child)).toMatchObject({ signal: 'SIGKILL' });

    const after = await openTestBackend({ folder, publishing: false });
    await erasuresOf(after.backend).settled();
    expect((await after.call('erasure.list', {})).people).toMatchObject([{ state: 'done' }]);
    expect(checkErased(after.backend.db, folder)).toEqual([]);
    expect(after.backend.db.pragma('integrity_check', { simple: true })).toBe('ok');
    await after.close();
    expect(filesWith(folder, [NAME, FOLDED])).toEqual([]);
  },
);
