import type { ReactNode } from 'react';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { LabelsOfSeveral } from './LabelsOfSeveral.tsx';
import type { OpenSeveral, SelectionActs } from './SelectionBar.tsx';
import { SendSeveral } from './SendSeveral.tsx';

type SeveralDialogsProps = Readonly<{ open: OpenSeveral; place: SelectionActs; onClose: () => void }>;

/** The dialogs that act on several posts. Their posts stay the same when the list changes. */
export function SeveralDialogs({ open: { dialog, ids }, place, onClose }: SeveralDialogsProps): ReactNode {
  switch (dialog) {
    case 'labels':
      return <LabelsOfSeveral ids={ids} place={place} onClose={onClose} />;
    case 'send':
      return <SendSeveral ids={ids} place={place} onClose={onClose} />;
    case 'export':
      return <ExportDialog of={{ kind: 'several', ids: [...ids] }} save={place.save} onClose={onClose} />;
  }
}
