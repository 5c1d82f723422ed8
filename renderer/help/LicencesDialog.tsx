import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './AboutDialog.module.css';

type LicencesDialogProps = Readonly<{ onClose: () => void }>;

/** The notices of everything that others wrote and that is shipped, as scripts/notices.mjs writes them at build time. */
export function LicencesDialog({ onClose }: LicencesDialogProps): ReactNode {
  const words = useMessages().window.about;
  const [text, setText] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    fetch('notices.txt')
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then(setText, () => setFailed(true));
  }, []);
  return (
    <Dialog title={words.licencesTitle} isOpen onClose={onClose} size="l" reads>
      {failed && <Notice tone="alert">{words.licencesUnread}</Notice>}
      <pre className={styles.licences} lang="en">
        {text}
      </pre>
    </Dialog>
  );
}
