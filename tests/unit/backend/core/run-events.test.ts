/** What a long run tells the page, and how often. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRunEvents } from '#backend/core/run-events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aTeller() {
  const posts: string[][] = [];
  const runs: string[][] = [];
  const teller = createRunEvents(
    (ids) => posts.push(ids),
    (ids) => runs.push(ids),
  );
  return { teller, posts, runs };
}

it('tells the first at once, and the next ones together a fifth of a second later', () => {
  const { teller, posts, runs } = aTeller();
  teller.now('run');
  expect(runs).toEqual([['run']]);
  teller.soon('run', ['a']);
  vi.advanceTimersByTime(0);
  expect(posts).toEqual([['a']]);
  teller.soon('run', ['b']);
  teller.soon('run', ['c', 'b']);
  vi.advanceTimersByTime(199);
  expect(posts).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(posts).toEqual([['a'], ['b', 'c']]);
  vi.advanceTimersByTime(1_000);
  teller.soon('run', ['d']);
  vi.advanceTimersByTime(0);
  expect(posts.at(-1)).toEqual(['d']);
});

it('tells a change of state at once, with what was met until then', () => {
  const { teller, posts, runs } = aTeller();
  teller.soon('run', ['a']);
  teller.now('other');
  expect(posts).toEqual([['a']]);
  expect(runs).toEqual([['run', 'other']]);
  vi.advanceTimersByTime(1_000);
  expect(posts).toHaveLength(1);
});

it('tells nothing once it is closed', () => {
  const { teller, runs } = aTeller();
  teller.soon('run', ['a']);
  teller.close();
  vi.advanceTimersByTime(1_000);
  expect(runs).toEqual([]);
});
