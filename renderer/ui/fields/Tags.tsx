import type { ReactNode } from 'react';
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import field from './Field.module.css';
import styles from './Tags.module.css';

type TagsProps = Readonly<{
  label: string;
  words: readonly string[];
  /** Shown while there is none. */
  empty: string;
  /** Name of a word's button. */
  removeLabel: (word: string) => string;
  onRemove: (word: string) => void;
}>;

/** Words that can be taken out, by their buttons or by Delete; the focus goes on to the next. */
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
            {/* By keys one stands on the word and presses Delete: Escape pressed on a button in it would reach no dialog. */}
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
