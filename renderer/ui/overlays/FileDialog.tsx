import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import type { FileToWrite } from '../../bridge/use-file-to-write.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { Button } from '../Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './FileDialog.module.css';
import { Notice } from '../Notice.tsx';

type FileDialogProps = Readonly<{
  title: string;
  file: FileToWrite<unknown>;
  words: Readonly<{ choose: string; finish: string }>;
  /** The progress, if more than the button's. */
  progress?: ReactNode;
  /** The result in a sentence; undefined before. */
  done: string | undefined;
  /** Whether the content of the file is loaded. */
  ready?: boolean;
  onClose: () => void;
  /** Stops writing; no file is left. */
  onStop?: () => void;
  children: ReactNode;
}>;

/** A dialog that writes one file: content, location, and result. */
export function FileDialog({
  title,
  file,
  words,
  progress,
  done,
  ready = true,
  onClose,
  onStop,
  children,
}: FileDialogProps): ReactNode {
  const { cancel } = useMessages().window;
  const say = useFailureWords();
  return (
    <Dialog
      title={title}
      isOpen
      busy={file.writing}
      onClose={onClose}
      actions={
        <>
          {done === undefined && (
            <Button
              isDisabled={file.writing && onStop === undefined}
              onPress={file.writing ? () => onStop?.() : onClose}
            >
              {cancel}
            </Button>
          )}
          {/* One button throughout, to keep the focus. */}
          <Button
            key="act"
            kind="primary"
            isPending={file.writing}
            isDisabled={!ready}
            onPress={done === undefined ? () => void file.start() : onClose}
          >
            {done === undefined ? words.choose : words.finish}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {file.thrown !== undefined && <Notice tone="alert">{say(file.thrown).sentence}</Notice>}
        {file.writing && progress}
        <div aria-live="polite">
          {done !== undefined && (
            <Notice tone="good" isAnnounced>
              {done}
            </Notice>
          )}
        </div>
        {children}
      </div>
    </Dialog>
  );
}
