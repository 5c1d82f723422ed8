import { useEffect, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import {
  Header,
  ListBox,
  ListBoxLoadMoreItem,
  ListBoxSection,
  ListLayout,
  Virtualizer,
  ListBoxItem,
} from 'react-aria-components';
import type { SearchHit as Hit, PassageHit } from '#contract/search.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { Badge } from '../ui/Badge.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { SearchMemory, SearchState } from './search-memory.ts';
import { Invite } from './Invite.tsx';
import { filtersOf, removeFilter } from './query-filters.ts';
import type { Search } from './use-search.ts';
import { Marked } from './Passage.tsx';
import { shortened } from './turns-around.ts';
import styles from './Results.module.css';
import searchSurface from './SearchSurface.module.css';

/** The heights of a passage and of a post's heading in CSS pixels, fixed so that scroll positions are exact. */
const PASSAGE = 104;
const HEAD = 90;

/** The keyboard of the list: its targets for the focus and its actions. */
type ListKeys = Readonly<{
  toBox: () => void;
  togglePreview: () => void;
  showPreview: () => void;
  hidePreview: () => void;
  /** Shows the chosen result beside the text. */
  showBeside: () => void;
}>;

type ResultsProps = Readonly<{
  hits: readonly Hit[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
  onOpen: (key: string) => void;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  keys: ListKeys;
  /** The stored scroll position. */
  memory: Pick<SearchMemory, 'scrolledTo' | 'scrolled'>;
  listRef: RefObject<HTMLDivElement | null>;
}>;

/** The passages grouped by post, virtualised. */
function Results(props: ResultsProps): ReactNode {
  const { hits, chosen, onChoose, onOpen, hasMore, loadingMore, onMore, keys, memory, listRef } = props;
  const words = useMessages().search;
  const first = hits[0] === undefined ? undefined : keyOfHit(hits[0], 0);
  const came = useRef(memory.scrolledTo());

  useLayoutEffect(() => {
    const list = listRef.current;
    const scrollTop = came.current;
    if (list === null || scrollTop === 0) return;
    // The list gets its height one or two frames after mounting; then the position is restored.
    let frames = 0;
    let frame = 0;
    const restoreScroll = (): void => {
      list.scrollTop = scrollTop;
      frames += 1;
      if (Math.abs(list.scrollTop - scrollTop) > 1 && frames < 20)
        frame = requestAnimationFrame(restoreScroll);
    };
    restoreScroll();
    return () => cancelAnimationFrame(frame);
  }, [listRef]);
  useEffect(() => {
    const list = listRef.current;
    if (list === null) return;
    const moved = (): void => memory.scrolled(list.scrollTop);
    list.addEventListener('scroll', moved, { passive: true });
    return () => list.removeEventListener('scroll', moved);
  }, [listRef, memory]);

  return (
    <div
      className={styles.wrap}
      role="presentation"
      onKeyDownCapture={(event) => handleKey(event, first, keys)}
      // In the capture phase, since the list stops its press events.
      onClickCapture={(event: MouseEvent) => {
        // One press shows a result, two open it, as in desktop lists.
        if (event.target instanceof Element && event.target.closest('[role="option"]') !== null)
          keys.showPreview();
      }}
    >
      <Virtualizer
        layout={ListLayout}
        layoutOptions={{ rowSize: PASSAGE, headingSize: HEAD, loaderSize: 40 }}
      >
        <ListBox
          ref={listRef}
          className={styles.list ?? ''}
          aria-label={words.results}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === undefined ? [] : [chosen]}
          onSelectionChange={(selected) => {
            const [key] = selected === 'all' ? [] : selected;
            if (typeof key === 'string') onChoose(key);
          }}
          onAction={(key) => onOpen(String(key))}
        >
          {hits.map((hit) => (
            <ListBoxSection key={hit.postId} id={hit.postId} className={styles.post ?? ''}>
              <HitHeader hit={hit} />
              {(hit.passages.length === 0 ? [undefined] : hit.passages).map((passage, index) => (
                <SearchHit key={keyOfHit(hit, index)} hit={hit} passage={passage} index={index} />
              ))}
            </ListBoxSection>
          ))}
          {hasMore && (
            <ListBoxLoadMoreItem className={styles.more ?? ''} isLoading={loadingMore} onLoadMore={onMore}>
              {words.loading}
            </ListBoxLoadMoreItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  );
}

function HitHeader({ hit }: Readonly<{ hit: Hit }>): ReactNode {
  const language = useLanguage();
  const words = useMessages().search;
  const title = hit.title === '' ? words.untitled : hit.title;
  const at = hit.publishedAt ?? hit.updatedAt;
  return (
    <Header className={styles.head ?? ''}>
      <span className={styles.first}>
        <span className={styles.title} title={title}>
          {title}
        </span>
        <time className={styles.date} dateTime={new Date(at).toISOString()}>
          {formatDay(at, language)}
        </time>
      </span>
      <span className={styles.second}>
        <span className={styles.meta}>
          <span>{words.statuses[hit.status]}</span>
          {hit.proposed === true && (
            <span title={words.proposedHint}>
              <Badge tone="accent">{words.proposed}</Badge>
            </span>
          )}
          {hit.blogName !== undefined && <span className={styles.blog}>{hit.blogName}</span>}
        </span>
        <span className={styles.labels} title={hit.labels.join(', ')}>
          {hit.labels.join(' · ')}
        </span>
      </span>
    </Header>
  );
}

/** Runs before the list's own key handler: some keys act on the preview, and letters go to the search box. */
function handleKey(event: KeyboardEvent, first: string | undefined, keys: ListKeys): void {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    event.preventDefault();
    event.stopPropagation();
    keys.showBeside();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
  const atTop = option !== null && option.getAttribute('data-key') === first;
  const own =
    event.key === ' '
      ? keys.togglePreview
      : event.key === 'ArrowRight'
        ? keys.showPreview
        : event.key === 'ArrowLeft'
          ? keys.hidePreview
          : event.key === 'Escape' || (event.key === 'ArrowUp' && atTop)
            ? keys.toBox
            : undefined;
  if (own !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    own();
    return;
  }
  // The box, focused here, receives the letter or the start of a composition.
  const writes =
    event.key.length === 1 || ['Backspace', 'Process', 'Dead', 'Unidentified'].includes(event.key);
  if (!writes) return;
  event.stopPropagation();
  keys.toBox();
}

type SearchResultsProps = Readonly<{
  state: SearchState;
  chosen: string | undefined;
  search: Search;
  memory: SearchMemory;
  list: RefObject<HTMLDivElement | null>;
  onOpen: (key: string) => void;
  onBeside: () => void;
  toBox: () => void;
  previewShown: boolean;
  roomy: boolean;
}>;

/** The results of a search, or the reason there are none. */
export function SearchResults({
  state,
  chosen,
  search,
  memory,
  list,
  onOpen,
  onBeside,
  toBox,
  previewShown,
  roomy,
}: SearchResultsProps): ReactNode {
  const words = useMessages().search;
  const say = useFailureWords();
  const { answer, query } = state;
  const answeredQuery = answer?.asked;
  const answered =
    answeredQuery === undefined
      ? undefined
      : `${answeredQuery.query}\u0000${answeredQuery.order}${answeredQuery.equivalents}`;
  const last = useRef(answered);
  useLayoutEffect(() => {
    // A new answer starts at the top; a refreshed one keeps its position.
    if (answered === last.current) return;
    last.current = answered;
    list.current?.scrollTo(0, 0);
    memory.toTop();
  }, [answered, list, memory]);

  const hits = answer?.hits ?? [];
  const blank = answeredQuery?.query.trim() === '';
  return (
    <div className={searchSurface.results}>
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
          onQuery={(suggestion) => {
            memory.ask(suggestion);
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
            showBeside: onBeside,
            hidePreview: () => {
              if (previewShown && !roomy) memory.set({ preview: false });
            },
          }}
        />
      )}
    </div>
  );
}

type SearchHitProps = Readonly<{ hit: Hit; passage: PassageHit | undefined; index: number }>;

/** The key of a result, in the list and in memory. */
export const keyOfHit = (hit: Pick<Hit, 'postId'>, index: number): string => `${hit.postId} ${index}`;

/** One passage with a fixed height: the question in grey, speakers in bold, matches marked. */
export function SearchHit({ hit, passage, index }: SearchHitProps): ReactNode {
  const words = useMessages().search;
  if (passage === undefined)
    return (
      <ListBoxItem className={styles.passage ?? ''} id={keyOfHit(hit, index)} textValue={hit.title}>
        <span className={styles.question}>{words.wholePost}</span>
      </ListBoxItem>
    );
  const { excerpt, marks } = shortened(passage);
  const places = {
    title: words.inTitle,
    lead: words.inLead,
    question: words.inQuestion,
    answer: passage.question ?? words.inAnswer,
    text: words.inText,
    caption: words.inCaption,
    label: words.inLabel,
  };
  return (
    <ListBoxItem
      className={styles.passage ?? ''}
      id={keyOfHit(hit, index)}
      textValue={`${passage.participant ?? ''} ${passage.excerpt}`}
    >
      <span className={styles.question}>{places[passage.type]}</span>
      <span className={styles.excerpt} data-type={passage.type}>
        {passage.participant !== undefined && (
          <span className={styles.name}>
            <b>{passage.participant}</b>
            {passage.participantRole !== undefined && (
              <span className={styles.role}>, {passage.participantRole}</span>
            )}
          </span>
        )}
        <Marked text={excerpt} marks={marks} />
      </span>
    </ListBoxItem>
  );
}
