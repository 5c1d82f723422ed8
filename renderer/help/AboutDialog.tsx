import { useState, useEffect, type ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './AboutDialog.module.css';

type AboutDialogProps = Readonly<{ onClose: () => void }>;

/** Which version runs on what; whoever helps will ask. */
export function AboutDialog({ onClose }: AboutDialogProps): ReactNode {
  const words = useMessages().window.about;
  const about = useQuery('app.about', {}).value;
  const [licences, setLicences] = useState(false);
  const library = useQuery('library.info', {}).value;
  const lines: readonly (readonly [string, string])[] = [
    ...(about === undefined
      ? []
      : ([
          [words.version, about.version],
          [words.runtime, about.runtime],
          [words.chromium, about.chromium],
          [words.platform, about.platform],
        ] as const)),
    ...(library === undefined
      ? []
      : ([
          [words.node, library.node],
          [words.sqlite, library.sqlite],
          [words.library, `${library.folderName} · ${words.holds(library.posts, library.participants)}`],
        ] as const)),
  ];
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="m">
      <div className={styles.about}>
        <dl className={styles.lines}>
          {lines.map(([name, value]) => (
            <div key={name} className={styles.line}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
        {about?.standIn === true && <Notice>{words.standIn}</Notice>}
        <p className={styles.privacy}>{words.privacy}</p>
        <div>
          <Button kind="plain" onPress={() => setLicences(true)}>
            {words.licences}
          </Button>
        </div>
      </div>
      {licences && <LicencesDialog onClose={() => setLicences(false)} />}
    </Dialog>
  );
}

type LicencesDialogProps = Readonly<{ onClose: () => void }>;

/** The notices of everything that others wrote and that is shipped, as scripts/building/notices.mjs writes them at build time. */
function LicencesDialog({ onClose }: LicencesDialogProps): ReactNode {
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
