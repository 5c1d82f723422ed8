import { useState } from 'react';
import type { ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { creditOf, type Credit } from '#interview/people/person-fields.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { ErasedPeople } from './erasure/ErasedPeople.tsx';
import { Portrait } from './Portrait.tsx';
import { tintOf } from '#interview/people/person-signs.ts';
import column from '../lists/ListColumn.module.css';
import styles from './PeopleColumn.module.css';

type PeopleColumnProps = Readonly<{ openId: string | null; onOpen: (id: string) => void }>;

/** The directory: everyone who took part in an interview, most recent first. */
export function PeopleColumn({ openId, onOpen }: PeopleColumnProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<
    readonly (Readonly<{ id: string; name: string; portrait?: string | undefined; posts: number }> & Credit)[]
  >([]);
  const people = useQuery('participants.list', { query: query.trim(), limit: 5_000 }, [
    'participants.changed',
    'posts.changed',
  ]);
  // Keeps the last answer until the next, so that the list does not flicker at each letter.
  const items = people.value?.items ?? shown;
  if (people.value !== undefined && people.value.items !== shown) setShown(people.value.items);
  return (
    <div className={column.column}>
      <div className={column.header}>
        <h2 className={column.title}>{words.screens.people}</h2>
        {items.length > 0 && <span className={column.count}>{items.length}</span>}
      </div>
      <div className={styles.search}>
        <SearchField
          label={words.people.search}
          clearLabel={words.people.clear}
          value={query}
          onChange={setQuery}
          maxLength={200}
        />
      </div>
      {people.failure !== undefined && (
        <div className={styles.search}>
          <Notice tone="alert" action={{ label: words.retry, onPress: people.refresh }}>
            {say(people.failure).sentence}
          </Notice>
        </div>
      )}
      {people.value !== undefined && items.length === 0 ? (
        <EmptyState
          icon="people"
          sentence={query.trim() === '' ? words.people.empty : words.people.notFound}
        />
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 56 }}>
          <GridList
            aria-label={words.screens.people}
            className={styles.list ?? ''}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={openId === null ? [] : [openId]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys;
              if (typeof key === 'string') onOpen(key);
            }}
          >
            {items.map((person) => (
              <GridListItem
                key={person.id}
                id={person.id}
                textValue={person.name}
                className={styles.row ?? ''}
              >
                <Portrait person={person} tint={tintOf(person.id)} />
                <span className={styles.words}>
                  <span className={styles.name} title={person.name}>
                    {person.name}
                  </span>
                  <span className={styles.meta}>
                    {[...creditOf(person), words.people.posts(person.posts)].join(' · ')}
                  </span>
                </span>
              </GridListItem>
            ))}
          </GridList>
        </Virtualizer>
      )}
      <ErasedPeople />
    </div>
  );
}
