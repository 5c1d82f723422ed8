/** The saved state of each list in this window: filters, order, scroll position. */
import type { ListName, ListSort } from '#contract/posts.ts';
import type { ShownStatus } from '#contract/shapes.ts';
import type { ScreenId } from '../ui/window/screens.ts';
import type { Asked } from './post-window.ts';
import type { KeptScroll } from './PostList.tsx';

export type ListFilters = Readonly<{
  status?: Exclude<ShownStatus, 'binned'>;
  label?: string;
  year?: number;
  participant?: Readonly<{ id: string; name: string }>;
}>;
type FilterName = keyof ListFilters;
export const FILTERS: readonly FilterName[] = ['status', 'label', 'year', 'participant'];

export type ListChoice = Readonly<{ filters: ListFilters; sort: ListSort }>;

const NO_CHOICE: ListChoice = { filters: {}, sort: 'changed' };

export class ListMemory {
  private readonly choices = new Map<ScreenId, ListChoice>();
  private readonly scrolls = new Map<ScreenId, number>();

  readonly choiceOf = (screen: ScreenId): ListChoice => this.choices.get(screen) ?? NO_CHOICE;

  readonly choose = (screen: ScreenId, choice: ListChoice): void => {
    this.choices.set(screen, choice);
    this.scrolls.delete(screen);
  };

  readonly scrollOf = (screen: ScreenId): KeptScroll => ({
    get: () => this.scrolls.get(screen) ?? 0,
    set: (scroll) => void this.scrolls.set(screen, scroll),
  });
}

/** Whether any filter is set, in a choice or a query. */
export const isFiltered = (filters: ListFilters | Asked): boolean =>
  FILTERS.some((name) => filters[name] !== undefined);

/** The filters with one value changed or removed. */
export function withFilter<Name extends FilterName>(
  filters: ListFilters,
  name: Name,
  value: ListFilters[Name] | undefined,
): ListFilters {
  const { [name]: _, ...others } = filters;
  return value === undefined ? others : { ...others, [name]: value };
}

/** Filters shown as fields: « En ligne » has a button for posts to update instead. */
export const fieldsOf = (list: ListName, filters: ListFilters): ListFilters =>
  list === 'published' ? withFilter(filters, 'status', undefined) : filters;

/** The backend query for these filters. */
export const facetsAsked = (
  list: ListName,
  { participant, ...others }: ListFilters,
): Omit<Asked, 'sort'> => ({
  list,
  ...others,
  ...(participant === undefined ? {} : { participant: participant.id }),
});

export const listAsked = (list: ListName, { filters, sort }: ListChoice): Asked => ({
  ...facetsAsked(list, filters),
  sort,
});
