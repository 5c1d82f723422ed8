import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './HandGuide.module.css';

type VerifyNowProps = Readonly<{ publicationId: string }>;

/** Online by the author's word: the blog may be read by now. */
export function VerifyNow({ publicationId }: VerifyNowProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const verify = () => {
    setPending(true);
    setFailure(undefined);
    call('by-hand.verify', { publicationId })
      .catch((thrown: unknown) => setFailure(asAppError(thrown)))
      .finally(() => setPending(false));
  };
  return (
    <section className={styles.check} aria-label={words.unverified}>
      <h3 className={styles.title}>{words.unverified}</h3>
      <p className={styles.note}>{words.unverifiedNote}</p>
      <div className={styles.ways}>
        <Button onPress={verify} isPending={pending}>
          {words.verifyNow}
        </Button>
      </div>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
    </section>
  );
}
