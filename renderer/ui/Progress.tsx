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
  const known = value !== undefined;
  return (
    <ProgressBar className={styles.progress ?? ''} value={(value ?? 0) * 100} isIndeterminate={!known}>
      {({ percentage, valueText }) => (
        <>
          <span className={styles.words}>
            <Label>{label}</Label>
            {known && <span>{valueText}</span>}
          </span>
          <span className={styles.track}>
            <span
              className={styles.fill}
              data-unknown={!known || undefined}
              style={{ inlineSize: known ? `${percentage}%` : '30%' }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
