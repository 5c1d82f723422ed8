import type { ReactNode } from 'react';
import { call } from '../../bridge/call.ts';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { useFileToWrite } from '../../bridge/use-file-to-write.ts';
import { FileDialog } from '../../ui/FileDialog.tsx';
import { Progress } from '../../ui/Progress.tsx';

type ExportDialogProps = Readonly<{ personId: string; name: string; onClose: () => void }>;

/** What is held about somebody, as a file for them. */
export function ExportDialog({ personId, name, onClose }: ExportDialogProps): ReactNode {
  const { personData: words } = useMessages();
  const language = useLanguage();
  const file = useFileToWrite({
    format: 'person-data',
    name: words.exportName(name),
    save: () => Promise.resolve(),
    write: (destination) =>
      call('person-data.export', {
        id: personId,
        destination,
        words: {
          ...words.file,
          language,
          fields: { ...words.fields },
          // The count stands beside it: « billets : 3 ».
          kinds: Object.fromEntries(
            Object.entries(words.kinds).map(([kind, say]) => [kind, say(2).replace(/^2[\s\u00a0]/, '')]),
          ),
        },
      }),
  });
  const written = file.written;
  return (
    <FileDialog
      title={words.exportTitle}
      file={file}
      words={{ choose: words.exportAct, finish: words.close }}
      progress={<Progress label={words.looking} />}
      done={written === undefined ? undefined : words.exportDone(written.name, written.posts)}
      onClose={onClose}
    >
      <p>{words.exportWhat}</p>
    </FileDialog>
  );
}
