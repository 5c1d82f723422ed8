import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';
import styles from './PreviewDialog.module.css';

type PreviewDialogProps = Readonly<{
  postId: string;
  title: string;
  /** The preview shows what is stored: the last words go first. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

export function PreviewDialog({ postId, title, save, onClose }: PreviewDialogProps): ReactNode {
  const words = useMessages().window;
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
  return (
    <Dialog title={words.previewTitle} isOpen onClose={onClose} size="l">
      <div className={styles.body}>
        {saved ? <PreviewFrame postId={postId} title={title} /> : words.loading}
      </div>
    </Dialog>
  );
}
