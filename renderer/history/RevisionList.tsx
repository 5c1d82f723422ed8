import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { useRevisionWords, type Revision } from './use-revision-words.ts';
import styles from './History.module.css';

type RevisionListProps = Readonly<{
  items: readonly Revision[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}>;

/** The kept states, the latest first: when, why and by whom, how long the text was. */
export function RevisionList({ items, selected, onSelect }: RevisionListProps): ReactNode {
  const { history: words, window: windowWords } = useMessages();
  const say = useRevisionWords();
  return (
    <ListBox
      aria-label={words.list}
      className={styles.list ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === undefined ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys;
        if (typeof key === 'string') onSelect(key);
      }}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the window opens on its list
      autoFocus
    >
      {items.map((revision) => {
        const moment = say.moment(revision.createdAt);
        const why = say.why(revision);
        const { note = '' } = revision.approval ?? {};
        return (
          <ListBoxItem
            key={revision.id}
            id={revision.id}
            className={styles.item ?? ''}
            textValue={`${moment}, ${why}`}
          >
            <Text slot="label" className={styles.moment ?? ''}>
              {moment}
            </Text>
            <Text slot="description" className={styles.why ?? ''}>
              {why} · {windowWords.lists.words(revision.words)}
              {note !== '' && <span className={styles.note}>{note}</span>}
            </Text>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}
