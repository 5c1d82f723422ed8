/** Random acts on people in any order: no text and no row names a merged person. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Participant } from '#interview/document.ts';
import { all, sql } from '#backend/core/sql.ts';
import { AppError } from '#contract/failure.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { postWithAnswers } from '#tests/builders/three-people.ts';
import { addPost, idsInUse, actsEnded } from './test-directory.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const PEOPLE: Participant[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `Personne ${id}`, label: id }));
const one = fc.nat({ max: 3 });
const act = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), one, other: one }),
  fc.record({ do: fc.constant('undo' as const), nth: fc.nat({ max: 5 }) }),
  fc.record({ do: fc.constant('write' as const), one, other: one }),
  fc.record({ do: fc.constant('restore' as const), nth: fc.nat({ max: 30 }) }),
  fc.record({ do: fc.constant('rename' as const), one }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** Codes of refused acts, which change nothing. */
const REFUSED = ['people.same', 'people.busy', 'people.not-undoable', 'participant.not-found'];
const orRefused = async <Value>(work: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && REFUSED.includes(error.code)) return undefined;
    throw error;
  }
};

async function run(desk: TestBackend, step: Act, done: string[], saves: { nth: number }): Promise<void> {
  const id = (at: number): string => PEOPLE[at]?.id ?? '';
  const revisions = (): { id: string; post: string }[] =>
    all(
      desk.backend.db,
      sql`SELECT r.id, posts.id AS post FROM revisions AS r JOIN posts ON posts.rowid = r.post_rowid ORDER BY r.rowid`,
    );
  if (step.do === 'merge') {
    const input = { id: id(step.one), otherId: id(step.other), choice: {} };
    const merged = await orRefused(desk.call('people.merge', input));
    if (merged !== undefined) done.push(merged.actId);
  } else if (step.do === 'rename') {
    const renamed = await orRefused(
      desk.call('people.rename', { id: id(step.one), details: true, prepare: false }),
    );
    if (renamed !== undefined) done.push(renamed.actId);
  } else if (step.do === 'undo') {
    const actId = done[step.nth];
    if (actId !== undefined) await orRefused(desk.call('people.undo', { id: actId }));
  } else if (step.do === 'write')
    addPost(
      desk,
      postWithAnswers('Encore', ...PEOPLE.filter((_, at) => at === step.one || at === step.other)),
    );
  else {
    const items = revisions();
    const revision = items[step.nth % Math.max(1, items.length)];
    if (revision === undefined) return;
    const { saveNumber } = await desk.call('posts.get', { id: revision.post });
    const saveId = `save-${(saves.nth += 1)}`;
    await desk.call('revisions.restore', { id: revision.id, baseSave: saveNumber, saveId });
  }
}

it('keeps the invariants after each random act, with no work left', async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      const desk = await openTestBackend({ publishing: false });
      try {
        addPost(desk, postWithAnswers('Un', ...PEOPLE));
        addPost(desk, postWithAnswers('Deux', ...PEOPLE.slice(0, 2)));
        addPost(desk, postWithAnswers('Trois', ...PEOPLE.slice(2)));
        const done: string[] = [];
        const saves = { nth: 0 };
        for (const step of acts) {
          await run(desk, step, done, saves);
          await actsEnded(desk);
          const aliases = all<{ id: string; participant_id: string }>(
            desk.backend.db,
            sql`SELECT id, participant_id FROM people_aliases`,
          );
          const mergedIds = new Set(aliases.map(({ id }) => id));
          const { documents, rows } = idsInUse(desk);
          expect(documents.filter((id) => mergedIds.has(id))).toEqual([]);
          expect(rows).toEqual(documents);
          // Never a chain of two aliases.
          expect(aliases.filter(({ participant_id }) => mergedIds.has(participant_id))).toEqual([]);
          // Every person named by a text is in the directory.
          const { items } = await desk.call('participants.list', { query: '', limit: 50 });
          expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(documents));
          expect(items.filter(({ id }) => mergedIds.has(id))).toEqual([]);
        }
        expect((await desk.call('library.check', {})).findings).toEqual([]);
      } finally {
        await desk.dispose();
      }
    }),
    { parts: 5, endOnFailure: true },
  );
}, 120_000);
