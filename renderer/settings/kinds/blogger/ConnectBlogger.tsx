import { useState, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { call, asAppError } from '#renderer/bridge/call.ts';
import { useMessages } from '#renderer/bridge/messages.tsx';
import { useQuery } from '#renderer/bridge/use-query.ts';
import { FailureWays } from '#renderer/publishing/FailureWays.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Progress } from '#renderer/ui/Progress.tsx';
import { Disclosure } from '#renderer/ui/Disclosure.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';
import { useNotices } from '#renderer/ui/window/notices.tsx';
import {
  apiPage,
  BRANDING_PAGE,
  CLIENTS_PAGE,
  CONSENT_PAGE,
  CONSOLE_PAGE,
} from '#renderer/publishing/google-pages.ts';
import type { ConnectFormProps } from '../connect-form.ts';
import { PracticePosts } from '../../PracticePosts.tsx';
import blogSettings from '../../BlogSettings.module.css';
import styles from '../ConnectBlog.module.css';

type SignedIn = Readonly<{ accountId: string; kept: boolean }>;

/** Three steps: the institution's client, Google's page in the browser, the blog. Each starts with its requirements. */
export function ConnectBlogger({
  account: connected,
  onDone,
  onConnected,
  onByHand,
  onPractice,
}: ConnectFormProps): ReactNode {
  const reconnect = connected?.signedIn === false ? connected.id : undefined;
  const addTo = connected?.signedIn === true ? connected.id : undefined;
  const { publishing: words, connection, byHand, failures } = useMessages();
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
    if (signedIn.kept && signedIn.accountId === reconnect) onConnected();
    else setAccount(signedIn);
  };
  const changeClient = () => {
    consent.forget();
    setChanging(true);
  };

  const nameOf = (id: string | undefined) =>
    connection.account(accounts.value?.items.find((item) => item.id === id)?.name ?? '');
  const clientId = client.value?.clientId;
  const shownFailure = consent.failure ?? client.failure;
  const isNew = reconnect === undefined && addTo === undefined;
  return (
    <Dialog
      title={isNew ? words.connectBloggerTitle : words.connectAgainTitle}
      isOpen
      onClose={onDone}
      size={isNew ? 'l' : 'm'}
      dismissable={false}
    >
      <div className={styles.screen}>
        <div className={styles.sections}>
          {shownFailure !== undefined && (
            <div className={blogSettings.step}>
              <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
              <FailureWays
                failure={shownFailure}
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
              <BlogChoice
                accountId={account.accountId}
                onAdded={onConnected}
                onReconnect={() => void signIn()}
              />
            </>
          ) : consent.waiting ? (
            <div className={blogSettings.step}>
              <Progress label={words.signingIn} />
              <GoogleTroubles />
              <div className={blogSettings.ways}>
                <Button onPress={consent.cancel}>{words.cancelSignIn}</Button>
              </div>
            </div>
          ) : clientId === undefined || changing ? (
            <>
              {client.value !== undefined && !changing && (
                <>
                  <p>{connection.start.noClient}</p>
                  <WhatItTakes />
                </>
              )}
              <GoogleClient
                onReady={() => {
                  setChanging(false);
                  client.refresh();
                }}
              />
            </>
          ) : (
            <div className={blogSettings.step}>
              <p>{connection.start.ready}</p>
              <ClientOrigin client={client.value} onForgotten={client.refresh} />
              <div className={blogSettings.ways}>
                <Button kind="primary" onPress={() => void signIn()}>
                  {words.signIn}
                </Button>
                <Button onPress={changeClient}>{words.clientChange}</Button>
              </div>
              {consent.failure?.code === 'sign-in.timed-out' && <GoogleTroubles />}
            </div>
          )}
          {isNew && <PracticePosts />}
        </div>
        {isNew && account === undefined && !consent.waiting && (
          <aside className={styles.otherwise}>
            <h3 className={blogSettings.title}>{connection.start.otherwise}</h3>
            <p>{connection.start.byHand}</p>
            <div className={blogSettings.ways}>
              <Button onPress={onByHand}>{byHand.add}</Button>
            </div>
            {onPractice !== undefined && (
              <>
                <p>{connection.start.practice}</p>
                <div className={blogSettings.ways}>
                  <Button onPress={onPractice}>{words.tryPractice}</Button>
                </div>
              </>
            )}
          </aside>
        )}
      </div>
    </Dialog>
  );
}

/** Origin of the client for the sign-in, with a way to return from the author's own client to the configured one. */
function ClientOrigin({
  client,
  onForgotten,
}: Readonly<{ client: RequestOutput<'accounts.client'> | undefined; onForgotten: () => void }>): ReactNode {
  const { publishing: words } = useMessages();
  const notices = useNotices();
  if (client?.clientId === undefined || client.origin === undefined) return null;
  const forget = (): void => {
    call('accounts.forget-client', {}).then(onForgotten, (thrown: unknown) => notices.fail('client', thrown));
  };
  return (
    <>
      <p className={blogSettings.note}>{words.clientOrigins[client.origin](client.clientId)}</p>
      {client.given === true && (
        <Button kind="plain" onPress={forget}>
          {words.clientForget}
        </Button>
      )}
    </>
  );
}

/** Requirements of a first connection: duration, and the people who can do it for the author. */
function WhatItTakes(): ReactNode {
  const { start, guide, copied } = useMessages().connection;
  const notices = useNotices();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    // The last step is done in this window by the recipient of the file.
    call('clipboard.write', { text: start.request(guide.steps.slice(0, -1)) }).then(
      () => setCopied(true),
      (thrown: unknown) => notices.fail('copy', thrown),
    );
  };
  return (
    <section className={blogSettings.step}>
      <h3 className={blogSettings.title}>{start.needs}</h3>
      <ul className={styles.steps}>
        {start.list.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <h3 className={blogSettings.title}>{start.help}</h3>
      <p>{start.helpExplained}</p>
      <div className={blogSettings.ways}>
        <Button onPress={copy}>{start.copyRequest}</Button>
        <span role="status">{isCopied && copied}</span>
      </div>
    </section>
  );
}

type BlogChoiceProps = Readonly<{ accountId: string; onAdded: () => void; onReconnect: () => void }>;

/** The blogs this account may write to; one of them is connected. */
function BlogChoice({ accountId, onAdded, onReconnect }: BlogChoiceProps): ReactNode {
  const { publishing: words, failures } = useMessages();
  const blogs = useQuery('accounts.blogs', { accountId }, ['blogs.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [adding, setAdding] = useState<string | undefined>(undefined);
  const question = useRef<HTMLHeadingElement>(null);
  // The pressed button was removed and the blogs are still loading.
  useEffect(() => question.current?.focus(), []);
  const add = async (remoteId: string) => {
    setAdding(remoteId);
    setFailure(undefined);
    try {
      await call('blogs.add', { accountId, remoteId });
      onAdded();
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setAdding(undefined);
    }
  };
  const shownFailure = failure ?? blogs.failure;
  return (
    <div className={blogSettings.step}>
      <h3 ref={question} tabIndex={-1} className={blogSettings.title}>
        {words.chooseBlog}
      </h3>
      {shownFailure !== undefined && (
        <>
          <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
          <FailureWays failure={shownFailure} onAgain={blogs.refresh} onReconnect={onReconnect} />
        </>
      )}
      {blogs.value?.items.length === 0 && <p>{words.noneToChoose}</p>}
      <ul className={blogSettings.list}>
        {(blogs.value?.items ?? []).map((blog) => (
          <li key={blog.remoteId} className={blogSettings.blog}>
            <div className={blogSettings.head}>
              <div className={blogSettings.who}>
                <span className={blogSettings.name}>{blog.name}</span>
                <span className={blogSettings.note}>{blog.url}</span>
              </div>
              <Button
                kind="primary"
                isDisabled={blog.added}
                isPending={adding === blog.remoteId}
                onPress={() => void add(blog.remoteId)}
                aria-label={`${blog.added ? words.added : words.add} ${blog.name}`}
              >
                {blog.added ? words.added : words.add}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

type GoogleClientProps = Readonly<{ onReady: () => void }>;

/** The OAuth client of the institution: its file, or its two values. */
function GoogleClient({ onReady }: GoogleClientProps): ReactNode {
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
    <div className={blogSettings.step}>
      <h3 className={blogSettings.title}>{words.client}</h3>
      <p className={blogSettings.note}>{words.clientExplained}</p>
      <div className={blogSettings.ways}>
        <Button kind="primary" onPress={() => void chooseFile()}>
          {words.clientFile}
        </Button>
      </div>
      {failure !== undefined && <p role="alert">{failures[failure.code](failure.params)}</p>}
      <ClientGuide />
      <Disclosure title={words.clientFields} level={3}>
        <div className={blogSettings.step}>
          <TextField label={words.clientId} value={clientId} onChange={setClientId} />
          <TextField
            label={words.clientSecret}
            value={clientSecret}
            onChange={setClientSecret}
            type="password"
          />
          <div className={blogSettings.ways}>
            <Button onPress={() => void takeFields()} isDisabled={clientId.trim() === ''}>
              {words.clientUse}
            </Button>
          </div>
        </div>
      </Disclosure>
    </div>
  );
}

const PAGES = [CONSOLE_PAGE, apiPage(undefined), BRANDING_PAGE, CONSENT_PAGE, CLIENTS_PAGE];

/**
 * Instructions for creating the institution's client in Google's console; same steps as
 * docs/guide/en/connect-blogger.md.
 */
function ClientGuide(): ReactNode {
  const words = useMessages().connection.guide;
  const notices = useNotices();
  const open = (url: string): void =>
    void call('links.open', { url }).catch((thrown: unknown) => notices.fail('link', thrown));
  return (
    <Disclosure title={words.title} level={3}>
      <div className={styles.guide}>
        <p>{words.before}</p>
        <ol className={styles.steps}>
          {words.steps.map((step, index) => {
            const page = PAGES[index];
            return (
              <li key={step}>
                <p>{step}</p>
                {page !== undefined && (
                  <Button kind="plain" icon="external" onPress={() => open(page)}>
                    {words.open[index] ?? ''}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </Disclosure>
  );
}

/** Explanations of errors that Google shows only in the browser while the sign-in keeps waiting. */
function GoogleTroubles(): ReactNode {
  const words = useMessages().connection.guide;
  return (
    <Disclosure title={words.trouble} level={3}>
      <ul className={styles.steps}>
        {words.troubles.map((trouble) => (
          <li key={trouble}>{trouble}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** A consent awaited from the browser. Unmounting cancels the wait. */
function useBrowserConsent() {
  const [waiting, setWaiting] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const isWaiting = useRef(false);
  useEffect(
    () => () => {
      if (isWaiting.current) void call('accounts.leave-sign-in', {}).catch(asAppError);
    },
    [],
  );
  return {
    waiting,
    failure,
    forget: () => setFailure(undefined),
    cancel: () =>
      void call('accounts.cancel-sign-in', {}).catch((thrown: unknown) => setFailure(asAppError(thrown))),
    /** Undefined if it failed (`failure`), was cancelled, or was replaced by a later one. */
    async ask<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
      setWaiting(true);
      isWaiting.current = true;
      setFailure(undefined);
      try {
        return await work();
      } catch (thrown) {
        const error = asAppError(thrown);
        if (error.code !== 'sign-in.cancelled' && error.code !== 'sign-in.replaced') setFailure(error);
        return undefined;
      } finally {
        isWaiting.current = false;
        setWaiting(false);
      }
    },
  };
}
