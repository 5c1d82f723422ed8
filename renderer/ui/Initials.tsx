import type { ReactNode } from 'react';
import { initialsOf } from '#interview/people/person-signs.ts';
import styles from './Initials.module.css';

type InitialsProps = Readonly<{ name: string; tint: number }>;

/** A round with the initials of a name. */
export function Initials({ name, tint }: InitialsProps): ReactNode {
  return (
    <span className={styles.initials} data-tint={tint} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
