import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton, type SearchFieldProps } from 'react-aria-components';
import type { SearchResult } from '#contract/search.ts';
import type { ShownStatus } from '#contract/shapes.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { NameSearch, useSavedSearches } from './Invite.tsx';
import { ResultPreview } from './ResultPreview.tsx';
import type { Beside } from './ResultPreview.tsx';
import { locationOf, type HitLocation } from './result-location.ts';
import { SearchResults, keyOfHit } from './Results.tsx';
import { onlyPerson, FILTER_OF, findFilter, toggleFilter } from './query-filters.ts';
import type { FacetName } from './query-filters.ts';
import { SearchBar } from './SearchBar.tsx';
import type { SearchMemory } from './search-memory.ts';
import { YearBars } from './YearBars.tsx';
import { useSearch } from './use-search.ts';
import type { SearchActs } from './use-search-acts.ts';
import searchSurface from './SearchSurface.module.css';
import styles from './Facets.module.css';

type SearchSurfaceProps = Readonly<{
  acts: SearchActs;
  onOpen: (location: HitLocation) => void;
  onBeside: (beside: Beside) => void;
}>;

/** The search of the archive: facets, passages by post, and a preview. */
export function SearchSurface({ acts, onOpen, onBeside }: SearchSurfaceProps): ReactNode {
  const { memory, quotations, openTitle, copyRef } = acts;
  const words = useMessages().search;
  const language = useLanguage();
  const notices = useNotices();
  const room = useRoom();
  const roomy = room === 'roomy';
  const state = useSyncExternalStore(memory.subscribe, memory.get);
  const search = useSearch(memory);
  const saved = useSavedSearches();
  const [saving, setSaving] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { query, order, answer, turn } = state;
  const toBox = (): void => field.current?.focus();

  const served = useRef<number>(undefined);
  useEffect(() => {
    if (served.current === turn) return;
    served.current = turn;
    field.current?.focus();
    field.current?.select();
  }, [turn]);

  const hits = answer?.hits ?? [];
  // Until the author chooses, the first result is shown.
  const [first] = hits;
  const chosenResult = state.chosen === undefined ? undefined : resultOf(hits, state.chosen);
  const chosen =
    chosenResult !== undefined ? state.chosen : first === undefined ? undefined : keyOfHit(first, 0);
  const result = chosen === undefined ? undefined : resultOf(hits, chosen);
  const previewShown = state.preview ?? roomy;
  const ask = (text: string): void => memory.ask(text);
  const years = answer?.facets.years ?? [];
  // Not for a single year, nor in a narrow window, where the filters show years.
  const yearsDrawn = room !== 'tight' && years.length > 1;
  const facets = answer !== undefined && (
    <Facets
      facets={yearsDrawn ? { ...answer.facets, years: [] } : answer.facets}
      query={query}
      onQuery={ask}
    />
  );
  const open = (key: string): void => {
    const result = resultOf(hits, key);
    if (result !== undefined) onOpen(locationOf(result.hit, result.passage));
  };
  const toResults: NonNullable<SearchFieldProps['onKeyDown']> = (event) => {
    // Enter moves to the results, which are already shown.
    if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || hits.length === 0) {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
    list.current?.focus();
  };

  return (
    <div className={searchSurface.surface}>
      <SearchBar
        state={state}
        waiting={search.waiting}
        field={field}
        onQuery={ask}
        onOrder={(order) => memory.set({ order })}
        onEquivalents={(equivalents) => {
          memory.set({ equivalents });
          toBox();
        }}
        onKeyDown={toResults}
        filters={room === 'tight' ? facets : undefined}
        onSave={() => {
          if (saved.full) notices.show({ id: 'saved-search', text: words.savedFull, tone: 'alert' });
          else setSaving(true);
        }}
      />
      {yearsDrawn && <YearBars years={years} query={query} onQuery={ask} />}
      <div className={searchSurface.columns} data-pane={previewShown || undefined} data-room={room}>
        {(roomy || (room === 'usual' && !previewShown)) && (
          <div className={searchSurface.facets}>{facets}</div>
        )}
        {(room !== 'tight' || !previewShown) && (
          <SearchResults
            state={state}
            chosen={chosen}
            search={search}
            list={list}
            memory={memory}
            onOpen={open}
            onBeside={() => {
              if (result !== undefined) onBeside({ postId: result.hit.postId, passage: result.passage });
            }}
            toBox={toBox}
            previewShown={previewShown}
            roomy={roomy}
          />
        )}
        {previewShown &&
          (result?.passage !== undefined && chosen !== undefined ? (
            <div
              role="presentation"
              className={searchSurface.pane}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || event.defaultPrevented) return;
                list.current?.focus();
              }}
            >
              <ResultPreview
                resultKey={chosen}
                hit={result.hit}
                passage={result.passage}
                isWholePost={state.wholePost}
                onWhole={(wholePost) => memory.set({ wholePost })}
                onOpen={onOpen}
                onBeside={onBeside}
                onMoreOf={(name) => {
                  ask(onlyPerson(query, name, language));
                  toBox();
                }}
                onHide={() => {
                  memory.set({ preview: false });
                  // If only the preview was visible, the list is shown first.
                  requestAnimationFrame(() => list.current?.focus());
                }}
                onAct={() => memory.set({ chosen })}
                quotations={quotations}
                openTitle={openTitle}
                copyRef={copyRef}
              />
            </div>
          ) : (
            <div className={searchSurface.nothing}>
              <p>{words.previewNone}</p>
              <p>{words.previewKeys}</p>
            </div>
          ))}
      </div>
      {saving && (
        <NameSearch
          title={words.saveTitle}
          act={words.saveAct}
          hint={words.saveHint}
          name={query.trim().slice(0, 100)}
          isTaken={saved.isTaken}
          onName={(name) => saved.add({ name, query, order })}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  );
}

/** The result with this key. */
function resultOf(
  hits: NonNullable<ReturnType<SearchMemory['get']>['answer']>['hits'],
  key: string,
):
  | Readonly<{ hit: (typeof hits)[number]; passage: (typeof hits)[number]['passages'][number] | undefined }>
  | undefined {
  const [postId, index] = key.split(' ');
  const hit = hits.find((one) => one.postId === postId);
  if (hit === undefined) return undefined;
  return { hit, passage: hit.passages[Number(index)] };
}

const ORDER: readonly FacetName[] = ['participants', 'labels', 'years', 'statuses', 'blogs'];
const SHOWN = 6;

type FacetsProps = Readonly<{
  facets: SearchResult['facets'];
  query: string;
  onQuery: (query: string) => void;
}>;

/** Facets of the results with counts; pressing one adds it to the query. */
function Facets({ facets, query, onQuery }: FacetsProps): ReactNode {
  const words = useMessages().search;
  return (
    <nav className={styles.facets} aria-label={words.filters}>
      {ORDER.filter((facet) => facets[facet].length > 0).map((facet) => (
        <Facet key={facet} facet={facet} values={facets[facet]} query={query} onQuery={onQuery} />
      ))}
    </nav>
  );
}

type FacetProps = Readonly<{
  facet: FacetName;
  values: SearchResult['facets'][FacetName];
  query: string;
  onQuery: (query: string) => void;
}>;

function Facet({ facet, values, query, onQuery }: FacetProps): ReactNode {
  const words = useMessages().search;
  const language = useLanguage();
  const [allShown, setWhole] = useState(false);
  const kind = FILTER_OF[facet];
  const name = (value: string): string =>
    facet === 'statuses' ? words.statuses[value as ShownStatus] : value;
  const isOn = (value: string): boolean => findFilter(query, kind, value) !== undefined;
  // Chosen values stay visible, whatever their count.
  const visibleValues = allShown ? values : values.filter(({ value }, index) => index < SHOWN || isOn(value));
  const title = words.facets[facet];
  const most = Math.max(...values.map(({ count }) => count));
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {visibleValues.map(({ value, count }) => {
        const on = isOn(value);
        return (
          <ToggleButton
            key={value}
            className={styles.facet ?? ''}
            isSelected={on}
            onChange={() => onQuery(toggleFilter(query, kind, value, language))}
            aria-label={on ? words.unfilter(name(value)) : words.filter(name(value), count)}
          >
            <span className={styles.value} title={name(value)}>
              {name(value)}
            </span>
            <span className={styles.count}>{count}</span>
            <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} />
          </ToggleButton>
        );
      })}
      {(allShown || values.length > visibleValues.length) && (
        <div className={styles.all}>
          <Button
            kind="plain"
            aria-expanded={allShown}
            aria-label={allShown ? words.seeLessOf(title) : words.seeAllOf(title, values.length)}
            onPress={() => setWhole(!allShown)}
          >
            {allShown ? words.seeLess : words.seeAll(values.length)}
          </Button>
        </div>
      )}
    </section>
  );
}

const roomy = '(min-width: 1280px)';
const tight = '(max-width: 719px)';

type Room = 'roomy' | 'usual' | 'tight';

function subscribe(changed: () => void): () => void {
  const queries = [window.matchMedia(roomy), window.matchMedia(tight)];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

function current(): Room {
  if (window.matchMedia(roomy).matches) return 'roomy';
  return window.matchMedia(tight).matches ? 'tight' : 'usual';
}

/**
 * The room of the search. `roomy`: filters, results and preview. `usual`: results with one of the two. `tight` (a
 * window at 200 %): one at a time, with filters behind a button.
 */
function useRoom(): Room {
  return useSyncExternalStore(subscribe, current);
}
