import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import type { Format } from '#interview/blocks/stretches.ts';
import type { Run } from '#interview/compare/runs.ts';
import { useMessages } from '../bridge/messages.tsx';
import styles from './ChangedWords.module.css';

type ChangedWordsProps = Readonly<{ runs: readonly Run[] }>;

/**
 * A text with its changes: struck out, underlined, or named if only the format differs; also put in words for screen
 * readers.
 */
export function ChangedWords({ runs }: ChangedWordsProps): ReactNode {
  const { conflicts: words } = useMessages();
  return (
    <p className={styles.words}>
      {runs.map((run, index) => {
        const { kind, text } = run;
        // oxlint-disable-next-line react/no-array-index-key -- the runs are rebuilt from the two texts; a run has no other id than its rank
        if (kind === 'same') return <span key={index}>{text}</span>;
        // oxlint-disable-next-line react/no-array-index-key -- as above
        if (kind === 'format') return <OtherFormat key={index} run={run} />;
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

function OtherFormat({
  run: { text, removedFormats = [], addedFormats = [] },
}: Readonly<{ run: Run }>): ReactNode {
  const { history: words } = useMessages();
  const nameOf = ({ kind, value = '' }: Format): string => {
    const name = words.formats[kind];
    return typeof name === 'string' ? name : name(value);
  };
  const formatNames = [
    ...removedFormats.map((format) => words.formatRemoved(nameOf(format))),
    ...addedFormats.map(nameOf),
  ].join(', ');
  return (
    <>
      <span className={styles.formatted}>{text}</span>
      <span className={styles.formatName}> [{formatNames}]</span>
    </>
  );
}
