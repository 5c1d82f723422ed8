/** A running backend that does not answer: its host replaces it, and spares one that announced its work. */
import { beforeEach, expect, test, vi } from 'vitest';
import { openTestHost, outcomeOf } from '../test-host.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('ends a hung backend after ten seconds, rejects its requests, and the next one answers', async () => {
  const { host, children, emit, last } = openTestHost();
  last().ready();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(children).toHaveLength(1);
  last().hang();
  const saving = host.callFromPage('posts.save', {});
  await vi.advanceTimersByTimeAsync(12_000);
  expect(outcomeOf(await saving)).toBe('backend.unavailable');
  expect(emit.mock.calls).toEqual([['backend.lost', {}]]);
  const again = host.callFromPage('posts.save', {});
  await vi.advanceTimersByTimeAsync(250);
  last().ready();
  last().reply({ ok: true, value: 'saved' });
  expect(await again).toEqual({ ok: true, value: 'saved' });
  expect(children).toHaveLength(2);
});

test('spares a backend that announced its work', async () => {
  const { children, last } = openTestHost();
  last().ready();
  last().say({ type: 'works', ms: 120_000 });
  last().hang();
  await vi.advanceTimersByTimeAsync(119_000);
  expect(children).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(children).toHaveLength(2);
});

test('a start that rewrites a large library gets the time it announces', () => {
  const { children, last } = openTestHost();
  last().say({ type: 'works', ms: 600_000 });
  vi.advanceTimersByTime(779_000);
  expect(children).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(children).toHaveLength(2);
});

test('a request for a working backend gets the one that replaced a hung one', async () => {
  const { host, last } = openTestHost();
  last().ready();
  expect(await host.awaitAnswer()).toBe(1);
  last().hang();
  const awaitAnswer = host.awaitAnswer();
  await vi.advanceTimersByTimeAsync(12_250);
  last().ready();
  expect(await awaitAnswer).toBe(2);
  expect(host.starts()).toBe(2);
});

test('a request for a working backend fails when none can start', async () => {
  const { host, last } = openTestHost();
  last().ready();
  last().hang();
  const awaitAnswer = host.awaitAnswer();
  await vi.advanceTimersByTimeAsync(12_000);
  for (const delay of [250, 1_000, 4_000]) {
    await vi.advanceTimersByTimeAsync(delay);
    last().die();
  }
  expect(await awaitAnswer).toBeNull();
  expect(await host.awaitAnswer()).toBeNull();
});
