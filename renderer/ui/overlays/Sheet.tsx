import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../IconButton.tsx';
import styles from './Sheet.module.css';

export type SheetProps = Readonly<{
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What was asked for in it is being done: it stays until that is known. */
  busy?: boolean;
  /** Which edge it comes from. */
  side?: 'start' | 'end';
  children: ReactNode;
  /** Stays at the foot while the rest scrolls. */
  actions?: ReactNode;
}>;

/** A tall window that slides over from one side: the publish sheet, the list in a narrow window. */
export function Sheet({
  title,
  isOpen,
  onClose,
  busy = false,
  side = 'end',
  children,
  actions,
}: SheetProps): ReactNode {
  const words = useMessages().window;
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => !open && !busy && onClose()}
      isDismissable
    >
      <Modal className={styles.sheet ?? ''} data-side={side} data-over-window="">
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton
              icon="close"
              label={words.close}
              tooltip={false}
              isDisabled={busy}
              onPress={onClose}
            />
          </header>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
