import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';
import styles from './ProposalsScreen.module.css';

type AskAgainProps = Readonly<{ failure: AppError; onRetry: () => void }>;

/** What could not be had, in the place where it would stand. */
export function AskAgain({ failure, onRetry }: AskAgainProps): ReactNode {
  const words = useMessages().window;
  const { sentence, incident } = useFailureWords()(failure);
  return (
    <div className={styles.failure}>
      <Notice
        tone="alert"
        action={{ label: words.retry, onPress: onRetry }}
        {...(incident === undefined ? {} : { incident })}
      >
        {sentence}
      </Notice>
    </div>
  );
}
