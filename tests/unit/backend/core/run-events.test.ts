/** Progress events of a long run, and their intervals. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRunEvents } from '#backend/core/run-events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function createTeller() {
  const posts: string[][] = [];
  const runs: string[][] = [];
  const teller = createRunEvents(
    (ids) => posts.push(ids),
    (ids) => runs.push(ids),
  );
  return { teller, posts, runs };
}

it('emits the first event at once and merges the next ones at growing intervals', () => {
  const { teller, posts, runs } = createTeller();
  teller.now('run');
  expect(runs).toEqual([['run']]);
  const delays: number[] = [];
  const started = performance.now();
  for (let ms = 0; ms < 1_200; ms += 1) {
    const before = posts.length;
    teller.soon('run', [`at-${ms}`]);
    vi.advanceTimersByTime(ms === 0 ? 0 : 1);
    if (posts.length > before) delays.push(performance.now() - started);
  }
  expect(delays.slice(0, 6)).toEqual([0, 25, 63, 120, 206, 335]);
  expect(posts[0]).toEqual(['at-0']);
  expect(posts[1]).toHaveLength(25);
  vi.advanceTimersByTime(1_000);
  expect(new Set(posts.flat()).size).toBe(1_200);
  teller.soon('run', ['later']);
  vi.advanceTimersByTime(0);
  expect(posts.at(-1)).toEqual(['later']);
});

it('emits a change of state at once, with the problems found so far', () => {
  const { teller, posts, runs } = createTeller();
  teller.soon('run', ['a']);
  teller.now('other');
  expect(posts).toEqual([['a']]);
  expect(runs).toEqual([['run', 'other']]);
  vi.advanceTimersByTime(1_000);
  expect(posts).toHaveLength(1);
});

it('emits nothing after it is closed', () => {
  const { teller, runs } = createTeller();
  teller.soon('run', ['a']);
  teller.close();
  vi.advanceTimersByTime(1_000);
  expect(runs).toEqual([]);
});
