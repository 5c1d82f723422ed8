import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ClientGuide } from './ClientGuide.tsx';
import styles from './BlogSettings.module.css';

type GoogleClientProps = Readonly<{ onReady: () => void }>;

/** The OAuth client of the institution: its file, or its two values. */
export function GoogleClient({ onReady }: GoogleClientProps): ReactNode {
  const { publishing: words, failures } = useMessages();
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const [failure, setFailure] = useState<AppError | undefined>(undefined);

  const attempt = async (work: () => Promise<boolean>) => {
    setFailure(undefined);
    try {
      if (await work()) onReady();
    } catch (thrown) {
      setFailure(asAppError(thrown));
    }
  };
  const chooseFile = () =>
    attempt(async () => {
      const { file } = await call('dialogs.choose-client-file', {});
      if (file === undefined) return false;
      await call('accounts.use-client-file', { token: file.token });
      return true;
    });
  const takeFields = () =>
    attempt(async () => {
      await call('accounts.use-client', { clientId: clientId.trim(), clientSecret: clientSecret.trim() });
      return true;
    });

  return (
    <div className={styles.step}>
      <h4 className={styles.title}>{words.client}</h4>
      <p className={styles.note}>{words.clientExplained}</p>
      <div className={styles.ways}>
        <Button kind="primary" onPress={() => void chooseFile()}>
          {words.clientFile}
        </Button>
      </div>
      {failure !== undefined && <p role="alert">{failures[failure.code](failure.params)}</p>}
      <ClientGuide />
      <Disclosure title={words.clientFields} level={4}>
        <div className={styles.step}>
          <TextField label={words.clientId} value={clientId} onChange={setClientId} />
          <TextField
            label={words.clientSecret}
            value={clientSecret}
            onChange={setClientSecret}
            type="password"
          />
          <div className={styles.ways}>
            <Button onPress={() => void takeFields()} isDisabled={clientId.trim() === ''}>
              {words.clientUse}
            </Button>
          </div>
        </div>
      </Disclosure>
    </div>
  );
}
