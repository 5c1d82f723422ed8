import { useState } from 'react';
import type { ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Text } from 'react-aria-components';
import { names } from './names.ts';
import { Popover } from './Popover.tsx';
import field from './Field.module.css';
import select from './Select.module.css';
import styles from './Suggest.module.css';
import hidden from './hidden.module.css';

export type Suggestion = Readonly<{ id: string; label: string; hint?: string | undefined }>;

type SuggestProps = Readonly<{
  label: string;
  placeholder?: string;
  suggestions: readonly Suggestion[];
  text: string;
  onText: (text: string) => void;
  onChoose: (id: string) => void;
  /** Enter with no suggestion under the arrows. */
  onSubmit: (text: string) => void;
}>;

/** A box that takes any words and proposes known ones. What is chosen goes; the box is empty again. */
export function Suggest({
  label,
  placeholder,
  suggestions,
  text,
  onText,
  onChoose,
  onSubmit,
}: SuggestProps): ReactNode {
  const [turn, setTurn] = useState(0);
  const done = (act: () => void): void => {
    act();
    onText('');
    setTurn(turn + 1);
  };
  return (
    <ComboBox
      key={turn}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only after a choice: the same box goes on
      autoFocus={turn > 0}
      className={field.field ?? ''}
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection={false}
      inputValue={text}
      onInputChange={onText}
      items={suggestions}
      defaultFilter={() => true}
      onChange={(key) => {
        if (key !== null) done(() => onChoose(String(key)));
      }}
    >
      <Label className={names(field.label, hidden.hidden)}>{label}</Label>
      <Input
        className={field.input ?? ''}
        spellCheck={false}
        placeholder={placeholder ?? label}
        onKeyDown={(event) => {
          const pointed = event.currentTarget.getAttribute('aria-activedescendant');
          if (event.key !== 'Enter' || pointed !== null || text.trim() === '') return;
          event.preventDefault();
          done(() => onSubmit(text.trim()));
        }}
      />
      <Popover>
        <ListBox<Suggestion> className={select.list ?? ''}>
          {(suggestion) => (
            <ListBoxItem className={select.choice ?? ''} textValue={suggestion.label}>
              <span className={styles.words}>
                <Text slot="label">{suggestion.label}</Text>
                {suggestion.hint !== undefined && (
                  <Text slot="description" className={styles.hint ?? ''}>
                    {suggestion.hint}
                  </Text>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
