import { useRef, useState, type ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components';
import { LIST_SORTS } from '#contract/plain-values.ts';
import type { ListName, PostFacets } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { Popover } from '../ui/overlays/Popover.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { useLastAnswer, useQuery } from '../bridge/use-query.ts';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { FILTERS, facetsAsked, fieldsOf, isFiltered, withFilter } from './list-memory.ts';
import type { ListChoice, ListFilters } from './list-memory.ts';
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
        <Chosen
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

/** The choice that is none. */
const ANY = '';

type FilterFieldsProps = Readonly<{
  list: ListName;
  filters: ListFilters;
  onFilters: (filters: ListFilters) => void;
}>;

/** What a list may be filtered by: each value with how many posts it would leave; those that would leave none are not there. */
function FilterFields({ list, filters, onFilters }: FilterFieldsProps): ReactNode {
  const { window: words, listing: lists } = useMessages();
  const [label, setLabel] = useState(filters.label ?? '');
  const [person, setPerson] = useState(filters.participant?.name ?? '');
  const { value, waiting } = useQuery(
    'posts.facets',
    {
      ...facetsAsked(list, filters),
      // What is chosen stands in the field; the others are proposed all the same.
      ...(label === filters.label ? {} : { labelText: label }),
      ...(person === filters.participant?.name ? {} : { participantText: person }),
    },
    ['posts.changed'],
  );
  const found = useLastAnswer(value);
  const labels = found?.labels ?? [];
  const people = found?.participants ?? [];
  return (
    <div className={styles.fields}>
      {list === 'all' && (
        <Select
          label={lists.facets.status}
          choices={[
            { id: ANY, label: lists.any.status },
            ...statusesOf(found, filters).map(({ value, count }) => ({
              id: value,
              label: lists.value(words.statuses[value], count),
            })),
          ]}
          value={filters.status ?? ANY}
          onChange={(id) => onFilters(withFilter(filters, 'status', id === ANY ? undefined : id))}
        />
      )}
      <SuggestField
        label={lists.facets.label}
        ready={false}
        text={label}
        error={found !== undefined && label !== '' && labels.length === 0 ? lists.unknown.label : undefined}
        suggestions={labels.map(({ value, count }) => ({
          id: value,
          label: value,
          aside: lists.number(count),
        }))}
        waiting={waiting}
        onText={(text) => {
          setLabel(text);
          if (text === '' && filters.label !== undefined) onFilters(withFilter(filters, 'label', undefined));
        }}
        onChoose={(value) => {
          setLabel(value);
          onFilters(withFilter(filters, 'label', value));
        }}
        onSubmit={() => {
          const [first] = labels;
          if (label === '' || label === filters.label || first === undefined) return;
          setLabel(first.value);
          onFilters(withFilter(filters, 'label', first.value));
        }}
      />
      <Select
        label={lists.facets.year}
        choices={[
          { id: ANY, label: lists.any.year },
          ...yearsOf(found, filters).map(({ value, count }) => ({
            id: String(value),
            label: lists.value(String(value), count),
          })),
        ]}
        value={filters.year === undefined ? ANY : String(filters.year)}
        onChange={(id) => onFilters(withFilter(filters, 'year', id === ANY ? undefined : Number(id)))}
      />
      <SuggestField
        label={lists.facets.participant}
        ready={false}
        text={person}
        error={
          found !== undefined && person !== '' && people.length === 0 ? lists.unknown.participant : undefined
        }
        suggestions={people.map(({ id, name, count }) => ({ id, label: name, aside: lists.number(count) }))}
        waiting={waiting}
        onText={(text) => {
          setPerson(text);
          if (text === '' && filters.participant !== undefined)
            onFilters(withFilter(filters, 'participant', undefined));
        }}
        onChoose={(id) => {
          const chosen = people.find((one) => one.id === id);
          if (chosen === undefined) return;
          setPerson(chosen.name);
          onFilters(withFilter(filters, 'participant', { id, name: chosen.name }));
        }}
        onSubmit={() => {
          const [first] = people;
          if (person === '' || person === filters.participant?.name || first === undefined) return;
          setPerson(first.name);
          onFilters(withFilter(filters, 'participant', { id: first.id, name: first.name }));
        }}
      />
    </div>
  );
}

type Counted<Value> = Readonly<{ value: Value; count: number }>;

/** What is chosen stays among the choices, also where the other filters leave none of it. */
const withChosen = <Value,>(
  values: readonly Counted<Value>[],
  chosen: Value | undefined,
): Counted<Value>[] =>
  chosen === undefined || values.some(({ value }) => value === chosen)
    ? [...values]
    : [...values, { value: chosen, count: 0 }];

const statusesOf = (
  found: PostFacets | undefined,
  { status }: ListFilters,
): Counted<NonNullable<ListFilters['status']>>[] =>
  withChosen(
    (found?.statuses ?? []).flatMap(({ value, count }) => (value === 'binned' ? [] : [{ value, count }])),
    status,
  );

const yearsOf = (found: PostFacets | undefined, { year }: ListFilters): Counted<number>[] =>
  withChosen(found?.years ?? [], year);
