import type { ReactNode } from 'react';
import { initialsOf } from '#interview/people/person-signs.ts';
import styles from './Bar.module.css';

type BarProps = Readonly<{
  parts: readonly Readonly<{ id: string; name: string; amount: number; tint: number }>[];
  /** The total of a full bar. */
  whole: number;
}>;

/** The minimum width for initials, in hundredths of the bar. */
const ROOM_FOR_INITIALS = 12;

/** The shares of people in a total, with their tints and initials; the same is in words beside it. */
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
