import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ReadDocument } from '#contract/exchange.ts';
import { useMessages } from '../bridge/messages.tsx';
import { ChangesChoice, isReviewed } from '../changes-and-notes/ChangesChoice.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import styles from './Answers.module.css';

type DroppedDocumentProps = Readonly<{
  name: string;
  /** Uploads and parses the file. The same function at each render. */
  read: () => Promise<ReadDocument>;
  interview: boolean;
  onAnswers: (document: ReadDocument) => void;
  onInsert: (document: ReadDocument) => void;
  onClose: () => void;
}>;

/** The choices for a document dropped on the text. Nothing is written before a choice. */
export function DroppedDocument({
  name,
  read,
  interview,
  onAnswers,
  onInsert,
  onClose,
}: DroppedDocumentProps): ReactNode {
  const words = useMessages().answers;
  const [document, setDocument] = useState<ReadDocument | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [settled, setSettled] = useState(true);
  useEffect(() => {
    let current = true;
    read().then(
      (answer) => current && setDocument(answer),
      (thrown: unknown) => current && setFailed(thrown),
    );
    return () => {
      current = false;
    };
  }, [read]);
  const empty = document !== undefined && document.blocks.length === 0;
  const idle = document === undefined || empty || !settled;
  return (
    <Dialog
      title={words.dropped(name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            kind={interview ? 'quiet' : 'primary'}
            isDisabled={idle}
            onPress={() => document !== undefined && onInsert(document)}
          >
            {words.insertHere}
          </Button>
          {interview && (
            <Button
              kind="primary"
              isDisabled={idle}
              onPress={() => document !== undefined && onAnswers(document)}
            >
              {words.title}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.source}>
        {failed !== undefined ? (
          <FailureNotice failure={failed} />
        ) : document === undefined ? (
          <Progress label={words.reading} />
        ) : empty ? (
          <Notice tone="alert">{words.empty}</Notice>
        ) : (
          <p>{words.droppedHint}</p>
        )}
        {document !== undefined && isReviewed(document) && (
          <ChangesChoice
            key={document.again}
            document={document}
            onDocument={setDocument}
            onSettled={setSettled}
          />
        )}
        {document !== undefined &&
          words.warnings(document.warnings).map((warning) => <Notice key={warning}>{warning}</Notice>)}
      </div>
    </Dialog>
  );
}
