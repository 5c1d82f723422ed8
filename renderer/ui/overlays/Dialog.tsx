import type { ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';
import type { DialogKeys } from './dialog-keys.ts';
import { DialogFrame } from './DialogFrame.tsx';
import styles from './Dialog.module.css';

type DialogProps = DialogKeys &
  Readonly<{
    title: string;
    isOpen: boolean;
    onClose: () => void;
    /** The act is under way: the dialog stays open until its result. */
    busy?: boolean;
    /** `alert` asks something that cannot be taken back. */
    role?: 'dialog' | 'alertdialog';
    size?: 's' | 'm' | 'l' | 'full';
    /** Pressing outside closes it; not for what holds typed words. */
    dismissable?: boolean;
    /** Only words, maybe more than fit: they have the focus at first, so that the arrows scroll them. */
    reads?: boolean;
    children: ReactNode;
    /** The row of buttons at the foot, the one that acts last. */
    actions?: ReactNode;
  }>;

/** A window over the window. The focus stays in it and goes back where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  busy = false,
  role = 'dialog',
  size = 'm',
  dismissable = true,
  reads = false,
  children,
  actions,
  ...keys
}: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => !open && !busy && onClose()}
      isDismissable={dismissable}
    >
      <Modal className={styles.modal ?? ''} data-size={size} data-over-window="">
        <DialogFrame
          title={title}
          {...keys}
          busy={busy}
          onClose={onClose}
          role={role}
          actions={actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        >
          <div
            className={styles.body}
            {...(reads ? { 'data-reads': '', tabIndex: 0, role: 'region', 'aria-label': title } : {})}
          >
            {children}
          </div>
        </DialogFrame>
      </Modal>
    </ModalOverlay>
  );
}
