import type { ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';
import type { DialogKeys } from './dialog-keys.ts';
import { DialogFrame } from './DialogFrame.tsx';
import styles from './Sheet.module.css';

type SheetProps = DialogKeys &
  Readonly<{
    title: string;
    isOpen: boolean;
    onClose: () => void;
    /** Whether the act is pending: the dialog stays open until its result. */
    busy?: boolean;
    /** The edge from which it slides. */
    side?: 'start' | 'end';
    children: ReactNode;
    /** Content before the rest, in a wider sheet, with its own scrolling. */
    aside?: ReactNode;
    /** The fixed footer. */
    actions?: ReactNode;
  }>;

/** A tall modal at one side: the publish sheet, the list in a narrow window. */
export function Sheet({
  title,
  isOpen,
  onClose,
  busy = false,
  side = 'end',
  children,
  aside,
  actions,
  ...keys
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
          {...keys}
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
