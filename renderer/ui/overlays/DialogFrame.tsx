import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../IconButton.tsx';
import { noticeSlot } from './notice-slot.ts';
import styles from './DialogFrame.module.css';

type DialogFrameProps = Readonly<{
  title: string;
  /** What was asked for in it is being done: it stays until that is known. */
  busy: boolean;
  onClose: () => void;
  role?: 'dialog' | 'alertdialog';
  /** What scrolls, between the title and the foot. */
  children: ReactNode;
  /** The foot. */
  actions?: ReactNode;
}>;

/** What a window over the window holds, whether it stands in the middle (`Dialog`) or comes from an edge (`Sheet`). */
export function DialogFrame({
  title,
  busy,
  onClose,
  role = 'dialog',
  children,
  actions,
}: DialogFrameProps): ReactNode {
  const words = useMessages().window;
  return (
    <Dialog className={styles.dialog ?? ''} role={role}>
      <header className={styles.header}>
        <Heading slot="title" level={2} className={styles.title ?? ''}>
          {title}
        </Heading>
        <IconButton icon="close" label={words.close} tooltip={false} isDisabled={busy} onPress={onClose} />
      </header>
      {children}
      <div ref={noticeSlot} className={styles.notices} />
      {actions}
    </Dialog>
  );
}
