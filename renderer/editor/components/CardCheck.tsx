import type { ReactNode } from 'react';
import styles from './ImageBlock.module.css';

type CardCheckProps = Readonly<{
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** The id of words that say more. */
  describedBy?: string;
}>;

/** Yes or no, in a card. */
export function CardCheck({
  label,
  checked,
  onChange,
  disabled = false,
  describedBy,
}: CardCheckProps): ReactNode {
  return (
    <label className={styles.check} data-disabled={disabled || undefined}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span aria-hidden="true" className={styles.box} />
      {label}
    </label>
  );
}
