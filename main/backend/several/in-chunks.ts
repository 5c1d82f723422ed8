/** Posts written one after the other, a few in each transaction; one that fails is undone by itself and named. */
import type { Post } from '#interview/document.ts';
import { letOthersRun } from '../core/slices.ts';
import { testHook } from '../core/test-hooks.ts';
import { createChunks } from '../exchange/imports/chunks.ts';
import { byAuthor } from '../library/erasure/guards.ts';
import type { Work } from './run-several.ts';

/** Puts the text of a post into the index. */
export type Index = (postRowid: number, document: Post) => void;

/** `take` writes one post and tells whether it is otherwise now; `kept` hears it once that is committed. */
export async function eachInChunks<Given, Done>(
  { context, signal, report, progress, leave }: Work,
  given: readonly Given[],
  {
    idOf,
    take,
    kept,
  }: Readonly<{
    idOf: (one: Given) => string;
    take: (one: Given, index: Index) => Done | undefined;
    kept: (one: Given, done: Done) => void;
  }>,
): Promise<void> {
  const { db } = context;
  const chunks = createChunks(db);
  report.total = given.length;
  for (let from = 0; from < given.length;) {
    signal.throwIfAborted();
    const start = from;
    const outcomes: (() => void)[] = [];
    const changed: string[] = [];
    from = byAuthor(db, () =>
      chunks.commit(start, given.length, {
        take(at, index) {
          const one = given[at];
          if (one === undefined) return;
          try {
            // A savepoint: what one post wrote before it failed is not committed with the others.
            const done = db.transaction(() =>
              take(one, (postRowid, document) => index(postRowid, () => document)),
            )();
            outcomes.push(() => {
              if (done === undefined) report.same += 1;
              else {
                report.changed += 1;
                kept(one, done);
              }
            });
            if (done !== undefined) changed.push(idOf(one));
          } catch (error) {
            outcomes.push(() => leave(idOf(one), error));
          }
        },
        reached: () => undefined,
      }),
    );
    for (const outcome of outcomes) outcome();
    report.done = from;
    testHook('several:committed');
    progress(changed);
    await letOthersRun();
  }
}
