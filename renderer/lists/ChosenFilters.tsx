import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { FILTERS, withFilter, type ListFilters } from './list-memory.ts';
import styles from './ListTools.module.css';

type ChosenFiltersProps = Readonly<{ filters: ListFilters; onFilters: (filters: ListFilters) => void }>;

/** The active filters of a list, each removable. */
export function ChosenFilters({ filters, onFilters }: ChosenFiltersProps): ReactNode {
  const { window: words, listing: lists } = useMessages();
  const chosen = FILTERS.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    const text =
      name === 'status' && filters.status !== undefined
        ? words.statuses[filters.status]
        : typeof value === 'object'
          ? value.name
          : String(value);
    return [{ id: name, kind: lists.facets[name], value: text }];
  });
  return (
    <div className={styles.chips}>
      <Chips
        label={lists.chosen}
        chips={chosen}
        kindShown={false}
        removeLabel={lists.removeFilter}
        onRemove={(ids) =>
          onFilters(
            FILTERS.filter((name) => ids.has(name)).reduce(
              (left, name) => withFilter(left, name, undefined),
              filters,
            ),
          )
        }
      />
      <Button kind="plain" onPress={() => onFilters({})}>
        {lists.clearFilters}
      </Button>
    </div>
  );
}
