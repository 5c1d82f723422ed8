import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Preview } from './Preview.tsx';
import styles from './PreviewDialog.module.css';

type PreviewDialogProps = Readonly<{
  postId: string;
  title: string;
  /** The preview shows what is stored: the last words go first. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

/** The preview over the whole window. */
export function PreviewDialog({ postId, title, save, onClose }: PreviewDialogProps): ReactNode {
  const words = useMessages().window;
  const saved = useSaved(save);
  return (
    <Dialog title={words.previewTitle} isOpen onClose={onClose} size="full">
      <div className={styles.body}>
        {saved ? <Preview postId={postId} title={title} device="desktop" /> : words.loading}
      </div>
    </Dialog>
  );
}

/** False until the text as it stood at first is stored. */
export function useSaved(save: () => Promise<unknown>): boolean {
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    let current = true;
    const ready = (): void => {
      if (current) setSaved(true);
    };
    save().then(ready, ready);
    return () => {
      current = false;
    };
  }, [save]);
  return saved;
}
