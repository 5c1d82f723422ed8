import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SearchResult } from '#contract/archive.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { NameSearch } from './NameSearch.tsx';
import { filterText } from './query-filters.ts';
import { useSavedSearches } from './use-saved-searches.ts';
import type { SavedSearch } from './use-saved-searches.ts';
import styles from './Invite.module.css';

type InviteProps = Readonly<{
  facets: SearchResult['facets'] | undefined;
  onRun: (search: Pick<SavedSearch, 'query'> & Partial<SavedSearch>) => void;
  onQuery: (query: string) => void;
  toBox: () => void;
}>;

/** Before any word: the searches that were kept, and what could be tried with what the library holds. */
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
    ...(person === undefined ? [] : [language === 'fr' ? 'dans:question' : 'in:question']),
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
