import type { ReactNode } from 'react';
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import field from './Field.module.css';
import styles from './Tags.module.css';

type TagsProps = Readonly<{
  label: string;
  words: readonly string[];
  /** Shown without any words. */
  empty: string;
  /** The name of a word's remove button. */
  removeLabel: (word: string) => string;
  onRemove: (word: string) => void;
}>;

/** Removable words, by their buttons or Delete; the focus moves to the next. */
export function Tags({ label, words, empty, removeLabel, onRemove }: TagsProps): ReactNode {
  return (
    <TagGroup
      className={field.field ?? ''}
      onRemove={(keys) => {
        for (const key of keys) onRemove(String(key));
      }}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <TagList
        className={styles.list ?? ''}
        items={words.map((id) => ({ id }))}
        renderEmptyState={() => <span className={styles.empty}>{empty}</span>}
      >
        {({ id }) => (
          <Tag id={id} textValue={id} className={styles.tag ?? ''}>
            {id}
            {/* Not focusable: the keyboard uses Delete on the word, since Escape on an inner button would not reach
               the dialog. */}
            <Button
              slot="remove"
              className={styles.remove ?? ''}
              aria-label={removeLabel(id)}
              excludeFromTabOrder
            >
              <Icon name="close" size={16} />
            </Button>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  );
}
