import { use, useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import {
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Text,
} from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { Popover } from '../overlays/Popover.tsx';
import field from './Field.module.css';
import select from './Select.module.css';
import styles from './Suggest.module.css';
import hidden from './hidden.module.css';

/** `aside`: a word or a number at the end of the line. */
export type Suggestion = Readonly<{
  id: string;
  label: string;
  hint?: string | undefined;
  disabled?: boolean;
  aside?: string;
}>;

type SuggestFieldProps = Readonly<{
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  hint?: string;
  /** The error shown beside the field. */
  error?: string | undefined;
  suggestions: readonly Suggestion[];
  /** Whether suggestions for this text are loading; Enter waits for them. */
  waiting?: boolean;
  text: string;
  onText: (text: string) => void;
  onChoose: (id: string) => void;
  /** Called on Enter without a highlighted suggestion. */
  onSubmit: () => void;
  /** Whether it takes the focus; false if it is not the first field. */
  takesFocus?: boolean;
  /**
   * Whether Enter adds its words to others instead of pressing the main button of a dialog
   * (`renderer/ui/overlays/dialog-keys.ts`).
   */
  addsWords?: boolean;
}>;

/** A field for any text, with suggestions while typing; it takes the focus when it is mounted. */
export function SuggestField({
  label,
  labelHidden = false,
  placeholder,
  hint,
  error,
  suggestions,
  waiting = false,
  text,
  onText,
  onChoose,
  onSubmit,
  takesFocus = true,
  addsWords = false,
}: SuggestFieldProps): ReactNode {
  /** Whether letters were typed before any list opened. */
  const typed = useRef(false);
  /** The text for which Enter was pressed too early. */
  const entered = useRef<string>(undefined);
  useEffect(() => {
    const words = entered.current;
    if (words === undefined || (waiting && words === text)) return;
    entered.current = undefined;
    if (words === text) onSubmit();
  });
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
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- its container was opened to type in it
      autoFocus={takesFocus}
      onBlur={() => {
        typed.current = false;
      }}
      onChange={(key) => {
        typed.current = false;
        if (key !== null) onChoose(String(key));
      }}
    >
      <Label className={classNames(field.label, labelHidden && hidden.hidden)}>{label}</Label>
      <Input
        className={field.input ?? ''}
        spellCheck={false}
        {...(addsWords ? { 'data-adds': '' } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
        onInput={() => {
          typed.current = true;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            typed.current = false;
            entered.current = undefined;
          }
          if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-activedescendant') !== null)
            return;
          event.preventDefault();
          if (event.repeat) return;
          typed.current = false;
          if (waiting) entered.current = text;
          else onSubmit();
        }}
      />
      {(error ?? hint) !== undefined && (
        <Text slot="description" className={(error === undefined ? field.hint : field.error) ?? ''}>
          {error ?? hint}
        </Text>
      )}
      <OpenedLate typedRef={typed} hasSuggestions={suggestions.length > 0} />
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
              {suggestion.aside !== undefined && <span className={styles.aside}>{suggestion.aside}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

type OpenedLateProps = Readonly<{ typedRef: RefObject<boolean>; hasSuggestions: boolean }>;

/** Opens the list when suggestions arrive after the letter: the field itself opens only a list that has items. */
function OpenedLate({ typedRef, hasSuggestions }: OpenedLateProps): ReactNode {
  const state = use(ComboBoxStateContext);
  useEffect(() => {
    if (state === null || !typedRef.current || !hasSuggestions || !state.isFocused) return;
    typedRef.current = false;
    if (!state.isOpen) state.open(null, 'input');
  });
  return null;
}
