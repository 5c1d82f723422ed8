import type { ReactNode } from 'react';
import styles from './Marked.module.css';

type MarkedProps = Readonly<{ text: string; marks: readonly (readonly [number, number])[] }>;

/** A text with the words that were found. `marks`: [start, end) in UTF-16 units, in order. */
export function Marked({ text, marks }: MarkedProps): ReactNode {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    pieces.push(
      text.slice(at, start),
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  );
}
