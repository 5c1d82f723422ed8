import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import styles from './EmptyState.module.css';

type EmptyStateProps = Readonly<{ icon?: IconName; sentence: string; children?: ReactNode }>;

/** The state of an empty list: one sentence, one button (the children). */
export function EmptyState({ icon, sentence, children }: EmptyStateProps): ReactNode {
  return (
    <div className={styles.empty}>
      {icon !== undefined && (
        <span className={styles.drawing}>
          <Icon name={icon} />
        </span>
      )}
      <p className={styles.sentence}>{sentence}</p>
      {children}
    </div>
  );
}
