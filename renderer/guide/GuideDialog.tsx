import { use } from 'react';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { GuidePages } from './GuidePages.tsx';
import { loadGuide } from './load-guide.ts';

type GuideDialogProps = Readonly<{ onClose: () => void }>;

/** « Guide d’Escale », over the window: it opens at the page that was read last. Suspends while its texts are loaded. */
export function GuideDialog({ onClose }: GuideDialogProps): ReactNode {
  const words = useMessages().guide;
  const pages = use(loadGuide(useLanguage()));
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="full">
      <GuidePages pages={pages} />
    </Dialog>
  );
}
