import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { ReviewState } from './use-proposals.ts';
import styles from './ProposalsScreen.module.css';

type BatchLineProps = Readonly<{ state: ReviewState; onAcceptAll: () => void; onUndo: () => void }>;

/** All the sure ones at once: what is missing before that, the button, how far it is, the way back. */
export function BatchLine({ state, onAcceptAll, onUndo }: BatchLineProps): ReactNode {
  const words = useMessages().review;
  const { batch, counts, looked, sample, mayAcceptAll } = state;
  if (batch?.state === 'accepting' || batch?.state === 'undoing')
    return (
      <div className={styles.batch}>
        <Progress
          label={batch.state === 'accepting' ? words.accepting : words.undoing}
          value={batch.total === 0 ? 0 : Math.min(1, batch.done / batch.total)}
        />
        {batch.state === 'accepting' && <Button onPress={onUndo}>{words.stop}</Button>}
      </div>
    );
  if (counts.sure > 1)
    return (
      <div className={styles.batch}>
        {mayAcceptAll ? (
          <Button icon="check" onPress={onAcceptAll}>
            {words.acceptAll(counts.sure)}
          </Button>
        ) : (
          <p className={styles.hint}>
            {words.sampleFirst(Math.max(1, Math.min(sample - looked, counts.sure)))}
          </p>
        )}
      </div>
    );
  if (batch?.state === 'accepted' && batch.done > 0 && counts.sure === 0)
    return (
      <div className={styles.batch}>
        <Notice tone="good" action={{ label: words.undoAll, onPress: onUndo }}>
          {words.acceptedAll(batch.done)}
        </Notice>
      </div>
    );
  return null;
}
