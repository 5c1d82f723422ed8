import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BackendOutput } from '../../preload/contract/backend.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Progress } from '../widgets/Progress.tsx';
import styles from './Backups.module.css';

type ChangeComputerDialogProps = Readonly<{ save: () => Promise<boolean>; onClose: () => void }>;

/** « Changer d’ordinateur… »: one file with everything, after what stays behind was said. */
export function ChangeComputerDialog({ save, onClose }: ChangeComputerDialogProps): ReactNode {
  const { leave: words, work: workWords } = useMessages().backups;
  const { window: frame } = useMessages();
  const say = useFailureWords();
  const leaving = useQuery('backups.leaving', {}, ['publications.changed']).value;
  const work = useQuery('backups.status', {}, ['backups.changed']).value?.work;
  const [packing, setPacking] = useState(false);
  const [packed, setPacked] = useState<BackendOutput<'backups.pack'>>();
  const [thrown, setThrown] = useState<unknown>(undefined);

  const pack = async (): Promise<void> => {
    setThrown(undefined);
    try {
      const { destination } = await call('dialogs.choose-destination', {
        what: 'file',
        format: 'escale-library',
        name: words.fileName,
      });
      if (destination === undefined) return;
      setPacking(true);
      // What goes is what is saved: the last words first.
      await save();
      setPacked(await call('backups.pack', { destination: destination.token }));
    } catch (error) {
      setThrown(error);
    } finally {
      setPacking(false);
    }
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      dismissable={!packing}
      onClose={onClose}
      actions={
        packed === undefined ? (
          <>
            <Button onPress={onClose}>{frame.cancel}</Button>
            <Button kind="primary" isPending={packing} onPress={() => void pack()}>
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
        {packing && (
          <Progress label={workWords.packing} {...(work?.what === 'packing' ? { value: work.share } : {})} />
        )}
        <div aria-live="polite">
          {packed !== undefined && (
            <Notice tone="good">
              {words.done(packed.name, packed.posts, packed.bytes)}
              {packed.missing > 0 && ` ${words.missing(packed.missing)}`}
            </Notice>
          )}
        </div>
        <p>{words.what}</p>
        {leaving !== undefined && (
          <>
            <h3 className={styles.subtitle}>{words.stays}</h3>
            <ul className={styles.titles}>
              {leaving.accounts.map((name) => (
                <li key={`account ${name}`}>{words.account(name)}</li>
              ))}
              {leaving.stores.map((name) => (
                <li key={`store ${name}`}>{words.store(name)}</li>
              ))}
              {leaving.accounts.length + leaving.stores.length === 0 && <li>{words.nothingStays}</li>}
            </ul>
            {leaving.unsent.length > 0 && (
              <>
                <h3 className={styles.subtitle}>{words.unsent(leaving.unsent.length)}</h3>
                <ul className={styles.titles}>
                  {[...new Set(leaving.unsent)].map((title) => (
                    <li key={title}>{title === '' ? frame.lists.untitled : title}</li>
                  ))}
                </ul>
                <p className={styles.sentence}>{words.unsentWhy}</p>
              </>
            )}
          </>
        )}
        <p className={styles.sentence}>{words.careful}</p>
      </div>
    </Dialog>
  );
}
