import { useRef, type ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components';
import { LIST_SORTS } from '#contract/plain-values.ts';
import type { ListName } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Select } from '../ui/Select.tsx';
import { FilterFields } from './FilterFields.tsx';
import { FILTERS, isFiltered, withFilter, type ListChoice, type ListFilters } from './list-memory.ts';
import styles from './ListTools.module.css';

type ListToolsProps = Readonly<{
  list: ListName;
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
}>;

/** Which posts of a list, and in which order. What is chosen stands below, each to be taken away. */
export function ListTools({ list, choice, onChoice }: ListToolsProps): ReactNode {
  const lists = useMessages().listing;
  const filter = useRef<HTMLButtonElement>(null);
  const onFilters = (filters: ListFilters): void => onChoice({ ...choice, filters });
  return (
    <div className={styles.tools}>
      <div className={styles.bar}>
        <DialogTrigger>
          <Button ref={filter} kind="plain" icon="filter">
            {lists.filter}
          </Button>
          <Popover placement="bottom start">
            <Dialog className={styles.popover ?? ''} aria-label={lists.filterBy}>
              <FilterFields list={list} filters={choice.filters} onFilters={onFilters} />
              {isFiltered(choice.filters) && (
                <Button slot="close" kind="plain" onPress={() => onFilters({})}>
                  {lists.clearFilters}
                </Button>
              )}
            </Dialog>
          </Popover>
        </DialogTrigger>
        <div className={styles.sort}>
          <Select
            label={lists.sort}
            labelHidden
            choices={LIST_SORTS.map((id) => ({ id, label: lists.sorts[id] }))}
            value={choice.sort}
            onChange={(sort) => onChoice({ ...choice, sort })}
          />
        </div>
      </div>
      {isFiltered(choice.filters) && (
        <Chosen
          filters={choice.filters}
          onFilters={(filters) => {
            onFilters(filters);
            if (!isFiltered(filters)) filter.current?.focus();
          }}
        />
      )}
    </div>
  );
}

type ChosenProps = Readonly<{ filters: ListFilters; onFilters: (filters: ListFilters) => void }>;

function Chosen({ filters, onFilters }: ChosenProps): ReactNode {
  const { window: words, listing: lists } = useMessages();
  const chosen = FILTERS.flatMap((name) => {
    const value = filters[name];
    if (value === undefined) return [];
    const shown =
      name === 'status' && filters.status !== undefined
        ? words.statuses[filters.status]
        : typeof value === 'object'
          ? value.name
          : String(value);
    return [{ id: name, kind: lists.facets[name], value: shown }];
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
