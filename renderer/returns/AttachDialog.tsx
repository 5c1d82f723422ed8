import { useState, type ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAct } from '../bridge/use-last-act.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { SuggestField } from '../ui/fields/SuggestField.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import styles from './Returns.module.css';

type AttachDialogProps = Readonly<{
  postId: string;
  /** Names to propose. */
  people: readonly string[];
  onClose: () => void;
}>;

/** « Joindre une pièce signée… »: a scan that is stored as it is, with the person and the matter. */
export function AttachDialog({ postId, people, onClose }: AttachDialogProps): ReactNode {
  const { returns: words, window: windowWords } = useMessages();
  const [who, setWho] = useState('');
  const [purpose, setPurpose] = useState<'review' | 'consent'>('consent');
  const [isTried, setTried] = useState(false);
  const { pending, failure, run } = useLastAct();
  const name = who.trim().slice(0, 200);
  const attach = async (): Promise<void> => {
    setTried(true);
    if (name === '') return;
    await run(async () => {
      const { file } = await call('dialogs.choose-document', { scans: true });
      if (file === undefined) return;
      await call('returns.attach', { postId, name, purpose, token: file.token });
      onClose();
    });
  };
  return (
    <Dialog
      title={words.attachTitle}
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button kind="primary" isPending={pending} onPress={() => void attach()}>
            {words.attachAct}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <FailureNotice failure={failure} />
        <SuggestField
          label={words.attachWho}
          error={isTried && name === '' ? words.attachWhoMissing : undefined}
          suggestions={people.map((one) => ({ id: one, label: one }))}
          waiting={false}
          text={who}
          onText={setWho}
          onChoose={setWho}
          onSubmit={() => void attach()}
        />
        <Choice
          label={words.attachWhat}
          value={purpose}
          onChange={setPurpose}
          options={(['consent', 'review'] as const).map((id) => ({ id, label: words.purposes[id] }))}
        />
        <p className={styles.hint}>{words.attachHint}</p>
      </div>
    </Dialog>
  );
}
