/**
 * What is being looked for, and how far one has come: kept outside the search surface, so that whoever leaves it for a
 * post comes back to the same words, the same place in the list. A key press draws the surface alone, not the window.
 */
import type { SearchHit, SearchResult } from '#contract/archive.ts';

export type SearchOrder = 'relevance' | 'date';

/** What the archive is asked. */
export type Asked = Readonly<{ query: string; order: SearchOrder; equivalents: boolean }>;

/** What it answered, all pages together. */
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
    /** The result that is chosen, by its key. */
    chosen: string | undefined;
    /** Whether the preview was asked for or sent away; null: as the width of the window has it. */
    preview: boolean | null;
    whole: boolean;
    /** Counts the times the box was asked for. */
    turn: number;
  }>;

/** As the contract has it. */
const LONGEST_QUERY = 1_000;

export class SearchMemory {
  private state: SearchState = {
    query: '',
    order: 'relevance',
    equivalents: true,
    answer: undefined,
    chosen: undefined,
    preview: null,
    whole: false,
    turn: 0,
  };
  private readonly listeners = new Set<() => void>();

  /** How far the list is scrolled, in CSS pixels. */
  private scroll = 0;
  readonly scrolledTo = (): number => this.scroll;
  readonly scrolled = (scroll: number): void => {
    this.scroll = scroll;
  };

  /** Another answer is read from its top. */
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

  /** Other words: the names that were taken out come in again. */
  readonly ask = (asked: string, order: SearchOrder = this.state.order): void => {
    const query = asked.slice(0, LONGEST_QUERY);
    if (query === this.state.query && order === this.state.order) return;
    this.set({ query, order, equivalents: true });
  };

  /** The box is wanted, whatever is on the screen. */
  readonly toBox = (): void => this.set({ turn: this.state.turn + 1 });
}
