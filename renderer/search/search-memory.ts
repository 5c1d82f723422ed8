/**
 * The state of the search, kept outside its screen, so that returning to it shows the same query and position. A key
 * renders only the search, not the window.
 */
import type { SearchHit, SearchResult } from '#contract/search.ts';

export type SearchOrder = 'relevance' | 'date';

/** A request to the archive. */
export type Asked = Readonly<{ query: string; order: SearchOrder; equivalents: boolean }>;

/** The answer to it, all pages joined. */
export type Answer = Readonly<{
  asked: Asked;
  hits: readonly SearchHit[];
  total: number;
  facets: SearchResult['facets'];
  suggestion: string | null;
  equivalents: readonly string[];
}>;

export type SearchState = Asked &
  Readonly<{
    answer: Answer | undefined;
    /** The key of the chosen result. */
    chosen: string | undefined;
    /** Whether the preview is shown or hidden by the author; null: depends on the width. */
    preview: boolean | null;
    wholePost: boolean;
    /** Counts the requests to focus the box. */
    turn: number;
  }>;

/** The limit of the contract. */
const LONGEST_QUERY = 1_000;

export class SearchMemory {
  private state: SearchState = {
    query: '',
    order: 'relevance',
    equivalents: true,
    answer: undefined,
    chosen: undefined,
    preview: null,
    wholePost: false,
    turn: 0,
  };
  private readonly listeners = new Set<() => void>();

  /** The scroll position of the list, in CSS pixels. */
  private scroll = 0;
  readonly scrolledTo = (): number => this.scroll;
  readonly scrolled = (scroll: number): void => {
    this.scroll = scroll;
  };

  /** Resets the scroll position, for a new answer. */
  readonly toTop = (): void => {
    this.scroll = 0;
    this.set({ chosen: undefined });
  };

  readonly get = (): SearchState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly set = (part: Partial<SearchState>): void => {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  };

  /** Sets the query and includes equivalent names again. */
  readonly ask = (text: string, order: SearchOrder = this.state.order): void => {
    const query = text.slice(0, LONGEST_QUERY);
    if (query === this.state.query && order === this.state.order) return;
    this.set({ query, order, equivalents: true });
  };

  /** Requests the focus for the box. */
  readonly toBox = (): void => this.set({ turn: this.state.turn + 1 });
}
