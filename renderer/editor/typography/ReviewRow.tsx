import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import type { Found } from './review.ts';
import styles from './Review.module.css';

type ReviewRowProps = Readonly<{ found: Found; isChosen: boolean; onChoose: (wanted: boolean) => void }>;

/** One correction: the words around it, what goes, what comes; no-break spaces have a mark. */
export function ReviewRow({ found: { change, left, right }, isChosen, onChoose }: ReviewRowProps): ReactNode {
  const { change: say, signs } = useMessages().typography;
  const spoken = (text: string): string =>
    text === ''
      ? signs.nothing
      : text
          .replaceAll('\u00a0', ` ${signs.wide} `)
          .replaceAll('\u202f', ` ${signs.thin} `)
          .replace(/^ +$/u, signs.space)
          .trim();
  return (
    <Checkbox
      isSelected={isChosen}
      onChange={onChoose}
      label={say(spoken(change.before), spoken(change.after), `${left}${change.after}${right}`)}
    >
      <span className={styles.line}>
        <Signs text={left} />
        {change.before !== '' && (
          <del className={styles.before}>
            <Signs text={change.before} />
          </del>
        )}
        {change.after !== '' && (
          <ins className={styles.after}>
            <Signs text={change.after} />
          </ins>
        )}
        <Signs text={right} />
      </span>
    </Checkbox>
  );
}

/** A text whose no-break spaces are seen. */
function Signs({ text }: Readonly<{ text: string }>): ReactNode {
  return text.split(/([\u00a0\u202f])/u).map((part, index) =>
    part === '\u00a0' || part === '\u202f' ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change places
      <span key={index} className={part === '\u00a0' ? styles.wide : styles.thin}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
