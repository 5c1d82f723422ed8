// @vitest-environment happy-dom
/** Which of several answers to the same question is shown. */
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useQuery } from '#renderer/bridge/use-query.ts';

type Answer = (drafts: number) => Promise<void>;
let waiting: Answer[] = [];
const listeners = new Set<() => void>();
const change = (): void => act(() => listeners.forEach((listener) => listener()));

beforeEach(() => {
  waiting = [];
  const bridge = {
    call: () =>
      new Promise((resolve) => {
        waiting.push((drafts) =>
          act(async () => {
            resolve({ ok: true, value: { drafts } });
            await Promise.resolve();
          }),
        );
      }),
    subscribe: (event: string, listener: () => void) => {
      if (event === 'posts.changed') listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
});
afterEach(cleanup);

const start = () => {
  let drawn = 0;
  const { result } = renderHook(() => {
    drawn += 1;
    return useQuery('posts.counts', {}, ['posts.changed']);
  });
  return {
    shownValue: () => result.current.value?.drafts,
    refresh: () => act(() => result.current.refresh()),
    drawn: () => drawn,
  };
};

it('follows inputs faster than the answers, and never goes back', async () => {
  const { shownValue } = start();
  change();
  change();
  await waiting[0]?.(1);
  expect(shownValue()).toBe(1);
  await waiting[2]?.(3);
  await waiting[1]?.(2);
  expect(shownValue()).toBe(3);
});

it('shows no answer from before a refresh', async () => {
  const { shownValue, refresh } = start();
  change();
  refresh();
  await waiting[0]?.(1);
  await waiting[1]?.(2);
  expect(shownValue()).toBeUndefined();
  await waiting[2]?.(3);
  expect(shownValue()).toBe(3);
});

it('does not render for an answer that is already shown', async () => {
  const { shownValue, drawn } = start();
  await waiting[0]?.(1);
  const before = drawn();
  change();
  await waiting[1]?.(1);
  change();
  await waiting[2]?.(1);
  expect(drawn()).toBe(before);
  change();
  await waiting[3]?.(2);
  expect(shownValue()).toBe(2);
  expect(drawn()).toBe(before + 1);
});
