import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { SearchFieldProps } from 'react-aria-components';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { NameSearch } from './NameSearch.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Facets } from './Facets.tsx';
import { placeOf } from './found-place.ts';
import type { FoundPlace } from './found-place.ts';
import { Found } from './Found.tsx';
import { onlyPerson } from './query-filters.ts';
import { ResultPreview } from './ResultPreview.tsx';
import { SearchBar } from './SearchBar.tsx';
import type { SearchMemory } from './search-memory.ts';
import { keyOfHit } from './SearchHit.tsx';
import { useRoom } from './use-room.ts';
import { useSavedSearches } from './use-saved-searches.ts';
import { useSearch } from './use-search.ts';
import type { SearchActs } from './use-search-acts.ts';
import styles from './SearchSurface.module.css';

type SearchSurfaceProps = Readonly<{
  acts: SearchActs;
  onOpen: (place: FoundPlace) => void;
}>;

/** The archive, searched as one types: what results have in common, the passages under their posts, one of them to read. */
export function SearchSurface({ acts, onOpen }: SearchSurfaceProps): ReactNode {
  const { memory, quotations, canInsert, copyRef } = acts;
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
  // Until one is chosen, the best one is read.
  const [first] = hits;
  const kept = state.chosen === undefined ? undefined : resultOf(hits, state.chosen);
  const chosen = kept !== undefined ? state.chosen : first === undefined ? undefined : keyOfHit(first, 0);
  const found = chosen === undefined ? undefined : resultOf(hits, chosen);
  const previewShown = state.preview ?? roomy;
  const facets = answer !== undefined && (
    <Facets facets={answer.facets} query={query} onQuery={(wanted) => memory.ask(wanted)} />
  );
  const ask = (wanted: string): void => memory.ask(wanted);
  const open = (key: string): void => {
    const result = resultOf(hits, key);
    if (result !== undefined) onOpen(placeOf(result.hit, result.passage));
  };
  const toResults: NonNullable<SearchFieldProps['onKeyDown']> = (event) => {
    // Enter is what one presses to search, out of habit: what was found is already there, and one goes to it.
    if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || hits.length === 0) {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
    list.current?.focus();
  };

  return (
    <div className={styles.surface}>
      <SearchBar
        state={state}
        waiting={search.waiting}
        field={field}
        onQuery={ask}
        onOrder={(wanted) => memory.set({ order: wanted })}
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
      <div className={styles.columns} data-pane={previewShown || undefined} data-room={room}>
        {(roomy || (room === 'usual' && !previewShown)) && <div className={styles.facets}>{facets}</div>}
        {(room !== 'tight' || !previewShown) && (
          <Found
            state={state}
            chosen={chosen}
            search={search}
            list={list}
            memory={memory}
            onOpen={open}
            toBox={toBox}
            previewShown={previewShown}
            roomy={roomy}
          />
        )}
        {previewShown &&
          (found?.passage !== undefined && chosen !== undefined ? (
            <div
              role="presentation"
              className={styles.pane}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || event.defaultPrevented) return;
                list.current?.focus();
              }}
            >
              <ResultPreview
                resultKey={chosen}
                hit={found.hit}
                passage={found.passage}
                whole={state.whole}
                onWhole={(whole) => memory.set({ whole })}
                onOpen={onOpen}
                onMoreOf={(name) => {
                  ask(onlyPerson(query, name, language));
                  toBox();
                }}
                onHide={() => {
                  memory.set({ preview: false });
                  // Where the preview stood alone, the list comes back first.
                  requestAnimationFrame(() => list.current?.focus());
                }}
                quotations={quotations}
                canInsert={canInsert}
                copyRef={copyRef}
              />
            </div>
          ) : (
            <div className={styles.nothing}>
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

/** A result by its key. */
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
