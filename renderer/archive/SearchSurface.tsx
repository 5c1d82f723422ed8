import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Header, ListBox, ListBoxSection } from 'react-aria-components';
import type { SearchFieldProps } from 'react-aria-components';
import type { SearchHit as Hit } from '../../preload/contract/archive.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Badge } from '../widgets/Badge.tsx';
import { Button } from '../widgets/Button.tsx';
import { EmptyState } from '../widgets/EmptyState.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { SearchField } from '../widgets/SearchField.tsx';
import { Facets } from './Facets.tsx';
import { SearchHit } from './SearchHit.tsx';
import { useSearch } from './use-search.ts';
import styles from './SearchSurface.module.css';

/** Where a result leads: the post, and the passage in it. */
export type FoundPlace = Readonly<{ postId: string; questionId?: string; answerId?: string; find?: string }>;

type SearchSurfaceProps = Readonly<{
  query: string;
  onQuery: (query: string) => void;
  onOpen: (place: FoundPlace) => void;
}>;

function placeOf(hit: Hit, index: number): FoundPlace {
  const passage = hit.passages[index];
  if (passage === undefined) return { postId: hit.postId };
  const [start, end] = passage.marks[0] ?? [0, 0];
  return {
    postId: hit.postId,
    ...(passage.answerId !== undefined
      ? { answerId: passage.answerId }
      : passage.questionId !== undefined
        ? { questionId: passage.questionId }
        : {}),
    ...(end > start ? { find: passage.excerpt.slice(start, end) } : {}),
  };
}

/** The archive, searched as one types: passages under their post, what they have in common at the left. */
export function SearchSurface({ query, onQuery, onOpen }: SearchSurfaceProps): ReactNode {
  const { search: words, failures } = useMessages();
  const language = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const { result, failure, hasMore, showMore } = useSearch(query);
  const [dates] = useState(() => new Intl.DateTimeFormat(language, { dateStyle: 'long' }));
  useEffect(() => field.current?.focus(), []);

  const toResults: NonNullable<SearchFieldProps['onKeyDown']> = (event) => {
    if (event.key !== 'ArrowDown' || result === undefined || result.hits.length === 0) return;
    event.preventDefault();
    results.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
  };

  return (
    <div className={styles.surface}>
      <div className={styles.box}>
        <SearchField
          label={words.field}
          clearLabel={words.clear}
          value={query}
          onChange={onQuery}
          inputRef={field}
          onKeyDown={toResults}
        />
      </div>
      <p className={styles.total} aria-live="polite">
        {result === undefined ? '' : words.found(result.total)}
      </p>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      {result === undefined && failure === undefined && (
        <EmptyState icon="search" sentence={words.invite}>
          <ul className={styles.hints}>
            {words.inviteHints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        </EmptyState>
      )}
      {result !== undefined && (
        <div className={styles.columns}>
          {result.total > 0 && <Facets facets={result.facets} query={query} onQuery={onQuery} />}
          <div className={styles.results}>
            {result.suggestion !== null && (
              <Button kind="plain" onPress={() => onQuery(result.suggestion ?? query)}>
                {words.didYouMean(result.suggestion)}
              </Button>
            )}
            {result.total === 0 && <EmptyState sentence={`${words.none} ${words.noneHint}`} />}
            {result.hits.length > 0 && (
              <ListBox
                ref={results}
                className={styles.list ?? ''}
                aria-label={words.results}
                onAction={(key) => {
                  const [postId, index] = String(key).split(' ');
                  const hit = result.hits.find((candidate) => candidate.postId === postId);
                  if (hit !== undefined) onOpen(placeOf(hit, Number(index)));
                }}
              >
                {result.hits.map((hit) => (
                  <ListBoxSection key={hit.postId} id={hit.postId} className={styles.hit ?? ''}>
                    <Header className={styles.head ?? ''}>
                      <span className={styles.title} title={hit.title}>
                        {hit.title === '' ? words.untitled : hit.title}
                      </span>
                      <span className={styles.meta}>
                        {hit.labels.slice(0, 3).map((label) => (
                          <Badge key={label}>{label}</Badge>
                        ))}
                        <span>{words.statuses[hit.status]}</span>
                        <time dateTime={new Date(hit.publishedAt ?? hit.updatedAt).toISOString()}>
                          {dates.format(hit.publishedAt ?? hit.updatedAt)}
                        </time>
                      </span>
                    </Header>
                    {hit.passages.map((passage, index) => (
                      <SearchHit
                        // oxlint-disable-next-line react/no-array-index-key -- as its id: the collection refuses an item whose id changes from one answer to the next
                        key={`${hit.postId} ${index}`}
                        hit={hit}
                        passage={passage}
                        index={index}
                      />
                    ))}
                  </ListBoxSection>
                ))}
              </ListBox>
            )}
            {hasMore && <Button onPress={showMore}>{words.more}</Button>}
          </div>
        </div>
      )}
    </div>
  );
}
