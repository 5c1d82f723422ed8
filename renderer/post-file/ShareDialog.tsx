import { useState } from 'react';
import type { ReactNode } from 'react';
import { safeBaseName } from '../../interview/file-names.ts';
import type { BackendOutput } from '../../preload/contract/backend.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../widgets/Button.tsx';
import { Checkbox } from '../widgets/Checkbox.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { Notice } from '../widgets/Notice.tsx';
import styles from '../backups/Backups.module.css';

type ShareDialogProps = Readonly<{
  postId: string;
  title: string;
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

/** « Donner le billet à un autre Escale… »: what goes, and where it is written. Notes only where they are ticked. */
export function ShareDialog({ postId, title, save, onClose }: ShareDialogProps): ReactNode {
  const { postFile: words, window: frame } = useMessages();
  const say = useFailureWords();
  const notes = useQuery('notes.list', { postId }, ['notes.changed']).value?.items.length ?? 0;
  const [withNotes, setWithNotes] = useState(false);
  const [writing, setWriting] = useState(false);
  const [given, setGiven] = useState<BackendOutput<'post-files.give'>>();
  const [thrown, setThrown] = useState<unknown>(undefined);

  const give = async (): Promise<void> => {
    setThrown(undefined);
    try {
      const name = safeBaseName(title, frame.lists.untitled);
      const { destination } = await call('dialogs.choose-destination', {
        what: 'file',
        format: 'escale-post',
        name,
      });
      if (destination === undefined) return;
      setWriting(true);
      await save();
      setGiven(await call('post-files.give', { postId, destination: destination.token, notes: withNotes }));
    } catch (error) {
      setThrown(error);
    } finally {
      setWriting(false);
    }
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      actions={
        given === undefined ? (
          <>
            <Button onPress={onClose}>{frame.cancel}</Button>
            <Button kind="primary" isPending={writing} onPress={() => void give()}>
              {words.choose}
            </Button>
          </>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- what had the focus is gone
          <Button kind="primary" autoFocus onPress={onClose}>
            {words.finish}
          </Button>
        )
      }
    >
      <div className={styles.dialog}>
        {thrown !== undefined && <Notice tone="alert">{say(thrown).sentence}</Notice>}
        <div aria-live="polite">
          {given !== undefined && (
            <Notice tone="good">
              {words.done(given.name)}
              {given.missing > 0 && ` ${words.missing(given.missing)}`}
            </Notice>
          )}
        </div>
        <p>{words.what}</p>
        {notes > 0 && given === undefined && (
          <Checkbox isSelected={withNotes} onChange={setWithNotes}>
            {words.notes(notes)}
          </Checkbox>
        )}
        <p className={styles.sentence}>{words.private}</p>
      </div>
    </Dialog>
  );
}
