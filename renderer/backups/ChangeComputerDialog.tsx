import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFileToWrite } from '../bridge/use-file-to-write.ts';
import { useQuery } from '../bridge/use-query.ts';
import { FileDialog } from '../ui/overlays/FileDialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Backups.module.css';

type ChangeComputerDialogProps = Readonly<{ save: () => Promise<unknown>; onClose: () => void }>;

/** « Changer d’ordinateur… »: writes one file with the whole library, after a list of excluded data. */
export function ChangeComputerDialog({ save, onClose }: ChangeComputerDialogProps): ReactNode {
  const { leave: words, work: workWords } = useMessages().backups;
  const { window: frame } = useMessages();
  const leftBehind = useQuery('backups.left-behind', {}, ['publications.changed']).value;
  const work = useQuery('backups.status', {}, ['backups.changed']).value?.work;
  const file = useFileToWrite({
    format: 'escale-library',
    name: words.fileName,
    save,
    write: (destination) => call('backups.pack', { destination }),
  });
  const packed = file.written;
  return (
    <FileDialog
      title={words.title}
      file={file}
      words={words}
      onClose={onClose}
      onStop={() => void call('backups.cancel', { what: 'packing' }).catch(() => undefined)}
      progress={
        <Progress label={workWords.packing} {...(work?.what === 'packing' ? { value: work.share } : {})} />
      }
      done={
        packed === undefined
          ? undefined
          : [
              words.done(packed.name, packed.posts, packed.bytes),
              ...(packed.missing > 0 ? [words.missing(packed.missing)] : []),
            ].join(' ')
      }
    >
      <p>{words.what}</p>
      {leftBehind !== undefined && (
        <>
          <h3 className={styles.subtitle}>{words.stays}</h3>
          <ul className={styles.titles}>
            {leftBehind.accounts.map((name) => (
              <li key={`account ${name}`}>{words.account(name)}</li>
            ))}
            {leftBehind.stores.map((name) => (
              <li key={`store ${name}`}>{words.store(name)}</li>
            ))}
            {leftBehind.accounts.length + leftBehind.stores.length === 0 && <li>{words.nothingStays}</li>}
          </ul>
          {leftBehind.unsent.length > 0 && (
            <>
              <h3 className={styles.subtitle}>{words.unsent(leftBehind.unsent.length)}</h3>
              <ul className={styles.titles}>
                {[...new Set(leftBehind.unsent)].map((title) => (
                  <li key={title}>{title === '' ? frame.lists.untitled : title}</li>
                ))}
              </ul>
              <p className={styles.sentence}>{words.unsentWhy}</p>
            </>
          )}
        </>
      )}
      <p className={styles.sentence}>{words.careful}</p>
    </FileDialog>
  );
}
