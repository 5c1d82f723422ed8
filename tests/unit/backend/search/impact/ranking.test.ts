/** The arithmetic of the impact index, compared with a naive implementation. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestSlots, Scores } from '#backend/search/impact/scores.ts';
import { Gathered } from '#backend/search/impact/segments.ts';
import { PostingsWriter, readPostings } from '#backend/search/impact/postings.ts';
import {
  AS_TYPED,
  forTitle,
  IN_TITLE,
  INFLECTED,
  LOOSE,
  rarity,
  RELATED,
  saturate,
  SHARES,
  STEP,
  type Step,
  toByte,
  WORTH,
} from '#backend/search/impact/weights.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** A stored weight, with or without the title bit; the title bit alone is invalid. */
const worth = fc.integer({ min: 1, max: 255 }).filter((byte) => byte !== IN_TITLE);
const postings = fc
  .uniqueArray(fc.tuple(fc.oneof(fc.nat(300), fc.nat(2 ** 24 - 1)), worth), {
    selector: ([number]) => number,
    maxLength: 200,
  })
  .map((list) => list.toSorted(([a], [b]) => a - b));

const writePostings = (list: readonly [number, number][]): Uint8Array => {
  const writer = new PostingsWriter();
  for (const [number, worth] of list) writer.add(number, worth);
  return writer.written().slice();
};

describe('postings', () => {
  test('are read as they were written', () => {
    checkProperty(
      fc.property(postings, (list) => {
        const read: [number, number][] = [];
        readPostings(writePostings(list), (number, worth) => read.push([number, worth]));
        expect(read).toEqual(list);
      }),
    );
  });

  test('end without an error on random bytes', () => {
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        let count = 0;
        readPostings(bytes, () => (count += 1));
        expect(count).toBeLessThanOrEqual(bytes.length);
        const scores = new Scores();
        scores.begin(3, new Uint8Array([1, 1, 1]));
        scores.beginWord();
        scores.addList(bytes, Int32Array.of(0, 1, 2), AS_TYPED);
        scores.endWord(3);
        expect(scores.matched(new Uint8Array(3))).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('added in any order of forms, are returned form by form', () => {
    const posts = fc.array(fc.uniqueArray(fc.tuple(fc.nat(30), worth), { selector: ([form]) => form }), {
      maxLength: 30,
    });
    checkProperty(
      fc.property(posts, (documents) => {
        const forms = Array.from(
          { length: 31 },
          (_, form) => `f${String.fromCharCode(97 + ((form * 7) % 31))}`,
        );
        const gathered = new Gathered();
        const expected = new Map<string, [number, number][]>();
        documents.forEach((words, post) => {
          for (const [form, worth] of words) {
            gathered.add(form, post, worth);
            const name = forms[form] ?? '';
            expected.set(name, [...(expected.get(name) ?? []), [post, worth]]);
          }
        });
        const postings = [...gathered.byForm(forms)].flatMap((posting) =>
          posting === undefined ? [] : [{ ...posting, list: posting.list.slice() }],
        );
        // The writer reuses its list: it must be copied before the next one.
        expect(postings.map(({ form }) => form)).toEqual([...expected.keys()].toSorted());
        for (const { form, posts: count } of postings) expect(count).toBe(expected.get(form)?.length);
      }),
    );
  });
});

test('a weight survives its byte within a step', () => {
  checkProperty(
    fc.property(fc.double({ min: 0.063, max: 175, noNaN: true }), (worth) => {
      const byte = toByte(worth);
      expect(Math.abs(Math.log2((WORTH[byte] ?? 0) / worth))).toBeLessThanOrEqual(1 / 22 + 1e-9);
      expect(WORTH[byte | IN_TITLE]).toBe(WORTH[byte]);
    }),
  );
  expect(toByte(0.000_1)).toBe(1);
  expect(toByte(1e9)).toBe(127);
});

describe('scores', () => {
  const SIZE = 40;
  const list = fc
    .uniqueArray(fc.tuple(fc.nat(SIZE - 1), worth), {
      selector: ([number]) => number,
    })
    .map((matchList) => matchList.toSorted(([a], [b]) => a - b));
  const form = fc.record({
    list,
    step: fc.constantFrom<Step>(AS_TYPED, INFLECTED, RELATED, LOOSE),
  });
  const queries = fc.record({
    groups: fc.array(fc.array(form, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
    excluded: fc.array(list, { maxLength: 2 }),
    mask: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: SIZE, maxLength: SIZE }),
    // Some numbers of the lists belong to deleted posts.
    removed: fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 5 }),
    top: fc.nat(50),
  });

  test('give the same posts and order as counting post by post', () => {
    checkProperty(
      fc.property(queries, ({ groups, excluded, mask, removed, top }) => {
        const slots = Int32Array.from({ length: SIZE }, (_, number) =>
          removed.includes(number) ? -1 : number,
        );
        const scores = new Scores();
        // Twice: nothing of a query remains in the next one.
        for (let round = 0; round < 2; round += 1) {
          scores.begin(SIZE, Uint8Array.from(mask));
          for (const group of groups) {
            scores.beginWord();
            for (const { list: wordList, step } of group.toSorted((a, b) => b.step - a.step))
              scores.addList(writePostings(wordList), slots, step);
            scores.endWord(SIZE);
          }
          for (const excludedList of excluded) {
            scores.beginWord();
            scores.addList(writePostings(excludedList), slots, AS_TYPED);
            scores.exclude();
          }
        }
        const matched = new Uint8Array(SIZE);
        const total = scores.matched(matched);

        const expected = naive(groups, excluded, mask, removed);
        expect(total).toBe(expected.size);
        expect(Array.from(matched).flatMap((isMatch, slot) => (isMatch === 1 ? [slot] : []))).toEqual([
          ...expected.keys(),
        ]);
        for (const [slot, score] of expected) expect(scores.scores[slot]).toBeCloseTo(score, 3);
        const second = Float64Array.from({ length: SIZE }, (_, slot) => slot % 3);
        const best = bestSlots(matched, SIZE, { first: scores.scores, second, count: top });
        const sorted = [...expected.keys()].toSorted(
          (a, b) =>
            (scores.scores[b] ?? 0) - (scores.scores[a] ?? 0) || (second[b] ?? 0) - (second[a] ?? 0) || b - a,
        );
        expect(best).toEqual(sorted.slice(0, top));
      }),
    );
  });

  type Group = readonly { list: readonly [number, number][]; step: Step }[];

  /** The weights of a word’s forms in a post: prefixes count only without another form. */
  function inPost(group: Group, post: number) {
    const ownSteps = group.flatMap(({ list: own, step }) => {
      const byte = own.find(([number]) => number === post)?.[1];
      return byte === undefined ? [] : [{ byte, step }];
    });
    const forms = ownSteps.filter(({ step }) => step > LOOSE);
    const counted = forms.length > 0 ? forms : ownSteps;
    return {
      sum: counted.reduce((sum, { byte, step }) => sum + SHARES[step] * (WORTH[byte] ?? 0), 0),
      step: Math.max(0, ...counted.map(({ step }) => step)),
      titled: counted.filter(({ byte }) => byte >= IN_TITLE).map(({ step }) => step),
    };
  }

  function naive(
    groups: readonly Group[],
    excluded: readonly (readonly [number, number][])[],
    mask: readonly number[],
    removed: readonly number[],
  ): Map<number, number> {
    const scoreByPost = new Map<number, number>();
    const words = groups.map((group) => {
      const posts = Array.from({ length: SIZE }, (_, post) =>
        removed.includes(post) ? { sum: 0, step: 0, titled: [] } : inPost(group, post),
      );
      const holding = posts.filter(({ step }) => step > LOOSE).length;
      const least = holding > 0 ? INFLECTED : LOOSE;
      return {
        told: rarity(holding || posts.filter(({ sum }) => sum > 0).length, SIZE),
        posts: posts.map(({ sum, step, titled }) => ({
          sum,
          step,
          titled: Math.max(0, ...titled.filter((one) => one !== RELATED && one >= least)),
        })),
      };
    });
    for (let post = 0; post < SIZE; post += 1) {
      const own = words.map(({ told: weight, posts }) => ({
        told: weight,
        sum: 0,
        step: 0,
        titled: 0,
        ...posts[post],
      }));
      if (mask[post] !== 1 || own.some(({ sum }) => sum === 0)) continue;
      if (!removed.includes(post) && excluded.some((list) => list.some(([number]) => number === post)))
        continue;
      const isTitled = own.length > 0 && own.every(({ titled }) => titled > 0);
      const lack = own.reduce((sum, { step, titled }) => sum + titled - step, 0);
      const weighed = own.reduce(
        (score, { told: weight, sum, step }) => score + weight * saturate(sum) + step * STEP,
        0,
      );
      scoreByPost.set(post, weighed + (isTitled ? forTitle(own.length, lack) : 0));
    }
    return scoreByPost;
  }
});
