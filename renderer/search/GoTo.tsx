import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Autocomplete, Header, Menu, MenuItem, MenuSection, Text } from 'react-aria-components';
import { creditOf } from '#interview/people/person-fields.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { Command } from '#contract/commands.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { SearchOrder } from './search-memory.ts';
import { SearchField } from '../ui/fields/SearchField.tsx';
import styles from './GoTo.module.css';

/** An action that can be reached by its name, with the keys that do the same. */
type NamedAction = Readonly<{ command: Command; label: string; keys?: string }>;

type GoToProps = Readonly<{
  isOpen: boolean;
  onClose: () => void;
  actions: readonly NamedAction[];
  onPost: (postId: string) => void;
  onPerson: (participantId: string, name: string) => void;
  onSearch: (query: string, order: SearchOrder) => void;
  onCommand: (command: Command) => void;
}>;

/** « Aller à… »: posts, people and actions by name; the arrows choose while the caret stays in the box. */
export function GoTo({
  isOpen,
  onClose,
  actions,
  onPost,
  onPerson,
  onSearch,
  onCommand,
}: GoToProps): ReactNode {
  const words = useMessages().search;
  return (
    <Dialog title={words.goTo} isOpen={isOpen} onClose={onClose}>
      <Choices
        actions={actions}
        onPost={(id) => (onClose(), onPost(id))}
        onPerson={(id, name) => (onClose(), onPerson(id, name))}
        onSearch={(query, order) => (onClose(), onSearch(query, order))}
        onCommand={(command) => (onClose(), onCommand(command))}
      />
    </Dialog>
  );
}

function Choices({
  actions,
  onPost,
  onPerson,
  onSearch,
  onCommand,
}: Omit<GoToProps, 'isOpen' | 'onClose'>): ReactNode {
  const words = useMessages().search;
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const titles = useQuery('archive.titles', { query, limit: 8 });
  const directory = useQuery('participants.list', query.trim() === '' ? null : { query, limit: 5 });
  const waiting = titles.waiting || directory.waiting;
  // All choices come at once: what stands first would be an action, and a post a moment later, under the key that takes it.
  const found = <Item,>(items: readonly Item[] = []): readonly Item[] => (waiting ? [] : items);
  const posts = found(titles.value?.items);
  const people = found(directory.value?.items);
  const wanted = foldKey(query);
  const named = found(actions)
    .filter((action) => foldKey(action.label).includes(wanted))
    .slice(0, query.trim() === '' ? 4 : 8);

  const saved = found(useSettings().settings.savedSearches)
    .filter(({ name }) => foldKey(name).includes(wanted))
    .slice(0, 5);

  const act = (key: string) => {
    const kind = key.slice(0, key.indexOf(' '));
    const id = key.slice(kind.length + 1);
    const person = people.find((candidate) => candidate.id === id);
    const action = actions.find((candidate) => candidate.command === id);
    const search = saved.find(({ name }) => name === id);
    if (kind === 'post') onPost(id);
    else if (kind === 'search' && search !== undefined) onSearch(search.query, search.order);
    else if (kind === 'person' && person !== undefined) onPerson(id, person.name);
    else if (action !== undefined) onCommand(action.command);
  };
  /** Enter came before what the letters find, and takes the first of it. */
  const entered = useRef(false);
  const [first] = [
    ...posts.map(({ postId }) => `post ${postId}`),
    ...people.map(({ id }) => `person ${id}`),
    ...saved.map(({ name }) => `search ${name}`),
    ...named.map(({ command }) => `action ${command}`),
  ];
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    entered.current = event.key === 'Enter' && waiting;
    if (!entered.current) return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    if (!entered.current || waiting) return;
    entered.current = false;
    if (first !== undefined) act(first);
  });

  return (
    // The backend has already chosen; the list shows what it answered.
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its keys are those of the box inside it */}
      <div className={styles.choices} onKeyDownCapture={onKey}>
        <div className={styles.box}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- this box is what the dialog is opened for */}
          <SearchField label={words.goToField} clearLabel={words.clear} autoFocus />
        </div>
        <Menu
          className={styles.menu ?? ''}
          aria-label={words.goTo}
          onAction={(key) => act(String(key))}
          renderEmptyState={() => (waiting ? null : <p className={styles.empty}>{words.goToNone}</p>)}
        >
          {posts.length > 0 && (
            <MenuSection>
              <Header className={styles.header ?? ''}>{words.posts}</Header>
              {posts.map((post) => (
                <MenuItem
                  key={post.postId}
                  id={`post ${post.postId}`}
                  className={styles.item ?? ''}
                  textValue={post.title === '' ? words.untitled : post.title}
                >
                  <Icon name={post.kind === 'interview' ? 'interview' : 'posts'} />
                  <Text slot="label" className={styles.label ?? ''}>
                    {post.title === '' ? words.untitled : post.title}
                  </Text>
                  <span className={styles.note}>{formatDay(post.updatedAt, language, 'medium')}</span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {people.length > 0 && (
            <MenuSection>
              <Header className={styles.header ?? ''}>{words.people}</Header>
              {people.map((person) => (
                <MenuItem
                  key={person.id}
                  id={`person ${person.id}`}
                  className={styles.item ?? ''}
                  textValue={person.name}
                >
                  <Icon name="person" />
                  <Text slot="label" className={styles.label ?? ''}>
                    {person.name}
                  </Text>
                  <span className={styles.note}>{creditOf(person)[0] ?? ''}</span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {saved.length > 0 && (
            <MenuSection>
              <Header className={styles.header ?? ''}>{words.searches}</Header>
              {saved.map(({ name, query: looked }) => (
                <MenuItem key={name} id={`search ${name}`} className={styles.item ?? ''} textValue={name}>
                  <Icon name="bookmark" />
                  <Text slot="label" className={styles.label ?? ''}>
                    {name}
                  </Text>
                  <span className={styles.note}>{looked}</span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {named.length > 0 && (
            <MenuSection>
              <Header className={styles.header ?? ''}>{words.actions}</Header>
              {named.map((action) => (
                <MenuItem
                  key={action.command}
                  id={`action ${action.command}`}
                  className={styles.item ?? ''}
                  textValue={action.label}
                >
                  <Icon name="chevron-right" />
                  <Text slot="label" className={styles.label ?? ''}>
                    {action.label}
                  </Text>
                  {action.keys !== undefined && <Kbd keys={action.keys} />}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </div>
    </Autocomplete>
  );
}
