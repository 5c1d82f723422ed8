import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import styles from './Badge.module.css';

type BadgeProps = Readonly<{ tone?: 'plain' | 'accent' | 'alert'; icon?: IconName; children: ReactNode }>;

/** A word or two about a thing; its colour only repeats the words. */
export function Badge({ tone = 'plain', icon, children }: BadgeProps): ReactNode {
  return (
    <span className={styles.badge} data-tone={tone}>
      {icon !== undefined && <Icon name={icon} size={16} />}
      {children}
    </span>
  );
}
