import { useState, type ReactNode } from 'react';
import { useMessages, useLanguage } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { call } from '../../bridge/call.ts';
import { useFileToWrite } from '../../bridge/use-file-to-write.ts';
import { FileDialog } from '../../ui/overlays/FileDialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { InspectDialog } from './InspectDialog.tsx';

type ErasureButtonProps = Readonly<{ personId: string; name: string }>;

/** « Données de cette personne… »: the inventory, its export, and the erasure. */
export function ErasureButton({ personId, name }: ErasureButtonProps): ReactNode {
  const words = useMessages().erasure;
  const [open, setOpen] = useState<'data' | 'export' | 'erase'>();
  const close = (): void => setOpen(undefined);
  const back = (): void => setOpen('data');
  return (
    <>
      <Button onPress={back}>{words.button}</Button>
      {open === 'data' && (
        <InspectDialog
          personId={personId}
          onExport={() => setOpen('export')}
          onErase={() => setOpen('erase')}
          onClose={close}
        />
      )}
      {open === 'export' && <ExportDialog personId={personId} name={name} onClose={back} />}
      {open === 'erase' && <EraseDialog personId={personId} onClose={back} onErasing={close} />}
    </>
  );
}

type ExportDialogProps = Readonly<{ personId: string; name: string; onClose: () => void }>;

/** Exports a person's data to a file for them. */
function ExportDialog({ personId, name, onClose }: ExportDialogProps): ReactNode {
  const { exports, erasure: words } = useMessages();
  const language = useLanguage();
  const file = useFileToWrite({
    format: 'person-file',
    name: words.exportName(name),
    save: () => Promise.resolve(),
    write: (destination) =>
      call('erasure.export', {
        id: personId,
        destination,
        words: {
          ...words.file,
          language,
          fields: { ...words.fields },
          // The count follows the label: « billets : 3 ».
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
      words={{ choose: words.exportAct, finish: exports.finish }}
      progress={<Progress label={words.reading} />}
      done={written === undefined ? undefined : words.exportDone(written.name, written.posts)}
      onClose={onClose}
    >
      <p>{words.exportWhat}</p>
    </FileDialog>
  );
}
