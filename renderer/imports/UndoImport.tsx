import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { ImportActs } from './use-import-acts.ts';
import type { Import } from './use-imports.ts';
import styles from './ImportScreen.module.css';

type UndoImportProps = Readonly<{ one: Import; report: NonNullable<Import['report']>; acts: ImportActs }>;

/** « Annuler cette importation… »: says exactly what will happen, then does it. */
export function UndoImport({ one, report, acts }: UndoImportProps): ReactNode {
  const words = useMessages().imports;
  const [asking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <Button icon="restore" onPress={() => setAsking(true)}>
        {words.undo}
      </Button>
      <Dialog
        title={words.undoTitle}
        role="alertdialog"
        size="s"
        isOpen={asking}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{words.undoKeep}</Button>
            <Button
              kind="danger"
              onPress={() => {
                close();
                acts.act('imports.undo', { id: one.id });
              }}
            >
              {words.undoNow}
            </Button>
          </>
        }
      >
        <ul className={styles.facts}>
          <li>{words.undoAdded(report.added)}</li>
          {report.updated > 0 && <li>{words.undoUpdated(report.updated)}</li>}
          <li>{words.undoKept}</li>
          <li>{words.undoBlog}</li>
        </ul>
      </Dialog>
    </>
  );
}
