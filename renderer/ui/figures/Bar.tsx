import type { ReactNode } from 'react';
import { initialsOf } from '#interview/people/person-signs.ts';
import styles from './Bar.module.css';

type BarProps = Readonly<{
  parts: readonly Readonly<{ id: string; name: string; amount: number; tint: number }>[];
  /** What a full bar holds. */
  whole: number;
}>;

/** Narrower than this, initials do not fit. In hundredths of the bar. */
const ROOM_FOR_INITIALS = 12;

/** How much of a whole is whose, in the tints and with the initials of the people; what it shows stands in words beside. */
export function Bar({ parts, whole }: BarProps): ReactNode {
  return (
    <span className={styles.bar} aria-hidden="true">
      {parts.map(({ id, name, amount, tint }) => {
        const percent = whole === 0 ? 0 : (100 * amount) / whole;
        return (
          <span
            key={id}
            className={styles.part}
            title={name}
            style={{
              inlineSize: `${percent}%`,
              background: `var(--tint-${tint})`,
              color: `var(--tint-ink-${tint})`,
            }}
          >
            {percent >= ROOM_FOR_INITIALS && initialsOf(name)}
          </span>
        );
      })}
    </span>
  );
}
