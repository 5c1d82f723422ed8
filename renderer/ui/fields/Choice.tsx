import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import field from './Field.module.css';
import styles from './Choice.module.css';

type ChoiceProps<Id extends string> = Readonly<{
  label: string;
  /** Null without a choice. */
  value: Id | null;
  onChange: (id: Id) => void;
  /** Whether the choice is set elsewhere and read-only. */
  isDisabled?: boolean;
  /** `picture`: a drawing before the words, with the same meaning. */
  options: readonly Readonly<{ id: Id; label: string; hint?: ReactNode; picture?: ReactNode }>[];
}>;

/** A group of radio buttons. */
export function Choice<Id extends string>({
  label,
  value,
  onChange,
  isDisabled = false,
  options,
}: ChoiceProps<Id>): ReactNode {
  return (
    <RadioGroup
      className={field.field ?? ''}
      value={value}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map(({ id, label: name, hint, picture }) => (
          <Radio key={id} value={id} className={styles.option ?? ''}>
            <span className={styles.mark} aria-hidden="true" />
            {picture}
            <span className={styles.words}>
              {name}
              {hint !== undefined && (
                <Text slot="description" className={styles.hint ?? ''}>
                  {hint}
                </Text>
              )}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
