import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { FailureWays } from '../publishing/FailureWays.tsx';
import { useBrowserConsent } from '../publishing/use-browser-consent.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
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
  const consent = useBrowserConsent();
  const [account, setAccount] = useState<SignedIn | undefined>(
    addTo === undefined ? undefined : { accountId: addTo, kept: true },
  );

  const signIn = async () => {
    setAccount(undefined);
    const signedIn = await consent.ask(() => call('accounts.sign-in', {}));
    if (signedIn === undefined) return;
    if (signedIn.kept && signedIn.accountId === reconnect) onDone();
    else setAccount(signedIn);
  };
  const changeClient = () => {
    consent.forget();
    setChanging(true);
  };

  const nameOf = (id: string | undefined) =>
    connection.account(accounts.value?.items.find((item) => item.id === id)?.name ?? '');
  const clientId = client.value?.clientId;
  const shown = consent.failure ?? client.failure;
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
      ) : consent.waiting ? (
        <div className={styles.step}>
          <Progress label={words.signingIn} />
          <GoogleTroubles />
          <div className={styles.ways}>
            <Button onPress={consent.cancel}>{words.cancelSignIn}</Button>
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
          {consent.failure?.code === 'sign-in.timed-out' && <GoogleTroubles />}
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
