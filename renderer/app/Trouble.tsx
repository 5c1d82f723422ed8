import { useState, type ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Trouble.module.css';

type TroubleProps = Readonly<{ failure: AppError | undefined; onRetry: () => void }>;

/** The library cannot be opened: the one screen that stands without it. */
export function Trouble({ failure, onRetry }: TroubleProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const { sentence, incident } = say(failure);
  const [unseen, setUnseen] = useState<unknown>(undefined);
  return (
    <main className={styles.trouble}>
      <Icon name="lifebuoy" />
      <h1 className={styles.title}>{words.trouble.title}</h1>
      <p>{sentence}</p>
      {incident !== undefined && <p className={styles.incident}>{incident}</p>}
      <div className={styles.actions}>
        <Button kind="primary" onPress={onRetry}>
          {words.retry}
        </Button>
        <Button onPress={() => void call('log.reveal', {}).then(() => setUnseen(undefined), setUnseen)}>
          {words.showLog}
        </Button>
      </div>
      {unseen !== undefined && <p role="alert">{say(unseen).sentence}</p>}
    </main>
  );
}
