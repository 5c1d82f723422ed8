import { useRef, type ReactNode } from 'react';
import {
  Dialog,
  DialogTrigger,
  Label,
  Tag,
  TagGroup,
  TagList,
  Button as AriaButton,
} from 'react-aria-components';
import { LIST_SORTS, type ListName } from '../../preload/contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { Popover } from '../widgets/Popover.tsx';
import { Select } from '../widgets/Select.tsx';
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
        <Chips
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

type ChipsProps = Readonly<{ filters: ListFilters; onFilters: (filters: ListFilters) => void }>;

function Chips({ filters, onFilters }: ChipsProps): ReactNode {
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
    return [{ id: name, shown }];
  });
  return (
    <div className={styles.chips}>
      <TagGroup
        className={styles.group ?? ''}
        onRemove={(keys) =>
          onFilters(
            FILTERS.filter((name) => keys.has(name)).reduce(
              (left, name) => withFilter(left, name, undefined),
              filters,
            ),
          )
        }
      >
        <Label className={styles.hidden ?? ''}>{lists.chosen}</Label>
        <TagList className={styles.list ?? ''} items={chosen}>
          {({ id, shown }) => (
            <Tag id={id} textValue={`${lists.facets[id]} ${shown}`} className={styles.chip ?? ''}>
              <span className={styles.value} title={shown}>
                {shown}
              </span>
              <AriaButton
                slot="remove"
                className={styles.remove ?? ''}
                aria-label={lists.removeFilter(shown)}
              >
                <Icon name="close" size={16} />
              </AriaButton>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <Button kind="plain" onPress={() => onFilters({})}>
        {lists.clearFilters}
      </Button>
    </div>
  );
}
