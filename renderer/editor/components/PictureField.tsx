import { useId, useRef, type ReactNode } from 'react';
import { useOwnKeys } from './use-node-fields.ts';
import styles from './ImageBlock.module.css';

type PictureFieldProps = Readonly<{
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter or Escape: on to the text after the picture. */
  onLeave: () => void;
  hint?: string;
  hintId?: string;
  /** What is still to be done, shown beside the label. */
  warning?: string | undefined;
}>;

/** One line of a picture's words: label at the start, text after it. */
export function PictureField({
  label,
  value,
  onChange,
  onLeave,
  hint,
  hintId,
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
      <input
        ref={ref}
        id={id}
        className={styles.input}
        value={value}
        maxLength={2000}
        spellCheck={false}
        placeholder={hint ?? ''}
        data-warning={warning === undefined ? undefined : ''}
        aria-describedby={warning === undefined ? undefined : hintId}
        onChange={(event) => onChange(event.target.value)}
      />
      {warning !== undefined && (
        <span id={hintId} className={styles.hidden}>
          {warning}
        </span>
      )}
    </div>
  );
}
