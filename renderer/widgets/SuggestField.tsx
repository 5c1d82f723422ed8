import type { ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Text } from 'react-aria-components';
import { Popover } from './Popover.tsx';
import type { Suggestion } from './Suggest.tsx';
import field from './Field.module.css';
import select from './Select.module.css';
import styles from './Suggest.module.css';

type FieldSuggestion = Suggestion & Readonly<{ disabled?: boolean; aside?: string }>;

type SuggestFieldProps = Readonly<{
  label: string;
  hint?: string;
  /** What is wrong, beside the field. */
  error?: string | undefined;
  /** `aside`: a word or a number at the end of its line. */
  suggestions: readonly FieldSuggestion[];
  text: string;
  onText: (text: string) => void;
  onChoose: (id: string) => void;
  /** Enter with no suggestion under the arrows. */
  onSubmit: () => void;
  /** False where it is not the first thing to be written in. */
  ready?: boolean;
}>;

/** A field that takes any words and proposes known ones while one writes; it opens ready to be written in. */
export function SuggestField({
  label,
  hint,
  error,
  suggestions,
  text,
  onText,
  onChoose,
  onSubmit,
  ready = true,
}: SuggestFieldProps): ReactNode {
  return (
    <ComboBox
      className={field.field ?? ''}
      menuTrigger="input"
      allowsCustomValue
      inputValue={text}
      onInputChange={onText}
      items={suggestions}
      disabledKeys={suggestions.filter((one) => one.disabled === true).map((one) => one.id)}
      defaultFilter={() => true}
      isInvalid={error !== undefined}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands in what was opened to write in it
      autoFocus={ready}
      onChange={(key) => {
        if (key !== null) onChoose(String(key));
      }}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <Input
        className={field.input ?? ''}
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant') !== null)
            return;
          event.preventDefault();
          if (!event.repeat) onSubmit();
        }}
      />
      {(error ?? hint) !== undefined && (
        <Text slot="description" className={(error === undefined ? field.hint : field.error) ?? ''}>
          {error ?? hint}
        </Text>
      )}
      <Popover>
        <ListBox<FieldSuggestion> className={select.list ?? ''}>
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
              {suggestion.aside !== undefined && <span className={styles.aside}>{suggestion.aside}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
