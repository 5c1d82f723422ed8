import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Chips } from '../widgets/Chips.tsx';
import { filtersOf, removeFilter, statusOfWord } from './query-filters.ts';
import type { Filter } from './query-filters.ts';

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
  const name = ({ kind, value }: Filter): string => {
    const status = kind === 'status' ? statusOfWord(value) : undefined;
    return status === undefined ? value : words.statuses[status];
  };
  return (
    <Chips
      label={words.active}
      chips={filters.map((filter) => ({
        id: filter.key,
        kind: words.kinds[filter.kind],
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

/** Each with a name that stays its own when another goes. */
function named(filters: readonly Filter[]): (Filter & Readonly<{ key: string }>)[] {
  const seen = new Map<string, number>();
  return filters.map((filter) => {
    const name = `${filter.kind} ${filter.value}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return { ...filter, key: `${name} ${times}` };
  });
}
