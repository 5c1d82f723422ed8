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
  /** Under way, in place of what is said by the button alone. */
  progress?: ReactNode;
  /** What was written, in a sentence; undefined until then. */
  done: string | undefined;
  /** False while what goes into it is still being read. */
  ready?: boolean;
  onClose: () => void;
  /** What is being written can be stopped: nothing of it stays. */
  onStop?: () => void;
  children: ReactNode;
}>;

/** A window that writes one file: what goes into it, where to, and what came of it. */
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
          {/* One button all along: the focus stays where the author pressed. */}
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
            <Notice tone="good" said>
              {done}
            </Notice>
          )}
        </div>
        {children}
      </div>
    </Dialog>
  );
}
