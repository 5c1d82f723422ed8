import type { ReactNode } from 'react';
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './Chips.module.css';
import hidden from './fields/hidden.module.css';

type Chip = Readonly<{
  id: string;
  /** The name of the filter. */
  kind: string;
  value: string;
}>;

type ChipsProps = Readonly<{
  /** The accessible name of the list. */
  label: string;
  chips: readonly Chip[];
  /** Whether the kind is visible before each value, or only announced. */
  kindShown: boolean;
  /** The name of a chip's remove button. */
  removeLabel: (value: string) => string;
  onRemove: (ids: ReadonlySet<string>) => void;
}>;

/** Active filters, each removable by its button or Delete; the focus moves to the next. */
export function Chips({ label, chips, kindShown, removeLabel, onRemove }: ChipsProps): ReactNode {
  return (
    <TagGroup className={styles.chips ?? ''} onRemove={(keys) => onRemove(new Set([...keys].map(String)))}>
      <Label className={hidden.hidden ?? ''}>{label}</Label>
      <TagList className={styles.list ?? ''} items={chips}>
        {({ id, kind, value }) => (
          <Tag id={id} textValue={`${kind} ${value}`} className={styles.chip ?? ''}>
            {kindShown && <span className={styles.kind}>{kind}</span>}
            <span className={styles.value} title={value}>
              {value}
            </span>
            <Button slot="remove" className={styles.remove ?? ''} aria-label={removeLabel(value)}>
              <Icon name="close" size={16} />
            </Button>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  );
}
