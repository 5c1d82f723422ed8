import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../IconButton.tsx';
import { takeDialogKeys, type DialogKeys } from './dialog-keys.ts';
import { noticeSlot } from './notice-slot.ts';
import styles from './DialogFrame.module.css';

type DialogFrameProps = DialogKeys &
  Readonly<{
    title: string;
    /** Whether the act is pending: the dialog stays open until its result. */
    busy: boolean;
    onClose: () => void;
    role?: 'dialog' | 'alertdialog';
    /** The scrolling part between title and footer. */
    children: ReactNode;
    /** The footer. */
    actions?: ReactNode;
  }>;

/** The content of a modal in the middle (`Dialog`) or at an edge (`Sheet`). */
export function DialogFrame({
  title,
  busy,
  onClose,
  role = 'dialog',
  opensOn,
  enterActs,
  children,
  actions,
}: DialogFrameProps): ReactNode {
  const words = useMessages().window;
  const ref = useRef<HTMLElement>(null);
  useEffect(
    () => (ref.current === null ? undefined : takeDialogKeys(ref.current, { opensOn, enterActs })),
    [opensOn, enterActs],
  );
  return (
    <Dialog ref={ref} className={styles.dialog ?? ''} role={role}>
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
