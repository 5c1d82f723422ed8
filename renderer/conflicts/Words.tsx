import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { wordChanges } from '#interview/merge/word-changes.ts';
import { ChangedWords } from '../history/ChangedWords.tsx';
import styles from './Conflicts.module.css';

type WordsProps = Readonly<{ before: string; after: string }>;

/** A text with what changed in it, word by word. */
export function Words({ before, after }: WordsProps): ReactNode {
  const runs = useMemo(() => wordChanges(before, after), [before, after]);
  return (
    <div className={styles.words}>
      <ChangedWords runs={runs} />
    </div>
  );
}
