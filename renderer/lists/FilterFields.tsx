import { useState, type ReactNode } from 'react';
import type { ListName, PostFacets } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAnswer, useQuery } from '../bridge/use-query.ts';
import { Select } from '../ui/fields/Select.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { facetsAsked, withFilter, type ListFilters } from './list-memory.ts';
import styles from './ListTools.module.css';

/** The key of the empty choice. */
const ANY = '';

type FilterFieldsProps = Readonly<{
  list: ListName;
  filters: ListFilters;
  onFilters: (filters: ListFilters) => void;
}>;

/** The filters of a list: each value with the number of posts it would leave, without zeros. */
export function FilterFields({ list, filters, onFilters }: FilterFieldsProps): ReactNode {
  const { window: words, listing: lists } = useMessages();
  const [label, setLabel] = useState(filters.label ?? '');
  const [person, setPerson] = useState(filters.participant?.name ?? '');
  const { value, waiting } = useQuery(
    'posts.facets',
    {
      ...facetsAsked(list, filters),
      // The field shows the chosen value and still suggests others.
      ...(label === filters.label ? {} : { labelText: label }),
      ...(person === filters.participant?.name ? {} : { participantText: person }),
    },
    ['posts.changed'],
  );
  const facets = useLastAnswer(value);
  const labels = facets?.labels ?? [];
  const people = facets?.participants ?? [];
  return (
    <div className={styles.fields}>
      {list === 'all' && (
        <Select
          label={lists.facets.status}
          choices={[
            { id: ANY, label: lists.any.status },
            ...statusesOf(facets, filters).map(({ value, count }) => ({
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
        takesFocus={false}
        text={label}
        error={facets !== undefined && label !== '' && labels.length === 0 ? lists.unknown.label : undefined}
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
          ...yearsOf(facets, filters).map(({ value, count }) => ({
            id: String(value),
            label: lists.value(String(value), count),
          })),
        ]}
        value={filters.year === undefined ? ANY : String(filters.year)}
        onChange={(id) => onFilters(withFilter(filters, 'year', id === ANY ? undefined : Number(id)))}
      />
      <SuggestField
        label={lists.facets.participant}
        takesFocus={false}
        text={person}
        error={
          facets !== undefined && person !== '' && people.length === 0 ? lists.unknown.participant : undefined
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

/** Keeps the chosen value among the choices, even without posts. */
const withChosen = <Value,>(values: readonly Counted<Value>[], chosen: Value | undefined): Counted<Value>[] =>
  chosen === undefined || values.some(({ value }) => value === chosen)
    ? [...values]
    : [...values, { value: chosen, count: 0 }];

const statusesOf = (
  facets: PostFacets | undefined,
  { status }: ListFilters,
): Counted<NonNullable<ListFilters['status']>>[] =>
  withChosen(
    (facets?.statuses ?? []).flatMap(({ value, count }) => (value === 'binned' ? [] : [{ value, count }])),
    status,
  );

const yearsOf = (facets: PostFacets | undefined, { year }: ListFilters): Counted<number>[] =>
  withChosen(facets?.years ?? [], year);
