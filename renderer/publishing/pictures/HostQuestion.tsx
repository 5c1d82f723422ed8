import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PictureHost } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { HostChoice } from './HostChoice.tsx';
import styles from './Pictures.module.css';

type HostQuestionProps = Readonly<{
  blogId: string;
  blogName: string;
  /** What holds now; absent where it was never asked. */
  host?: PictureHost | undefined;
  /** Chosen: the question is about to go. */
  onChosen: () => void;
  /** Absent where there is nothing to go back to. */
  onLeave?: () => void;
}>;

/** « Où vont les photos de ce blog ? » — asked once, at the first picture. */
export function HostQuestion({ blogId, blogName, host, onChosen, onLeave }: HostQuestionProps): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const [chosen, setChosen] = useState<PictureHost>(host ?? 'blogger');
  const [failure, setFailure] = useState<unknown>(undefined);
  const choose = async () => {
    setFailure(undefined);
    try {
      await call('pictures.choose-host', { blogId, host: chosen });
      onChosen();
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return (
    <div className={styles.card}>
      <HostChoice label={words.question(blogName)} host={chosen} onChoose={setChosen} />
      <p className={styles.note}>{words.asked}</p>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      <div className={styles.acts}>
        <Button onPress={() => void choose()}>{words.choose}</Button>
        {onLeave !== undefined && (
          <Button kind="plain" onPress={onLeave}>
            {words.keep}
          </Button>
        )}
      </div>
    </div>
  );
}
