import { useMemo } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { ReactNode } from 'react';
import { wordChanges } from '../../interview/merge/word-changes.ts';
import { useMessages } from '../bridge/messages.tsx';
import styles from './Conflicts.module.css';

type WordsProps = Readonly<{ before: string; after: string }>;

/** A text with what changed in it, word by word: struck out and underlined, and said to who does not see it. */
export function Words({ before, after }: WordsProps): ReactNode {
  const words = useMessages().conflicts;
  const runs = useMemo(() => wordChanges(before, after), [before, after]);
  return (
    <p className={styles.words}>
      {runs.map(({ kind, text }, index) => {
        // oxlint-disable-next-line react/no-array-index-key -- the runs are made whole from the two texts; a run has no other name than its rank
        if (kind === 'same') return <span key={index}>{text}</span>;
        const Mark = kind === 'removed' ? 'del' : 'ins';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <Mark key={index}>
            <VisuallyHidden elementType="span">{kind === 'removed' ? words.taken : words.put}</VisuallyHidden>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
