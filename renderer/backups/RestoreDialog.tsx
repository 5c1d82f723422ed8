import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Candidate } from '#contract/backups.ts';
import type { RequestInput } from '#contract/bridge.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { WhatDiffers } from './WhatDiffers.tsx';
import styles from './Backups.module.css';

type RestoreDialogProps = Readonly<{
  source: RequestInput<'backups.examine'>;
  /** Everything that is not saved yet. Rejects with what keeps it from being saved. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

/** Takes a copy in beside the library, shows what differs, and puts it in its place on the author's word. */
export function RestoreDialog({ source, save, onClose }: RestoreDialogProps): ReactNode {
  const words = useMessages().backups;
  const cancel = useMessages().window.cancel;
  const say = useFailureWords();
  const work = useQuery('backups.status', {}, ['backups.changed']).value?.work;
  const [candidate, setCandidate] = useState<Candidate>();
  const [state, setState] = useState<'looking' | 'asking' | 'restoring'>('looking');
  const [thrown, setThrown] = useState<unknown>(undefined);

  // Asked once: a file's token serves once. One that comes after the dialog has gone is cleared away.
  useEffect(() => {
    const dialog = { open: true };
    call('backups.examine', source).then(
      (found) => {
        if (!dialog.open) return void call('backups.dismiss', { id: found.id }).catch(() => undefined);
        setCandidate(found);
        setState('asking');
      },
      (error: unknown) => dialog.open && setThrown(error),
    );
    return () => {
      dialog.open = false;
    };
  }, [source]);

  const close = (): void => {
    if (candidate !== undefined) call('backups.dismiss', { id: candidate.id }).catch(() => undefined);
    onClose();
  };
  const restore = async (id: string): Promise<void> => {
    setState('restoring');
    setThrown(undefined);
    try {
      await save();
      await call('backups.restore', { id });
    } catch (error) {
      setThrown(error);
      setState('asking');
    }
  };
  const blank = candidate !== undefined && candidate.here.posts === 0;
  return (
    <Dialog
      title={blank ? words.restore.openTitle : words.restore.title}
      isOpen
      dismissable={false}
      busy={state === 'restoring'}
      onClose={close}
      actions={
        <>
          <Button isDisabled={state === 'restoring'} onPress={close}>
            {cancel}
          </Button>
          {candidate !== undefined && (
            <Button
              kind="primary"
              isPending={state === 'restoring'}
              onPress={() => void restore(candidate.id)}
            >
              {blank ? words.restore.open : words.restore.act}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.dialog}>
        {thrown !== undefined && <Notice tone="alert">{say(thrown).sentence}</Notice>}
        {state === 'looking' && thrown === undefined && (
          <Progress
            label={words.work.preparing}
            {...(work?.what === 'preparing' ? { value: work.share } : {})}
          />
        )}
        {state === 'restoring' && <Progress label={words.restore.opening} />}
        {state === 'asking' && candidate !== undefined && <WhatDiffers candidate={candidate} />}
      </div>
    </Dialog>
  );
}
