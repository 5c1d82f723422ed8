import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { HeldDialog } from './HeldDialog.tsx';

type PersonDataProps = Readonly<{ personId: string; name: string }>;

/** « Données de cette personne… »: what is held, its export, and erasing it. */
export function PersonData({ personId, name }: PersonDataProps): ReactNode {
  const words = useMessages().personData;
  const [open, setOpen] = useState<'held' | 'export' | 'erase'>();
  const close = (): void => setOpen(undefined);
  const back = (): void => setOpen('held');
  return (
    <>
      <Button onPress={back}>{words.button}</Button>
      {open === 'held' && (
        <HeldDialog
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
