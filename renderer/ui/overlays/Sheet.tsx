import type { ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';
import { DialogFrame } from './DialogFrame.tsx';
import styles from './Sheet.module.css';

type SheetProps = Readonly<{
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What was asked for in it is being done: it stays until that is known. */
  busy?: boolean;
  /** Which edge it comes from. */
  side?: 'start' | 'end';
  children: ReactNode;
  /** Stands before the rest, in a wider sheet, and scrolls by itself. */
  aside?: ReactNode;
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
  aside,
  actions,
}: SheetProps): ReactNode {
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => !open && !busy && onClose()}
      isDismissable
    >
      <Modal
        className={styles.sheet ?? ''}
        data-side={side}
        data-wide={aside !== undefined || undefined}
        data-over-window=""
      >
        <DialogFrame
          title={title}
          busy={busy}
          onClose={onClose}
          actions={actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        >
          <div className={styles.columns}>
            {aside !== undefined && <div className={styles.aside}>{aside}</div>}
            <div className={styles.body}>{children}</div>
          </div>
        </DialogFrame>
      </Modal>
    </ModalOverlay>
  );
}
