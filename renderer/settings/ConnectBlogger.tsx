import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../preload/contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../widgets/Button.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Progress } from '../widgets/Progress.tsx';
import { BlogChoice } from './BlogChoice.tsx';
import { GoogleClient } from './GoogleClient.tsx';
import styles from './BlogSettings.module.css';

type ConnectBloggerProps = Readonly<{ onDone: () => void }>;

/** Three steps: the institution's client, Google's page in the browser, the blog. */
export function ConnectBlogger({ onDone }: ConnectBloggerProps): ReactNode {
  const { publishing: words, failures } = useMessages();
  const client = useQuery('accounts.client', {});
  const [changing, setChanging] = useState(false);
  const [signingIn, setSigningIn] = useState(false);
  const [account, setAccount] = useState<Readonly<{ accountId: string; kept: boolean }> | undefined>(
    undefined,
  );
  const [failure, setFailure] = useState<AppError | undefined>(undefined);

  // Leaving this place gives up a sign-in that waits for the browser.
  const waiting = useRef(false);
  useEffect(
    () => () => {
      if (waiting.current) void call('accounts.cancel-sign-in', {}).catch(asAppError);
    },
    [],
  );

  const signIn = async () => {
    setSigningIn(true);
    waiting.current = true;
    setFailure(undefined);
    try {
      setAccount(await call('accounts.sign-in', {}));
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== 'sign-in.cancelled') setFailure(error);
    } finally {
      waiting.current = false;
      setSigningIn(false);
    }
  };

  const clientId = client.value?.clientId;
  return (
    <section className={styles.connect} aria-label={words.connectBlogger}>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      {account !== undefined ? (
        <>
          {!account.kept && <Notice>{words.notKept}</Notice>}
          <BlogChoice accountId={account.accountId} onAdded={onDone} />
        </>
      ) : signingIn ? (
        <div className={styles.step}>
          <Progress label={words.signingIn} />
          <div className={styles.ways}>
            <Button
              onPress={() =>
                void call('accounts.cancel-sign-in', {}).catch((thrown: unknown) =>
                  setFailure(asAppError(thrown)),
                )
              }
            >
              {words.cancelSignIn}
            </Button>
          </div>
        </div>
      ) : clientId === undefined || changing ? (
        <GoogleClient
          onReady={() => {
            setChanging(false);
            client.refresh();
          }}
        />
      ) : (
        <div className={styles.step}>
          <p className={styles.note}>{words.clientNow(clientId)}</p>
          <div className={styles.ways}>
            <Button kind="primary" onPress={() => void signIn()}>
              {words.signIn}
            </Button>
            <Button onPress={() => setChanging(true)}>{words.clientChange}</Button>
          </div>
        </div>
      )}
      <div className={styles.ways}>
        <Button kind="plain" onPress={onDone}>
          {words.cancel}
        </Button>
      </div>
    </section>
  );
}
