import type { ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import { classNames } from '../class-names.ts';
import { Popover } from '../overlays/Popover.tsx';
import field from './Field.module.css';
import styles from './Select.module.css';
import hidden from './hidden.module.css';

export type Choice<Id extends string> = Readonly<{ id: Id; label: string }>;

type SelectProps<Id extends string> = Readonly<{
  label: string;
  labelHidden?: boolean;
  hint?: string;
  choices: readonly Choice<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  isDisabled?: boolean;
}>;

/** A choice from a short list. */
export function Select<Id extends string>({
  label,
  labelHidden = false,
  hint,
  choices,
  value,
  onChange,
  isDisabled = false,
}: SelectProps<Id>): ReactNode {
  return (
    <AriaSelect
      className={field.field ?? ''}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Label className={classNames(field.label, labelHidden && hidden.hidden)}>{label}</Label>
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <Icon name="chevron-down" size={16} />
      </Button>
      {hint !== undefined && (
        <Text slot="description" className={field.hint ?? ''}>
          {hint}
        </Text>
      )}
      <Popover>
        <ListBox className={styles.list ?? ''} items={choices}>
          {(choice) => (
            <ListBoxItem className={styles.choice ?? ''} id={choice.id} textValue={choice.label}>
              {({ isSelected }) => (
                <>
                  <span className={styles.words}>{choice.label}</span>
                  {isSelected && <Icon name="check" size={16} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
