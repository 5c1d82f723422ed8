import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useLastAct } from '../../bridge/use-last-act.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './PersonData.module.css';

type ActQuestionProps = Readonly<{
  title: string;
  question: string;
  act: Readonly<{ label: string; kind: 'primary' | 'danger'; run: () => Promise<void> }>;
  onClose: () => void;
}>;

/** Asked once more before the act; it stays where that fails. */
export function ActQuestion({ title, question, act, onClose }: ActQuestionProps): ReactNode {
  const { window: frame } = useMessages();
  const say = useFailureWords();
  const { pending, failure, run } = useLastAct();
  return (
    <Dialog
      title={title}
      role="alertdialog"
      size="s"
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {frame.cancel}
          </Button>
          <Button kind={act.kind} isPending={pending} onPress={() => void run(act.run)}>
            {act.label}
          </Button>
        </>
      }
    >
      <div className={styles.part}>
        {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
        <p>{question}</p>
      </div>
    </Dialog>
  );
}
