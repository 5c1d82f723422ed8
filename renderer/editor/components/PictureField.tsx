import { useId, useRef, type ReactNode } from 'react';
import { useOwnKeys } from './use-node-fields.ts';
import styles from './ImageBlock.module.css';

type PictureFieldProps = Readonly<{
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter or Escape: on to the text after the picture. */
  onLeave: () => void;
  placeholder?: string;
  /** Said under the field while it is written in, and always to screen readers. */
  hint?: string | undefined;
  hintId?: string;
  /** Drawn before what is written, where there is something. */
  before?: string;
  disabled?: boolean;
  /** What is still to be done, shown beside the label. */
  warning?: string | undefined;
}>;

/** One line of a picture's words: label at the start, text after it. */
export function PictureField({
  label,
  value,
  onChange,
  onLeave,
  placeholder = '',
  hint,
  hintId,
  before,
  disabled = false,
  warning,
}: PictureFieldProps): ReactNode {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  useOwnKeys(ref, onLeave);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <span className={styles.entry}>
        {before !== undefined && value !== '' && (
          <span aria-hidden="true" className={styles.before}>
            {before}
          </span>
        )}
        <input
          ref={ref}
          id={id}
          className={styles.input}
          value={value}
          maxLength={2000}
          // A credit holds names; the others are checked as the text around them is.
          spellCheck={before === undefined ? undefined : false}
          disabled={disabled}
          placeholder={placeholder}
          data-warning={warning === undefined ? undefined : ''}
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      {hint !== undefined && (
        <span id={hintId} className={styles.hint} data-done={warning === undefined || undefined}>
          {warning === undefined ? '' : `${warning}. `}
          {hint}
        </span>
      )}
    </div>
  );
}
