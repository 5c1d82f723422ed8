import type { ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './Field.module.css';
import hidden from './hidden.module.css';

type TextFieldProps = Readonly<
  Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> & {
    label: string;
    /** Shows the label to screen readers only. */
    labelHidden?: boolean;
    hint?: string;
    /** The error shown beside the field. */
    error?: string;
    placeholder?: string;
    /** The number of lines, if more than one. */
    rows?: number;
    inputRef?: Ref<HTMLInputElement>;
  }
>;

export function TextField({
  label,
  labelHidden = false,
  hint,
  error,
  placeholder,
  rows,
  inputRef,
  ...rest
}: TextFieldProps): ReactNode {
  return (
    <AriaTextField {...rest} className={styles.field ?? ''} isInvalid={error !== undefined}>
      <Label className={classNames(styles.label, labelHidden && hidden.hidden)}>{label}</Label>
      {rows === undefined ? (
        <Input
          className={styles.input ?? ''}
          spellCheck={false}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      ) : (
        <TextArea
          className={styles.input ?? ''}
          spellCheck={false}
          rows={rows}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
