import type { ReactNode } from 'react';
import { initialsOf } from '#interview/people/person-signs.ts';
import styles from './Initials.module.css';

type InitialsProps = Readonly<{
  name: string;
  /** Undefined: without a colour. */
  tint: number | undefined;
  /** `small`: in a line of a list. */
  size?: 'small';
}>;

/** A circle with the initials of a name. */
export function Initials({ name, tint, size }: InitialsProps): ReactNode {
  return (
    <span className={styles.initials} data-tint={tint} data-size={size} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
