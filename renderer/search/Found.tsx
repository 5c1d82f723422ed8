import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Invite } from './Invite.tsx';
import { filtersOf, removeFilter } from './query-filters.ts';
import { Results } from './Results.tsx';
import type { SearchMemory, SearchState } from './search-memory.ts';
import type { Search } from './use-search.ts';
import styles from './SearchSurface.module.css';

type FoundProps = Readonly<{
  state: SearchState;
  chosen: string | undefined;
  search: Search;
  memory: SearchMemory;
  list: RefObject<HTMLDivElement | null>;
  onOpen: (key: string) => void;
  toBox: () => void;
  previewShown: boolean;
  roomy: boolean;
}>;

/** The middle of the search: the results, or why there is none. */
export function Found({
  state,
  chosen,
  search,
  memory,
  list,
  onOpen,
  toBox,
  previewShown,
  roomy,
}: FoundProps): ReactNode {
  const words = useMessages().search;
  const say = useFailureWords();
  const { answer, query } = state;
  const asked = answer?.asked;
  const answered = asked === undefined ? undefined : `${asked.query}\u0000${asked.order}${asked.equivalents}`;
  const last = useRef(answered);
  useLayoutEffect(() => {
    // Another answer is read from its top; the same one, come again, stays where it is.
    if (answered === last.current) return;
    last.current = answered;
    list.current?.scrollTo(0, 0);
    memory.toTop();
  }, [answered, list, memory]);

  const hits = answer?.hits ?? [];
  const blank = asked?.query.trim() === '';
  return (
    <div className={styles.found}>
      {search.failure !== undefined && (
        <Notice tone="alert" action={{ label: words.retry, onPress: search.retry }}>
          {say(search.failure).sentence}
        </Notice>
      )}
      {blank && query.trim() === '' && answer !== undefined && answer.total > 0 && (
        <Invite
          facets={answer.facets}
          onRun={({ query: wanted, order }) => {
            memory.ask(wanted, order);
            toBox();
          }}
          onQuery={(wanted) => {
            memory.ask(wanted);
            toBox();
          }}
          toBox={toBox}
        />
      )}
      {answer !== undefined && answer.total === 0 && (
        <EmptyState
          icon="search"
          sentence={blank ? `${words.nothing} ${words.nothingHint}` : `${words.none} ${words.noneHint}`}
        >
          {filtersOf(query).length > 0 && (
            <Button
              onPress={() => {
                memory.ask(filtersOf(query).toReversed().reduce(removeFilter, query));
                toBox();
              }}
            >
              {words.noneFilters}
            </Button>
          )}
        </EmptyState>
      )}
      {hits.length > 0 && (
        <Results
          hits={hits}
          chosen={chosen}
          onChoose={(key) => memory.set({ chosen: key })}
          onOpen={onOpen}
          hasMore={search.hasMore}
          loadingMore={search.loadingMore}
          onMore={search.more}
          memory={memory}
          listRef={list}
          keys={{
            toBox,
            togglePreview: () => memory.set({ preview: !previewShown }),
            showPreview: () => {
              if (!previewShown) memory.set({ preview: true });
            },
            hidePreview: () => {
              if (previewShown && !roomy) memory.set({ preview: false });
            },
          }}
        />
      )}
    </div>
  );
}
