/** Invariants for any three versions. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { mergeByTurn, type MergeResult } from '#interview/merge/merge-by-turn.ts';
import type { Decision, Keep } from '#interview/merge/merge-result.ts';
import { blocksToText } from '#interview/plain.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { editsOf } from '#tests/builders/arbitrary-edits.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const three = fc
  .tuple(arbitraryPost, editsOf('m'), editsOf('t'))
  .map(([base, mine, theirs]) => ({ base, mine: mine(base), theirs: theirs(base) }));
/** Three posts that share only ids. */
const strangers = fc.record({ base: arbitraryPost, mine: arbitraryPost, theirs: arbitraryPost });
const versions = fc.oneof({ weight: 4, arbitrary: three }, strangers);

const words = (post: Post): string[] =>
  [post.title, paragraphsToText(post.lead ?? []), blocksToText(post.body), ...post.labels]
    .join('\n')
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const wordsOf = ({ post, conflicts }: MergeResult): Set<string> =>
  new Set([
    ...words(post),
    ...conflicts.flatMap(
      ({ mine, theirs }) => `${mine ?? ''}\n${theirs ?? ''}`.match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ]);

describe('with one side unchanged, the result is the other side', () => {
  const pair = fc.oneof(
    three.map(({ base, mine }) => [base, mine] as const),
    strangers.map(({ base, mine }) => [base, mine] as const),
  );
  test('mine', () =>
    checkProperty(
      fc.property(pair, ([base, x]) => {
        const merged = mergeByTurn(base, x, base);
        expect(merged.post).toEqual(x);
        expect(merged.conflicts).toEqual([]);
      }),
    ));
  test('theirs', () =>
    checkProperty(
      fc.property(pair, ([base, x]) => {
        const merged = mergeByTurn(base, base, x);
        expect(merged.post).toEqual(x);
        expect(merged.conflicts).toEqual([]);
      }),
    ));
  test('both the same', () =>
    checkProperty(
      fc.property(pair, ([base, x]) => {
        const merged = mergeByTurn(base, x, x);
        expect(merged.post).toEqual(x);
        expect(merged.conflicts).toEqual([]);
        expect(merged.changes.every(({ from }) => from === 'both')).toBe(true);
      }),
    ));
});

test('every word of either side is in the post or among the conflicts', () => {
  checkProperty(
    fc.property(versions, ({ base, mine, theirs }) => {
      const baseWords = new Set(words(base));
      const mergedWords = wordsOf(mergeByTurn(base, mine, theirs));
      const lost = [...words(mine), ...words(theirs)].filter(
        (word) => !baseWords.has(word) && !mergedWords.has(word),
      );
      expect(lost).toEqual([]);
    }),
  );
});

test('each choice gives a valid document with unique ids, and the same at each merge', () => {
  checkProperty(
    fc.property(
      versions,
      fc.array(fc.constantFrom<Keep>('mine', 'theirs', 'both'), { minLength: 1, maxLength: 8 }),
      ({ base, mine, theirs }, keeps) => {
        const { conflicts, post } = mergeByTurn(base, mine, theirs);
        expect(postSchema.parse(post)).toEqual(post);
        expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length);
        const decisions = new Map<string, Decision>(
          conflicts.map(({ id }, at) => [id, { keep: keeps[at % keeps.length] ?? 'mine' }]),
        );
        const settled = mergeByTurn(base, mine, theirs, decisions);
        expect(postSchema.parse(settled.post)).toEqual(settled.post);
        expect(settled.conflicts).toEqual(conflicts);
        expect(mergeByTurn(base, mine, theirs, decisions)).toEqual(settled);
      },
    ),
  );
});

test('« both » keeps every word of both sides', () => {
  checkProperty(
    fc.property(three, ({ base, mine, theirs }) => {
      const { conflicts } = mergeByTurn(base, mine, theirs);
      const decisions = new Map<string, Decision>(
        conflicts.map(({ id, both, mine: own }) => [
          id,
          { keep: both === undefined ? (own === undefined ? 'theirs' : 'mine') : 'both' },
        ]),
      );
      const mergedWords = new Set(words(mergeByTurn(base, mine, theirs, decisions).post));
      const own = [...words(mine), ...words(theirs)].filter((word) => /^[mt]mot\d+$/.test(word));
      expect(own.filter((word) => !mergedWords.has(word))).toEqual([]);
    }),
  );
});
