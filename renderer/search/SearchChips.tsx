import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Chips } from '../ui/Chips.tsx';
import { filtersOf, removeFilter } from './query-filters.ts';
import type { FilterInBox } from './query-filters.ts';

type SearchChipsProps = Readonly<{
  query: string;
  onQuery: (query: string) => void;
  /** The last one has gone: the focus is for the box. */
  onEmpty: () => void;
}>;

/** The filters that were understood in the box, typed or clicked; each can be taken away. */
export function SearchChips({ query, onQuery, onEmpty }: SearchChipsProps): ReactNode {
  const words = useMessages().search;
  const filters = named(filtersOf(query));
  if (filters.length === 0) return null;
  const name = ({ filter, value }: Named): string => {
    const [status] = filter.kind === 'status' && filter.values.length === 1 ? filter.means : [];
    return status === undefined ? value : words.statuses[status];
  };
  return (
    <Chips
      label={words.active}
      chips={filters.map((filter) => ({
        id: filter.key,
        kind: words.kinds[filter.filter.kind],
        value: name(filter),
      }))}
      kindShown
      removeLabel={words.unfilter}
      onRemove={(ids) => {
        // From the last to the first: the places of those before stay true.
        const gone = filters.filter((filter) => ids.has(filter.key)).toReversed();
        onQuery(gone.reduce(removeFilter, query));
        if (gone.length === filters.length) onEmpty();
      }}
    />
  );
}

type Named = FilterInBox & Readonly<{ value: string; key: string }>;

/** Each with its value as it was typed, and a key that stays its own when another goes. */
function named(filters: readonly FilterInBox[]): Named[] {
  const seen = new Map<string, number>();
  return filters.map((found) => {
    const { kind, values } = found.filter;
    const value = values.map((one) => one.value.trim()).join(' | ');
    const name = `${kind} ${value}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return { ...found, value, key: `${name} ${times}` };
  });
}
