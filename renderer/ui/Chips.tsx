import type { ReactNode } from 'react';
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import styles from './Chips.module.css';
import hidden from './fields/hidden.module.css';

type Chip = Readonly<{
  id: string;
  /** What the value is one of. */
  kind: string;
  value: string;
}>;

type ChipsProps = Readonly<{
  /** Not shown: what chips are is seen. */
  label: string;
  chips: readonly Chip[];
  /** The kind is seen too, before each value; else it is only read out. */
  kindShown: boolean;
  /** Name of a value's button. */
  removeLabel: (value: string) => string;
  onRemove: (ids: ReadonlySet<string>) => void;
}>;

/** Filters that are on; each can be taken away, by its button or by Delete; the focus goes on to the next. */
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
