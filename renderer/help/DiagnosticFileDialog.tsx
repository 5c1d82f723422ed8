import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useFileToWrite } from '../bridge/use-file-to-write.ts';
import { FileDialog } from '../ui/overlays/FileDialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { diagnosticText } from './diagnostic-text.ts';
import styles from './DiagnosticFileDialog.module.css';

type DiagnosticFileDialogProps = Readonly<{ onClose: () => void }>;

/** « Fichier de diagnostic… »: shows exactly the text to be written. */
export function DiagnosticFileDialog({ onClose }: DiagnosticFileDialogProps): ReactNode {
  const words = useMessages().diagnosticFile;
  const say = useFailureWords();
  const [text, setText] = useState<string | undefined>(undefined);
  const [thrown, setThrown] = useState<unknown>(undefined);
  useEffect(() => {
    let left = false;
    Promise.all([
      call('app.about', {}),
      call('diagnostic-file.facts', {}).catch((error: unknown) => asAppError(error).code),
      call('log.lines', {}),
      call('secrets.status', {}),
      call('updates.state', {}),
    ]).then(
      ([about, facts, { lines }, { kept }, updates]) => {
        if (!left) setText(diagnosticText({ about, keyStore: kept, updates, facts, lines, at: new Date() }));
      },
      (error: unknown) => {
        if (!left) setThrown(error);
      },
    );
    return () => {
      left = true;
    };
  }, []);
  const file = useFileToWrite({
    format: 'txt',
    name: words.fileName,
    save: () => Promise.resolve(),
    write: (destination) => call('diagnostic-file.write', { destination, text: text ?? '' }),
  });
  return (
    <FileDialog
      title={words.title}
      file={file}
      ready={text !== undefined}
      words={words}
      onClose={onClose}
      done={file.written === undefined ? undefined : words.done(file.written.name)}
    >
      <p>{words.what}</p>
      <p className={styles.private}>{words.private}</p>
      {thrown !== undefined && <Notice tone="alert">{say(thrown).sentence}</Notice>}
      <div>
        <h3 className={styles.title}>{words.shown}</h3>
        {/* Focusable, since the arrow keys scroll it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by keys */}
        <pre className={styles.text} tabIndex={0} role="region" aria-label={words.shown}>
          {text ?? words.reading}
        </pre>
      </div>
    </FileDialog>
  );
}
