import type { ReactNode, Ref } from 'react';
import { Button, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';
import type { SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { Icon } from '../Icon.tsx';
import styles from './SearchField.module.css';
import hidden from './hidden.module.css';

export type SearchFieldProps = Readonly<
  Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> & {
    label: string;
    clearLabel: string;
    placeholder?: string;
    inputRef?: Ref<HTMLInputElement>;
  }
>;

/** A search field; Escape clears it. */
export function SearchField({
  label,
  clearLabel,
  placeholder,
  inputRef,
  ...rest
}: SearchFieldProps): ReactNode {
  return (
    <AriaSearchField {...rest} className={styles.field ?? ''}>
      <Label className={hidden.hidden ?? ''}>{label}</Label>
      <Icon name="search" />
      <Input
        className={styles.input ?? ''}
        spellCheck={false}
        placeholder={placeholder ?? label}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button className={styles.clear ?? ''} aria-label={clearLabel}>
        <Icon name="close" size={16} />
      </Button>
    </AriaSearchField>
  );
}
