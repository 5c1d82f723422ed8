import { useEffect, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import {
  Dialog,
  DialogTrigger,
  ToggleButton,
  ToggleButtonGroup,
  VisuallyHidden,
} from 'react-aria-components';
import type { SearchFieldProps } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/overlays/Popover.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { Chips } from '../ui/Chips.tsx';
import type { SearchOrder, SearchState } from './search-memory.ts';
import { filtersOf, removeFilter, type FilterInBox } from './query-filters.ts';
import styles from './SearchBar.module.css';

type SearchBarProps = Readonly<{
  state: SearchState;
  waiting: boolean;
  field: RefObject<HTMLInputElement | null>;
  onQuery: (query: string) => void;
  onOrder: (order: SearchOrder) => void;
  onEquivalents: (equivalents: boolean) => void;
  onKeyDown: NonNullable<SearchFieldProps['onKeyDown']>;
  onSave: () => void;
  /** The filters, shown behind a button if there is no room beside the results. */
  filters: ReactNode;
}>;

/** The search box, and below it two fixed lines: the interpreted filters and the number of results. */
export function SearchBar(props: SearchBarProps): ReactNode {
  const { state, waiting, field, onQuery, onOrder, onEquivalents, onKeyDown, onSave, filters } = props;
  const words = useMessages().search;
  const { query, order, answer } = state;
  const blank = query.trim() === '';
  const total =
    answer === undefined
      ? ''
      : answer.asked.query.trim() === ''
        ? words.all(answer.total)
        : words.matches(answer.total);
  return (
    <search className={styles.bar} aria-label={words.title}>
      <div className={styles.box}>
        <SearchField
          label={words.field}
          clearLabel={words.clear}
          value={query}
          onChange={onQuery}
          inputRef={field}
          maxLength={1_000}
          onKeyDown={onKeyDown}
        />
        <IconButton icon="bookmark" label={words.save} isDisabled={blank} onPress={onSave} />
      </div>
      <div className={styles.line}>
        <p className={styles.total}>{total}</p>
        {filters !== undefined && (
          <DialogTrigger>
            <Button opens>{words.filters}</Button>
            <Popover placement="bottom start">
              <Dialog className={styles.filters ?? ''} aria-label={words.filters}>
                {filters}
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
        <SearchChips query={query} onQuery={onQuery} onEmpty={() => field.current?.focus()} />
        <Notes state={state} waiting={waiting} onQuery={onQuery} onEquivalents={onEquivalents} />
        <ToggleButtonGroup
          className={styles.orders ?? ''}
          aria-label={words.order}
          selectionMode="single"
          disallowEmptySelection
          isDisabled={blank}
          selectedKeys={[blank ? 'date' : order]}
          onSelectionChange={(keys) => onOrder(keys.has('date') ? 'date' : 'relevance')}
        >
          <ToggleButton id="relevance" className={styles.order ?? ''}>
            {words.orders.relevance}
          </ToggleButton>
          <ToggleButton id="date" className={styles.order ?? ''}>
            {words.orders.date}
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      <Announced text={waiting ? undefined : total} />
    </search>
  );
}

type NotesProps = Readonly<
  Pick<SearchBarProps, 'onQuery' | 'onEquivalents' | 'waiting'> & { state: SearchState }
>;

/** Notes about added words, suggestions, and limits of the search. */
function Notes({ state, waiting, onQuery, onEquivalents }: NotesProps): ReactNode {
  const words = useMessages().search;
  const index = useQuery('search.index', {}, ['search.index-changed']).value;
  const { answer, equivalents, query } = state;
  const suggestion = answer?.suggestion ?? null;
  return (
    <div className={styles.notes}>
      {answer !== undefined && equivalents && answer.equivalents.length > 0 && (
        <span className={styles.note}>
          <span className={styles.names}>{words.also(answer.equivalents)}</span>
          <Button kind="plain" onPress={() => onEquivalents(false)}>
            {words.exactOnly}
          </Button>
        </span>
      )}
      {!equivalents && (
        <span className={styles.note}>
          <span>{words.exactNow}</span>
          <Button kind="plain" onPress={() => onEquivalents(true)}>
            {words.withEquivalents}
          </Button>
        </span>
      )}
      {suggestion !== null && !waiting && suggestion !== query && (
        <Button kind="plain" onPress={() => onQuery(suggestion)}>
          {words.didYouMean(suggestion)}
        </Button>
      )}
      {index?.state === 'building' && (
        <span className={styles.preparing}>{words.preparing(index.done, index.total)}</span>
      )}
    </div>
  );
}

/** Delay in ms before the number of results is announced. */
const PAUSE_MS = 800;

function Announced({ text }: Readonly<{ text: string | undefined }>): ReactNode {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => setSaid(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <VisuallyHidden elementType="p" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}

type SearchChipsProps = Readonly<{
  query: string;
  onQuery: (query: string) => void;
  /** Called when the last one was removed, to focus the box. */
  onEmpty: () => void;
}>;

/** The filters in the query, typed or clicked, each removable. */
function SearchChips({ query, onQuery, onEmpty }: SearchChipsProps): ReactNode {
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
        // From last to first, so that earlier offsets stay valid.
        const removed = filters.filter((filter) => ids.has(filter.key)).toReversed();
        onQuery(removed.reduce(removeFilter, query));
        if (removed.length === filters.length) onEmpty();
      }}
    />
  );
}

type Named = FilterInBox & Readonly<{ value: string; key: string }>;

/** Filters with their typed value and a key that stays stable when others are removed. */
function named(filters: readonly FilterInBox[]): Named[] {
  const counts = new Map<string, number>();
  return filters.map((filterInBox) => {
    const { kind, values } = filterInBox.filter;
    const value = values.map((one) => one.value.trim()).join(' | ');
    const name = `${kind} ${value}`;
    const times = counts.get(name) ?? 0;
    counts.set(name, times + 1);
    return { ...filterInBox, value, key: `${name} ${times}` };
  });
}
