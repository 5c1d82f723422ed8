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
    /** Whether the act is pending: the dialog stays open until its result. */
    busy?: boolean;
    /** `alertdialog`: asks about an act that cannot be undone. */
    role?: 'dialog' | 'alertdialog';
    size?: 's' | 'm' | 'l' | 'full';
    /** Whether a press outside closes it; not for dialogs with typed text. */
    dismissable?: boolean;
    /** Whether it has only text, which is focused so that arrow keys scroll it. */
    hasOnlyText?: boolean;
    children: ReactNode;
    /** The buttons of the footer, the main one last. */
    actions?: ReactNode;
  }>;

/** A modal dialog. The focus stays inside and returns to its previous element. */
export function Dialog({
  title,
  isOpen,
  onClose,
  busy = false,
  role = 'dialog',
  size = 'm',
  dismissable = true,
  hasOnlyText = false,
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
            {...(hasOnlyText ? { 'data-reads': '', tabIndex: 0, role: 'region', 'aria-label': title } : {})}
          >
            {children}
          </div>
        </DialogFrame>
      </Modal>
    </ModalOverlay>
  );
}
