import { useRef, type ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components';
import { LIST_SORTS } from '#contract/plain-values.ts';
import type { ListName } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/overlays/Popover.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { fieldsOf, isFiltered, withFilter } from './list-memory.ts';
import type { ListChoice, ListFilters } from './list-memory.ts';
import styles from './ListTools.module.css';

const FilterFields = lazyPart(() => import('./FilterFields.tsx').then((part) => part.FilterFields));
const ChosenFilters = lazyPart(() => import('./ChosenFilters.tsx').then((part) => part.ChosenFilters));

type ListToolsProps = Readonly<{
  list: ListName;
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
}>;

/** The filters and the order of a list, with removable chips of the active filters. */
export function ListTools({ list, choice, onChoice }: ListToolsProps): ReactNode {
  const lists = useMessages().listing;
  const filter = useRef<HTMLButtonElement>(null);
  const onFilters = (filters: ListFilters): void => onChoice({ ...choice, filters });
  const fields = fieldsOf(list, choice.filters);
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
      {isFiltered(fields) && (
        <ChosenFilters
          filters={fields}
          onFilters={(filters) => {
            onFilters(
              withFilter(filters, 'status', list === 'published' ? choice.filters.status : filters.status),
            );
            if (!isFiltered(filters)) filter.current?.focus();
          }}
        />
      )}
    </div>
  );
}
