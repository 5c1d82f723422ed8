/**
 * The rows in sight of a list of any length: asked for by their places, a hundred at a time, only where one looks, and let
 * go when one is far from them. When the list changes it is asked again around a row that stays where it is.
 */
import type { AppError } from '#contract/failure.ts';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import type { PostSummary } from '#contract/shapes.ts';

export type Asked = Omit<RequestInput<'posts.list'>, 'limit' | 'from' | 'around' | 'after'>;
type Ask = (input: RequestInput<'posts.list'>) => Promise<RequestOutput<'posts.list'>>;

const CHUNK = 100;
/** What is asked first of a list that is read from its top. */
export const firstPageOf = (asked: Asked): RequestInput<'posts.list'> => ({
  ...asked,
  limit: CHUNK,
  from: 0,
});
/** Chunks kept on each side of those in sight. */
const KEPT = 3;

export type PostRows = Readonly<{
  total: number;
  loaded: boolean;
  /** Rows as far as they are here, by chunk. */
  chunks: ReadonlyMap<number, readonly PostSummary[]>;
  failure: AppError | undefined;
  /** By how many rows what is in sight has moved; `turn` tells one time from the next. */
  moved: Readonly<{ rows: number; turn: number }>;
  /** Which of the questions asked these rows answer. */
  asked: Asked;
}>;

export const rowAt = (rows: PostRows, place: number): PostSummary | undefined =>
  rows.chunks.get(Math.floor(place / CHUNK))?.[place % CHUNK];

/** Where a post stands, of those that are here. */
export function positionOf(rows: PostRows, id: string): number | undefined {
  for (const [chunk, posts] of rows.chunks) {
    const at = posts.findIndex((post) => post.id === id);
    if (at >= 0) return chunk * CHUNK + at;
  }
  return undefined;
}

/** From the first to the last chunk that holds some of these rows. */
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
  /** What is shown is of before a change. */
  private stale = true;
  /** Another question was asked than the one that is answered. */
  private wanted: Asked;
  private busy = false;
  /** Nobody looks any more. */
  private closed = false;
  /** The row that is to stay where it is; none where the list is read from its top. */
  private anchor: () => string | undefined = () => undefined;

  /** @param first the row to begin at */
  constructor(asked: Asked, ask: Ask, asAppError: (thrown: unknown) => AppError, first = 0) {
    this.sight = { first, last: first };
    this.wanted = asked;
    this.ask = ask;
    this.asAppError = asAppError;
    const moved = { rows: 0, turn: 0 };
    this.rows = { total: 0, loaded: false, chunks: new Map(), failure: undefined, moved, asked };
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

  /** Other posts or another order; what is shown stays until they are here, and is then left for their top. */
  readonly change = (asked: Asked): void => {
    if (JSON.stringify(asked) !== JSON.stringify(this.wanted)) this.wanted = asked;
    this.refresh();
  };

  /** These rows are in sight. */
  readonly see = (first: number, last: number): void => {
    this.sight = { first, last };
    void this.run();
  };

  /** Something changed, or what failed is tried again. */
  readonly refresh = (): void => {
    this.stale = true;
    void this.run();
  };

  /** The row that has the focus stays here, however far one scrolls from it. */
  readonly hold = (place: number | undefined): void => {
    this.anchorRow = place;
  };

  readonly anchorAt = (anchor: () => string | undefined): void => {
    this.anchor = anchor;
  };

  private set(part: Partial<PostRows>): void {
    this.rows = { ...this.rows, ...part };
    for (const listener of this.listeners) listener();
  }

  /** One question at a time: of a thumb that is dragged along, only the places where it rests are asked for. */
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
      // What is shown stays, and is asked for again by `refresh`.
      this.set({ failure: this.asAppError(thrown) });
    } finally {
      this.busy = false;
    }
  }

  private page(asked: Asked, chunk: number, around?: string): Promise<RequestOutput<'posts.list'>> {
    return this.ask({
      ...firstPageOf(asked),
      from: chunk * CHUNK,
      ...(around === undefined ? {} : { around }),
    });
  }

  private async load(chunk: number): Promise<void> {
    const asked = this.wanted;
    const { items, total } = await this.page(asked, chunk);
    if (asked !== this.wanted) return;
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
      // Rows that are asked for next would stand among those of before.
      this.stale = true;
      throw thrown;
    }
  }

  private async loadAgain(): Promise<void> {
    const asked = this.wanted;
    const other = asked !== this.rows.asked;
    const seen = (): typeof this.sight =>
      other ? { first: 0, last: this.sight.last - this.sight.first } : this.sight;
    const anchor = other ? undefined : this.anchor();
    const before = anchor === undefined ? undefined : positionOf(this.rows, anchor);
    const { first, last } = seen();
    const at = Math.floor(first / CHUNK);
    let page = await this.page(asked, at, before === undefined ? undefined : anchor);
    // Shorter than where one looks: its end.
    if (page.items.length === 0 && page.total > 0)
      page = await this.page(asked, Math.floor((page.total - 1) / CHUNK));
    const rows = before === undefined || page.position === undefined ? 0 : page.position - before;
    const chunks = new Map([[(page.from ?? 0) / CHUNK, page.items]]);
    const needed = chunksOf(first + rows, Math.min(last + rows, page.total - 1));
    // The row with the focus may be another than the one held: no row stands above the first.
    if (this.anchorRow !== undefined && !other)
      needed.push(Math.floor(Math.max(0, this.anchorRow + rows) / CHUNK));
    for (const chunk of needed)
      if (!chunks.has(chunk)) chunks.set(chunk, (await this.page(asked, chunk)).items);
    if (asked !== this.wanted) {
      this.stale = true;
      return;
    }
    // As it is now: one may have scrolled on meanwhile.
    const now = seen();
    this.sight = { first: Math.max(0, now.first + rows), last: Math.max(0, now.last + rows) };
    const moved = rows === 0 ? this.rows.moved : { rows, turn: this.rows.moved.turn + 1 };
    this.set({ total: page.total, loaded: true, chunks, failure: undefined, moved, asked });
  }
}
