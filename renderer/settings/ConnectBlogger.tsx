import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../preload/contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { FailureWays } from '../publishing/FailureWays.tsx';
import { Button } from '../widgets/Button.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { Progress } from '../widgets/Progress.tsx';
import { BlogChoice } from './BlogChoice.tsx';
import { GoogleTroubles } from './ClientGuide.tsx';
import { GoogleClient } from './GoogleClient.tsx';
import styles from './BlogSettings.module.css';

/** What the connecting is for; neither: a first blog, or one of another account. */
export type Connecting = Readonly<{
  /** The account whose sign-in has ended. */
  reconnect?: string;
  /** The account, signed in, of which another blog is wanted. */
  addTo?: string;
}>;

type ConnectBloggerProps = Connecting & Readonly<{ onDone: () => void }>;
type SignedIn = Readonly<{ accountId: string; kept: boolean }>;

/** Three steps: the institution's client, Google's page in the browser, the blog. */
export function ConnectBlogger({ reconnect, addTo, onDone }: ConnectBloggerProps): ReactNode {
  const { publishing: words, connection, failures } = useMessages();
  const client = useQuery('accounts.client', {});
  const accounts = useQuery('accounts.list', {}, ['blogs.changed']);
  const [changing, setChanging] = useState(false);
  const [signingIn, setSigningIn] = useState(false);
  const [account, setAccount] = useState<SignedIn | undefined>(
    addTo === undefined ? undefined : { accountId: addTo, kept: true },
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
    setAccount(undefined);
    try {
      const signedIn = await call('accounts.sign-in', {});
      if (signedIn.kept && signedIn.accountId === reconnect) onDone();
      else setAccount(signedIn);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== 'sign-in.cancelled' && error.code !== 'sign-in.replaced') setFailure(error);
    } finally {
      waiting.current = false;
      setSigningIn(false);
    }
  };
  const changeClient = () => {
    setFailure(undefined);
    setChanging(true);
  };

  const nameOf = (id: string | undefined) =>
    connection.account(accounts.value?.items.find((item) => item.id === id)?.name ?? '');
  const clientId = client.value?.clientId;
  const shown = failure ?? client.failure;
  return (
    <section className={styles.connect} aria-label={words.connectBlogger}>
      {shown !== undefined && (
        <div className={styles.step}>
          <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>
          <FailureWays
            failure={shown}
            onReconnect={() => void signIn()}
            onAgain={() => void signIn()}
            onChangeClient={changeClient}
          />
        </div>
      )}
      {account !== undefined ? (
        <>
          {!account.kept && <Notice>{words.notKept}</Notice>}
          {reconnect !== undefined && account.accountId !== reconnect && (
            <Notice tone="alert">
              {connection.otherAccount(nameOf(reconnect), nameOf(account.accountId))}
            </Notice>
          )}
          <BlogChoice accountId={account.accountId} onAdded={onDone} onReconnect={() => void signIn()} />
        </>
      ) : signingIn ? (
        <div className={styles.step}>
          <Progress label={words.signingIn} />
          <GoogleTroubles />
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
            <Button onPress={changeClient}>{words.clientChange}</Button>
          </div>
          {failure?.code === 'sign-in.timed-out' && <GoogleTroubles />}
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
