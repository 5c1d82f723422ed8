/**
 * A virtual list of posts: rows are requested in chunks of a hundred around the visible ones, and dropped far from
 * them. After a change they are requested again around a reference row that stays in place.
 */
import type { AppError } from '#contract/failure.ts';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import type { PostSummary } from '#contract/shapes.ts';

export type Asked = Omit<RequestInput<'posts.list'>, 'limit' | 'from' | 'around' | 'after'>;
type Ask = (input: RequestInput<'posts.list'>) => Promise<RequestOutput<'posts.list'>>;

const CHUNK = 100;
/** The first request of a list read from its top. */
export const firstPageOf = (query: Asked): RequestInput<'posts.list'> => ({
  ...query,
  limit: CHUNK,
  from: 0,
});
/** Chunks kept on each side of the visible ones. */
const KEPT = 3;

export type PostRows = Readonly<{
  total: number;
  loaded: boolean;
  /** The loaded rows by chunk. */
  chunks: ReadonlyMap<number, readonly PostSummary[]>;
  failure: AppError | undefined;
  /** The number of rows by which the visible ones moved; `turn` makes each move unique. */
  moved: Readonly<{ rows: number; turn: number }>;
  /** The query that these rows answer. */
  query: Asked;
}>;

export const rowAt = (rows: PostRows, index: number): PostSummary | undefined =>
  rows.chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK];

/** The index of a post among the loaded rows. */
export function positionOf(rows: PostRows, id: string): number | undefined {
  for (const [chunk, posts] of rows.chunks) {
    const at = posts.findIndex((post) => post.id === id);
    if (at >= 0) return chunk * CHUNK + at;
  }
  return undefined;
}

/** The indexes of the chunks that contain these rows. */
const chunksOf = (first: number, last: number): number[] => {
  const from = Math.floor(Math.max(0, first) / CHUNK);
  return Array.from(
    { length: Math.floor(Math.max(first, last, 0) / CHUNK) - from + 1 },
    (_, at) => from + at,
  );
};

export class PostWindow {
  private rows: PostRows;
  private readonly ask: Ask;
  private readonly asAppError: (thrown: unknown) => AppError;
  private readonly listeners = new Set<() => void>();
  private sight: Readonly<{ first: number; last: number }>;
  private anchorRow: number | undefined;
  /** Whether the rows are older than a change. */
  private stale = true;
  /** The current query, which may differ from the answered one. */
  private currentQuery: Asked;
  private busy = false;
  /** Whether the list was closed. */
  private closed = false;
  /** The id of the reference row; undefined if the list is read from its top. */
  private anchor: () => string | undefined = () => undefined;

  /** @param first the first row */
  constructor(query: Asked, ask: Ask, asAppError: (thrown: unknown) => AppError, first = 0) {
    this.sight = { first, last: first };
    this.currentQuery = query;
    this.ask = ask;
    this.asAppError = asAppError;
    const moved = { rows: 0, turn: 0 };
    this.rows = { total: 0, loaded: false, chunks: new Map(), failure: undefined, moved, query };
  }

  readonly get = (): PostRows => this.rows;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.closed = false;
    return () => {
      this.listeners.delete(listener);
      this.closed = this.listeners.size === 0;
    };
  };

  /** Sets another query; the shown rows stay until the answer, which starts at the top. */
  readonly change = (query: Asked): void => {
    if (JSON.stringify(query) !== JSON.stringify(this.currentQuery)) this.currentQuery = query;
    this.refresh();
  };

  /** Sets the visible rows. */
  readonly see = (first: number, last: number): void => {
    this.sight = { first, last };
    void this.run();
  };

  /** Loads again, after a change or a failure. */
  readonly refresh = (): void => {
    this.stale = true;
    void this.run();
  };

  /** Keeps the focused row loaded, however far the list is scrolled. */
  readonly hold = (index: number | undefined): void => {
    this.anchorRow = index;
  };

  readonly anchorAt = (anchor: () => string | undefined): void => {
    this.anchor = anchor;
  };

  private set(part: Partial<PostRows>): void {
    this.rows = { ...this.rows, ...part };
    for (const listener of this.listeners) listener();
  }

  /** One request at a time, so that a dragged scrollbar loads only the rows at which it rests. */
  private async run(): Promise<void> {
    if (this.busy || this.closed) return;
    this.busy = true;
    try {
      for (;;) {
        if (this.stale) await this.reload();
        else {
          const { first, last } = this.sight;
          const missing = chunksOf(first, Math.min(last, this.rows.total - 1)).find(
            (chunk) => !this.rows.chunks.has(chunk) && chunk * CHUNK < this.rows.total,
          );
          if (missing === undefined) break;
          await this.load(missing);
        }
        if (this.closed) break;
      }
    } catch (thrown) {
      // The shown rows stay; `refresh` loads again.
      this.set({ failure: this.asAppError(thrown) });
    } finally {
      this.busy = false;
    }
  }

  private page(query: Asked, chunk: number, around?: string): Promise<RequestOutput<'posts.list'>> {
    return this.ask({
      ...firstPageOf(query),
      from: chunk * CHUNK,
      ...(around === undefined ? {} : { around }),
    });
  }

  private async load(chunk: number): Promise<void> {
    const query = this.currentQuery;
    const { items, total } = await this.page(query, chunk);
    if (query !== this.currentQuery) return;
    if (total !== this.rows.total) this.stale = true;
    const near = chunksOf(this.sight.first - KEPT * CHUNK, this.sight.last + KEPT * CHUNK);
    if (this.anchorRow !== undefined) near.push(Math.floor(this.anchorRow / CHUNK));
    const chunks = new Map([...this.rows.chunks].filter(([known]) => near.includes(known)));
    this.set({ chunks: chunks.set(chunk, items), total, failure: undefined });
  }

  private async reload(): Promise<void> {
    this.stale = false;
    try {
      await this.loadAgain();
    } catch (thrown) {
      // Later rows would not match the earlier ones.
      this.stale = true;
      throw thrown;
    }
  }

  private async loadAgain(): Promise<void> {
    const query = this.currentQuery;
    const other = query !== this.rows.query;
    const visibleRows = (): typeof this.sight =>
      other ? { first: 0, last: this.sight.last - this.sight.first } : this.sight;
    const anchor = other ? undefined : this.anchor();
    const before = anchor === undefined ? undefined : positionOf(this.rows, anchor);
    const { first, last } = visibleRows();
    const at = Math.floor(first / CHUNK);
    let page = await this.page(query, at, before === undefined ? undefined : anchor);
    // The list is now shorter: its end is shown.
    if (page.items.length === 0 && page.total > 0)
      page = await this.page(query, Math.floor((page.total - 1) / CHUNK));
    const rows = before === undefined || page.position === undefined ? 0 : page.position - before;
    const chunks = new Map([[(page.from ?? 0) / CHUNK, page.items]]);
    const needed = chunksOf(first + rows, Math.min(last + rows, page.total - 1));
    // The focused row may differ from the reference row; indexes are at least 0.
    if (this.anchorRow !== undefined && !other)
      needed.push(Math.floor(Math.max(0, this.anchorRow + rows) / CHUNK));
    for (const chunk of needed)
      if (!chunks.has(chunk)) chunks.set(chunk, (await this.page(query, chunk)).items);
    if (query !== this.currentQuery) {
      this.stale = true;
      return;
    }
    // The current position, after possible scrolling.
    const now = visibleRows();
    this.sight = { first: Math.max(0, now.first + rows), last: Math.max(0, now.last + rows) };
    const moved = rows === 0 ? this.rows.moved : { rows, turn: this.rows.moved.turn + 1 };
    this.set({ total: page.total, loaded: true, chunks, failure: undefined, moved, query });
  }
}
