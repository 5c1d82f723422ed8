import { useState, type ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useFileToWrite } from '../bridge/use-file-to-write.ts';
import { Choice } from '../ui/fields/Choice.tsx';
import { FileDialog } from '../ui/overlays/FileDialog.tsx';
import { type ConsentsOf, scopeOf } from './consents-of.ts';
import styles from './Consents.module.css';

/** « Exporter le registre… »: the consents of a post or person, or all of them, as a file. */
export function RegisterDialog({
  of,
  onClose,
}: Readonly<{ of: ConsentsOf; onClose: () => void }>): ReactNode {
  const words = useMessages().consents.export;
  const language = useLanguage();
  const [format, setFormat] = useState<'csv' | 'docx'>('docx');
  const [which, setWhich] = useState<'these' | 'all'>('these');
  const file = useFileToWrite({
    format,
    name: words.fileName,
    save: () => Promise.resolve(),
    write: (destination) =>
      call('consents.export', { of: which === 'all' ? {} : scopeOf(of), format, language, destination }),
  });
  return (
    <FileDialog
      title={words.title}
      file={file}
      words={{ choose: words.choose, finish: words.finish }}
      done={file.written === undefined ? undefined : words.done(file.written.name, file.written.consents)}
      onClose={onClose}
    >
      {file.written === undefined && (
        <div className={styles.form}>
          <Choice
            label={words.what}
            value={which}
            onChange={setWhich}
            options={[
              { id: 'these', label: 'postId' in of ? words.ofPost : words.ofPerson(of.name) },
              { id: 'all', label: words.all },
            ]}
          />
          <Choice
            label={words.format}
            value={format}
            onChange={setFormat}
            options={(['docx', 'csv'] as const).map((id) => ({ id, label: words.formats[id] }))}
          />
          <p className={styles.hint}>{words.hint}</p>
        </div>
      )}
    </FileDialog>
  );
}
