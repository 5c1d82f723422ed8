import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReadDocument } from '#contract/exchange.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { ChangesChoice } from './ChangesChoice.tsx';

type ChangesDialogProps = Readonly<{
  document: ReadDocument;
  onCreate: (document: ReadDocument) => void;
  onClose: () => void;
}>;

/** The question about tracked changes, before a document becomes a post. */
export function ChangesDialog({ document: first, onCreate, onClose }: ChangesDialogProps): ReactNode {
  const { reviewed: words, answers } = useMessages();
  const [document, setDocument] = useState(first);
  const [settled, setSettled] = useState(true);
  return (
    <Dialog
      title={words.title(first.name)}
      isOpen
      dismissable={false}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{answers.cancel}</Button>
          <Button kind="primary" isDisabled={!settled} onPress={() => onCreate(document)}>
            {words.create}
          </Button>
        </>
      }
    >
      <ChangesChoice document={first} onDocument={setDocument} onSettled={setSettled} />
    </Dialog>
  );
}
