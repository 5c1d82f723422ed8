import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../../preload/contract/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../widgets/Button.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Progress } from '../../widgets/Progress.tsx';
import { FailureWays } from '../FailureWays.tsx';
import { useBrowserConsent } from '../use-browser-consent.ts';
import styles from './Photos.module.css';

type DriveFormProps = Readonly<{
  blogId: string;
  /** Absent where the blog has no account whose Drive could be asked for. */
  drive: RequestOutput<'pictures.of-blog'>['drive'] | undefined;
  /** The consent is about to be asked for. */
  onTouched?: () => void;
}>;

/** Google Drive: what it costs, in words, and a consent of its own. */
export function DriveForm({ blogId, drive, onTouched }: DriveFormProps): ReactNode {
  const { photos, publishing, failures } = useMessages();
  const words = photos.drive;
  const consent = useBrowserConsent();
  const [kept, setKept] = useState(true);
  const allowed = drive?.allowed === true;
  const allow = async () => {
    onTouched?.();
    const given = await consent.ask(() => call('pictures.allow-drive', { blogId }));
    if (given !== undefined) setKept(given.kept);
  };
  const { failure } = consent;
  return (
    <div className={styles.form}>
      <Notice>{words.warning}</Notice>
      <p className={styles.note}>{words.explained}</p>
      {failure !== undefined && (
        <>
          <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>
          <FailureWays failure={failure} onAgain={() => void allow()} />
        </>
      )}
      {allowed && !consent.waiting && <Notice tone="good">{words.allowed(drive?.owner ?? '')}</Notice>}
      {allowed && !kept && <Notice>{publishing.notKept}</Notice>}
      {consent.waiting && <Progress label={publishing.signingIn} />}
      <div className={styles.acts}>
        {consent.waiting ? (
          <Button onPress={consent.cancel}>{publishing.cancelSignIn}</Button>
        ) : (
          <Button
            kind={allowed ? 'plain' : 'quiet'}
            onPress={() => void allow()}
            isDisabled={drive === undefined}
          >
            {allowed ? words.again : words.allow}
          </Button>
        )}
      </div>
    </div>
  );
}
