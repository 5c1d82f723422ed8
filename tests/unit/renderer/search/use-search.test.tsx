// @vitest-environment happy-dom
/** Search answers in the page: late ones dropped, pages joined, shown results kept while waiting. */
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchHit, SearchResult } from '#contract/search.ts';
import type { EventName } from '#contract/events.ts';
import { SearchMemory } from '#renderer/search/search-memory.ts';
import { useSearch } from '#renderer/search/use-search.ts';

type Asked = Readonly<{ query: string; offset?: number; limit: number; order: string }>;
type Waiting = Readonly<{ input: Asked; answer: (hits: readonly string[], total?: number) => Promise<void> }>;

let waiting: Waiting[] = [];
const listeners = new Map<string, Set<() => void>>();
const tell = (event: EventName): void => act(() => listeners.get(event)?.forEach((listener) => listener()));

const hit = (postId: string): SearchHit => ({
  postId,
  title: postId,
  kind: 'interview',
  status: 'draft',
  updatedAt: 1,
  labels: [],
  score: 1,
  passages: [],
});
const result = (query: string, hits: readonly string[], total: number): SearchResult => ({
  query,
  total,
  tookMs: 1,
  hits: hits.map(hit),
  facets: { labels: [], years: [], participants: [], statuses: [], blogs: [] },
  suggestion: null,
  equivalents: [],
});

beforeEach(() => {
  vi.useFakeTimers();
  waiting = [];
  listeners.clear();
  const bridge = {
    call: (_name: string, input: Asked) =>
      new Promise((resolve) => {
        waiting.push({
          input,
          answer: (hits, total = hits.length) =>
            act(async () => {
              resolve({ ok: true, value: result(input.query, hits, total) });
              await Promise.resolve();
            }),
        });
      }),
    subscribe: (event: string, listener: () => void) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => all.delete(listener);
    },
  };
  Object.defineProperty(window, 'escale', { value: bridge, configurable: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const start = () => {
  const memory = new SearchMemory();
  const { result: hook } = renderHook(() => useSearch(memory));
  const resultIds = (): string[] => memory.get().answer?.hits.map(({ postId }) => postId) ?? [];
  return { memory, hook, resultIds };
};
const ask = (memory: SearchMemory, query: string): void => act(() => memory.ask(query));

describe('search answers', () => {
  it('belong to the query in the box; late ones are dropped, and the last stays until the next', async () => {
    const { memory, hook, resultIds } = start();
    await waiting[0]?.answer(['newest']);
    ask(memory, 'cl');
    ask(memory, 'clef');
    expect(resultIds()).toEqual(['newest']);
    expect(hook.current.waiting).toBe(true);
    await waiting[2]?.answer(['clef']);
    await waiting[1]?.answer(['cloche']);
    expect(resultIds()).toEqual(['clef']);
    expect(hook.current.waiting).toBe(false);
    expect(waiting.map(({ input }) => input.query)).toEqual(['', 'cl', 'clef']);
  });

  it('for withdrawn words are dropped: only results of the box’s words are shown', async () => {
    const { memory, hook, resultIds } = start();
    ask(memory, 'clef');
    await waiting[1]?.answer(['clef']);
    ask(memory, 'clefxy');
    ask(memory, 'clef');
    await waiting[2]?.answer([]);
    expect(resultIds()).toEqual(['clef']);
    expect(hook.current.waiting).toBe(false);
    await waiting[3]?.answer(['clef', 'clefs']);
    expect(resultIds()).toEqual(['clef', 'clefs']);
  });

  it('are joined page by page; a post that moved meanwhile is listed once', async () => {
    const { hook, resultIds } = start();
    await waiting[0]?.answer(['a', 'b'], 4);
    expect(hook.current.hasMore).toBe(true);
    act(() => hook.current.more());
    act(() => hook.current.more());
    expect(waiting).toHaveLength(2);
    expect(waiting[1]?.input).toMatchObject({ offset: 2, limit: 100 });
    await waiting[1]?.answer(['b', 'c', 'd'], 4);
    expect(resultIds()).toEqual(['a', 'b', 'c', 'd']);
    expect(hook.current.hasMore).toBe(false);
  });

  it('end when they have fewer results than promised', async () => {
    const { hook } = start();
    await waiting[0]?.answer(['a'], 3);
    act(() => hook.current.more());
    await waiting[1]?.answer([], 3);
    expect(hook.current.hasMore).toBe(false);
  });

  it('are reloaded when posts change, at once, then once a second, with the later pages', async () => {
    const { resultIds } = start();
    await waiting[0]?.answer(['a', 'b'], 2);
    for (let change = 0; change < 5; change += 1) tell('posts.changed');
    expect(waiting).toHaveLength(2);
    await waiting[1]?.answer(['c', 'a', 'b'], 3);
    expect(resultIds()).toEqual(['c', 'a', 'b']);
    act(() => void vi.advanceTimersByTime(1_000));
    expect(waiting).toHaveLength(3);
    act(() => void vi.advanceTimersByTime(5_000));
    expect(waiting).toHaveLength(3);
  });

  it('are shown again from memory, then verified', async () => {
    const { memory, resultIds } = start();
    ask(memory, 'clef');
    await waiting[1]?.answer(['clef']);
    cleanup();
    waiting = [];
    renderHook(() => useSearch(memory));
    expect(resultIds()).toEqual(['clef']);
    expect(waiting.map(({ input }) => input)).toMatchObject([{ query: 'clef', limit: 20 }]);
    await waiting[0]?.answer(['clef', 'clefs']);
    expect(resultIds()).toEqual(['clef', 'clefs']);
  });
});
