import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { SearchResult } from '#contract/search.ts';
import type { Settings } from '#contract/library.ts';
import { foldKey } from '#interview/fold-key.ts';
import { partIn } from '#interview/search/filters.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { call } from '../bridge/call.ts';
import { useSettings } from '../ui/window/use-settings.tsx';
import { filterText } from './query-filters.ts';
import styles from './Invite.module.css';

type InviteProps = Readonly<{
  facets: SearchResult['facets'] | undefined;
  onRun: (search: Pick<SavedSearch, 'query'> & Partial<SavedSearch>) => void;
  onQuery: (query: string) => void;
  toBox: () => void;
}>;

/** The start of a search: saved searches and suggestions from the library. */
export function Invite({ facets, onRun, onQuery, toBox }: InviteProps): ReactNode {
  const words = useMessages().search;
  const language = useLanguage();
  const saved = useSavedSearches();
  const person = facets?.participants[0]?.value;
  const label = facets?.labels[0]?.value;
  const years = facets?.years.map(({ value }) => value).toSorted() ?? [];
  const [first, last] = [years[0], years.at(-1)];
  const examples = [
    ...(person === undefined ? [] : [filterText('person', person, language)]),
    ...(label === undefined ? [] : [filterText('label', label, language)]),
    ...(first === undefined || last === undefined
      ? []
      : [filterText('year', first === last ? first : `${first}..${last}`, language)]),
    ...(person === undefined ? [] : [filterText('part', partIn('question', language), language)]),
  ];
  return (
    <div className={styles.invite}>
      {saved.all.length > 0 && (
        <section aria-label={words.saved} className={styles.line}>
          <h2 className={styles.name}>{words.saved}</h2>
          <ul className={styles.list}>
            {saved.all.map((search) => (
              <Saved key={search.name} search={search} onRun={onRun} toBox={toBox} />
            ))}
          </ul>
        </section>
      )}
      {examples.length > 0 && (
        <section aria-label={words.tryWith} className={styles.line}>
          <h2 className={styles.name}>{words.tryWith}</h2>
          <ul className={styles.list}>
            {examples.map((example) => (
              <li key={example}>
                <Button kind="plain" onPress={() => onQuery(example)}>
                  {example}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type SavedProps = Readonly<{ search: SavedSearch; onRun: InviteProps['onRun']; toBox: () => void }>;

function Saved({ search, onRun, toBox }: SavedProps): ReactNode {
  const words = useMessages().search;
  const saved = useSavedSearches();
  const notices = useNotices();
  const [renaming, setRenaming] = useState(false);
  const at = saved.all.indexOf(search);
  const remove = (): void => {
    saved.remove(search);
    toBox();
    notices.show({
      id: 'saved-search',
      text: words.removed(search.name),
      action: {
        label: words.undo,
        run: () => {
          saved.putBack(search, at).catch((thrown: unknown) => notices.fail('saved-search', thrown));
        },
      },
    });
  };
  return (
    <li className={styles.saved}>
      <Button kind="plain" icon="bookmark" onPress={() => onRun(search)}>
        {search.name}
      </Button>
      <Menu
        label={words.savedActions(search.name)}
        parts={[
          {
            id: 'acts',
            entries: [
              { id: 'rename', label: words.rename },
              { id: 'remove', label: words.remove, danger: true },
            ],
          },
        ]}
        onAction={(id) => (id === 'rename' ? setRenaming(true) : remove())}
      >
        <IconButton icon="more" label={words.savedActions(search.name)} />
      </Menu>
      {renaming && (
        <NameSearch
          title={words.renameTitle}
          act={words.renameAct}
          name={search.name}
          isTaken={(name) => saved.isTaken(name, search)}
          onName={(name) => saved.rename(search, name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </li>
  );
}

type NameSearchProps = Readonly<{
  title: string;
  act: string;
  hint?: string;
  /** The initial name. */
  name: string;
  isTaken: (name: string) => boolean;
  onName: (name: string) => void;
  onClose: () => void;
}>;

/** Asks for the name of a saved search. */
export function NameSearch({
  title,
  act,
  hint,
  name: first,
  isTaken,
  onName,
  onClose,
}: NameSearchProps): ReactNode {
  const words = useMessages().search;
  const [name, setName] = useState(first);
  const trimmedName = name.trim();
  const taken = trimmedName !== '' && isTaken(trimmedName);
  const done = (): void => {
    if (trimmedName === '' || taken) return;
    onName(trimmedName);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" isDisabled={trimmedName === '' || taken} onPress={done}>
            {act}
          </Button>
        </>
      }
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <TextField
          label={words.saveName}
          value={name}
          onChange={setName}
          maxLength={100}
          {...(hint === undefined ? {} : { hint })}
          {...(taken ? { error: words.saveTaken } : {})}
        />
      </Form>
    </Dialog>
  );
}

type SavedSearch = Settings['savedSearches'][number];
/** The limit of the settings. */
const MOST = 100;

type SavedSearches = Readonly<{
  all: readonly SavedSearch[];
  full: boolean;
  /** Whether another search has this name. */
  isTaken: (name: string, but?: SavedSearch) => boolean;
  add: (search: SavedSearch) => void;
  rename: (search: SavedSearch, name: string) => void;
  remove: (search: SavedSearch) => void;
  /** Restores a removed search at its position, with its name. */
  putBack: (search: SavedSearch, at: number) => Promise<void>;
}>;

/** The author's saved searches; the latest comes first. */
export function useSavedSearches(): SavedSearches {
  const { settings, change } = useSettings();
  const all = settings.savedSearches;
  const set = (savedSearches: SavedSearch[]): void => change({ savedSearches });
  const isSame = (one: SavedSearch, other: SavedSearch): boolean => one.name === other.name;
  return {
    all,
    full: all.length >= MOST,
    isTaken: (name, but) =>
      all.some((one) => (but === undefined || !isSame(one, but)) && foldKey(one.name) === foldKey(name)),
    add: (search) => set([search, ...all].slice(0, MOST)),
    rename: (search, name) => set(all.map((one) => (isSame(one, search) ? { ...one, name } : one))),
    remove: (search) => set(all.filter((one) => !isSame(one, search))),
    putBack: async (search, at) => {
      const { savedSearches: now } = await call('settings.get', {});
      if (now.length >= MOST || now.some((one) => isSame(one, search))) return;
      set([...now.slice(0, at), search, ...now.slice(at)]);
    },
  };
}
