/** Writes posts one after another, a few per transaction. A post that fails is rolled back by itself and reported. */
import type { Post } from '#interview/document.ts';
import { letOthersRun } from '../core/slices.ts';
import { testHook } from '../core/test-hooks.ts';
import { createChunks } from '../exchange/imports/chunks.ts';
import { byAuthor } from '../library/erasure/guards.ts';
import type { Work } from './run-several.ts';

export type Index = (postRowid: number, document: Post) => void;

/** `take` writes one post and returns the change, or undefined for none; `onCommitted` gets it after the commit. */
export async function eachInChunks<Item, Done>(
  { context, signal, report, progress, leave }: Work,
  items: readonly Item[],
  {
    idOf,
    take,
    onCommitted,
  }: Readonly<{
    idOf: (one: Item) => string;
    take: (one: Item, index: Index) => Done | undefined;
    onCommitted: (one: Item, done: Done) => void;
  }>,
): Promise<void> {
  const { db } = context;
  const chunks = createChunks(db);
  report.total = items.length;
  for (let from = 0; from < items.length;) {
    signal.throwIfAborted();
    const start = from;
    const outcomes: (() => void)[] = [];
    const changed: string[] = [];
    from = byAuthor(db, () =>
      chunks.commit(start, items.length, {
        take(at, index) {
          const one = items[at];
          if (one === undefined) return;
          try {
            // A savepoint, so that a failed post's writes are not committed with the others.
            const done = db.transaction(() =>
              take(one, (postRowid, document) => index(postRowid, () => document)),
            )();
            outcomes.push(() => {
              if (done === undefined) report.same += 1;
              else {
                report.changed += 1;
                onCommitted(one, done);
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
