import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

type ProgressProps = Readonly<{
  label: string;
  /** From 0 to 1; undefined if unknown. */
  value?: number;
}>;

/** A progress bar with words, for tasks longer than half a second. */
export function Progress({ label, value }: ProgressProps): ReactNode {
  const isDeterminate = value !== undefined;
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      value={(value ?? 0) * 100}
      isIndeterminate={!isDeterminate}
    >
      {({ percentage, valueText }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            {isDeterminate && <span>{valueText}</span>}
          </span>
          <span className={styles.track}>
            <span
              className={styles.fill}
              data-unknown={!isDeterminate || undefined}
              style={{ inlineSize: isDeterminate ? `${percentage}%` : '30%' }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
