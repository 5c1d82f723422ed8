/** The visible rows of a list that changes meanwhile. */
import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/failure.ts';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import type { PostSummary } from '#contract/shapes.ts';
import { PostWindow, positionOf, rowAt } from '#renderer/lists/post-window.ts';

type Input = RequestInput<'posts.list'>;

const summary = (id: string): PostSummary => ({
  id,
  kind: 'article',
  title: id,
  status: 'draft',
  labels: [],
  questions: 0,
  answers: 0,
  words: 0,
  createdAt: 0,
  updatedAt: 0,
  tried: false,
});

/** A list of `count` posts that answers like posts.list and records its requests. */
function createList(count: number) {
  const list = {
    ids: Array.from({ length: count }, (_, at) => `post-${at}`),
    requests: [] as Input[],
    failing: false,
    /** Before each answer. */
    before: undefined as (() => void) | undefined,
    async ask(input: Input): Promise<RequestOutput<'posts.list'>> {
      list.requests.push(input);
      await Promise.resolve();
      list.before?.();
      if (list.failing) throw new AppError('backend.unavailable');
      const position = input.around === undefined ? -1 : list.ids.indexOf(input.around);
      const from = position >= 0 ? Math.floor(position / input.limit) * input.limit : (input.from ?? 0);
      return {
        items: list.ids.slice(from, from + input.limit).map(summary),
        total: list.ids.length,
        from,
        ...(position < 0 ? {} : { position: position }),
      };
    },
  };
  return list;
}

const flushPromises = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

async function watching(count: number, first = 0) {
  const list = createList(count);
  const window = new PostWindow(
    { list: 'all' },
    (input) => list.ask(input),
    (thrown) => thrown as AppError,
    first,
  );
  const end = window.subscribe(() => undefined);
  window.refresh();
  await flushPromises();
  return { list, window, end, rows: () => window.get() };
}

describe('PostWindow', () => {
  it('requests the visible rows only, wherever the scroll bar is dragged', async () => {
    const { list, window, rows } = await watching(100_000);
    for (let row = 0; row < 99_900; row += 37) window.see(row, row + 12);
    window.see(99_988, 99_999);
    await flushPromises();
    expect(rowAt(rows(), 99_999)?.id).toBe('post-99999');
    expect(list.requests.length).toBeLessThan(5);
  });

  it('keeps rows nearby, and drops far ones', async () => {
    const { window, rows } = await watching(100_000);
    for (let row = 0; row < 3_000; row += 50) {
      window.see(row, row + 12);
      await flushPromises();
    }
    expect(rowAt(rows(), 2_960)?.id).toBe('post-2960');
    expect(rowAt(rows(), 2_700)?.id).toBe('post-2700');
    expect(rowAt(rows(), 10)).toBeUndefined();
    expect(rows().chunks.size).toBeLessThan(10);
  });

  it('starts at its last position', async () => {
    const { list, rows } = await watching(1_000, 640);
    expect(list.requests).toEqual([{ list: 'all', limit: 100, from: 600 }]);
    expect(rowAt(rows(), 640)?.id).toBe('post-640');
  });

  it('keeps the visible row in place while others arrive above it and leave', async () => {
    const { list, window, rows } = await watching(1_000);
    window.see(495, 505);
    await flushPromises();
    window.anchorAt(() => 'post-498');
    list.ids.unshift('new-1', 'new-2', 'new-3');
    window.refresh();
    await flushPromises();
    expect(rows().moved).toEqual({ rows: 3, turn: 1 });
    expect(positionOf(rows(), 'post-498')).toBe(501);
    // All visible rows are loaded at once, on both sides of a page border.
    for (let index = 498; index <= 508; index += 1)
      expect(rowAt(rows(), index)?.id).toBe(`post-${index - 3}`);
    list.ids.splice(0, 100);
    window.refresh();
    await flushPromises();
    expect(rows().moved).toEqual({ rows: -100, turn: 2 });
    expect(positionOf(rows(), 'post-498')).toBe(401);
  });

  it('requests no row above the first when the row kept in place passes the focused one', async () => {
    const { list, window, rows } = await watching(2);
    window.hold(0);
    window.anchorAt(() => 'post-1');
    list.ids.reverse();
    window.refresh();
    await flushPromises();
    expect(list.requests.filter(({ from = 0 }) => from < 0)).toEqual([]);
    expect(rowAt(rows(), 0)?.id).toBe('post-1');
    expect(positionOf(rows(), 'post-0')).toBe(1);
  });

  it('shows the end of a list that became short when the row kept in place was removed', async () => {
    const { list, window, rows } = await watching(1_000);
    window.see(900, 910);
    await flushPromises();
    window.anchorAt(() => 'post-900');
    list.ids.length = 40;
    window.refresh();
    await flushPromises();
    expect(rows().total).toBe(40);
    expect(rows().moved.turn).toBe(0);
    expect(rowAt(rows(), 39)?.id).toBe('post-39');
  });

  it('shows the old rows until a new question is answered, then its top', async () => {
    const { list, window, rows } = await watching(1_000);
    window.see(500, 510);
    await flushPromises();
    window.change({ list: 'all', sort: 'title' });
    expect(rowAt(rows(), 505)?.id).toBe('post-505');
    expect(rows().query).toEqual({ list: 'all' });
    await flushPromises();
    expect(rows().query).toEqual({ list: 'all', sort: 'title' });
    expect(list.requests.at(-1)).toEqual({ list: 'all', sort: 'title', limit: 100, from: 0 });
    expect(rowAt(rows(), 0)?.id).toBe('post-0');
  });

  it('drops the answer to a withdrawn question', async () => {
    const { list, window, rows } = await watching(10);
    list.before = () => {
      list.before = undefined;
      window.change({ list: 'drafts' });
    };
    window.change({ list: 'all', sort: 'title' });
    await flushPromises();
    expect(rows().query).toEqual({ list: 'drafts' });
  });

  it('keeps the shown rows when an answer fails, and retries', async () => {
    const { list, window, rows } = await watching(10);
    list.failing = true;
    window.refresh();
    await flushPromises();
    expect(rows().failure?.code).toBe('backend.unavailable');
    expect(rowAt(rows(), 3)?.id).toBe('post-3');
    list.failing = false;
    list.ids.unshift('new');
    window.refresh();
    await flushPromises();
    expect(rows().failure).toBeUndefined();
    expect(rows().total).toBe(11);
  });

  it('requests the rows scrolled to while the list was reloaded', async () => {
    const { list, window, rows } = await watching(1_000);
    window.see(195, 205);
    await flushPromises();
    let answers = 0;
    list.before = () => {
      answers += 1;
      if (answers === 2) window.see(700, 710);
    };
    window.refresh();
    await flushPromises();
    expect(rowAt(rows(), 705)?.id).toBe('post-705');
  });

  it('mixes no rows of two questions when the second answer fails', async () => {
    const { list, window, rows } = await watching(1_000);
    list.failing = true;
    window.change({ list: 'all', sort: 'title' });
    await flushPromises();
    expect(rows().query).toEqual({ list: 'all' });
    list.failing = false;
    const before = list.requests.length;
    window.see(300, 310);
    await flushPromises();
    expect(rows()).toMatchObject({ query: { list: 'all', sort: 'title' }, failure: undefined });
    // The top of the other list, without rows of the former one.
    expect(list.requests[before]).toEqual({ list: 'all', sort: 'title', limit: 100, from: 0 });
    expect([...rows().chunks.keys()]).toEqual([0]);
  });

  it('requests nothing once closed', async () => {
    const { list, window, end } = await watching(1_000);
    end();
    const before = list.requests.length;
    window.see(500, 510);
    window.refresh();
    await flushPromises();
    expect(list.requests.length).toBe(before);
  });
});
