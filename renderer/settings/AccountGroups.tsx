import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { Account, Blog } from '#contract/blogs.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { useQuery } from '../bridge/use-query.ts';
import { ACCESS_PAGE } from '../publishing/google-pages.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './AccountGroups.module.css';
import blogStyles from './BlogSettings.module.css';

type AccountGroupsProps = Readonly<{
  blogs: readonly Blog[];
  renderBlog: (blog: Blog) => ReactNode;
  onReconnect: (accountId: string) => void;
  onAddBlogs: (accountId: string) => void;
}>;

/** What a sign-out came to: it is said where the account stood. */
type Ended = Readonly<{ name: string; revoked: boolean }>;

/** Each Google account with its blogs, then the blogs that are of none: the practice blog. */
export function AccountGroups({ blogs, renderBlog, onReconnect, onAddBlogs }: AccountGroupsProps): ReactNode {
  const { connection: words, publishing, failures } = useMessages();
  const { value: client } = useQuery('accounts.client', {}, ['blogs.changed']);
  const accounts = useQuery('accounts.list', {}, ['blogs.changed']);
  const [signingOut, setSigningOut] = useState<Account | undefined>(undefined);
  const [ended, setEnded] = useState<Ended | undefined>(undefined);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [pending, setPending] = useState(false);
  const items = accounts.value?.items ?? [];
  const others = blogs.filter((blog) => !items.some((account) => account.id === blog.accountId));
  const shown = failure ?? accounts.failure;

  const signOut = async ({ id, name }: Account): Promise<void> => {
    setPending(true);
    setFailure(undefined);
    try {
      const { revoked } = await call('accounts.sign-out', { accountId: id });
      setEnded({ name: words.account(name), revoked });
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setPending(false);
      setSigningOut(undefined);
    }
  };

  return (
    <>
      {shown !== undefined && <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>}
      {ended !== undefined && (
        <EndedNotice ended={ended} onRead={() => setEnded(undefined)} onFailure={setFailure} />
      )}
      {items.map((account) => (
        <AccountGroup
          key={account.id}
          account={account}
          blogs={blogs.filter((blog) => blog.accountId === account.id)}
          renderBlog={renderBlog}
          onReconnect={() => onReconnect(account.id)}
          onAddBlogs={() => onAddBlogs(account.id)}
          onSignOut={() => setSigningOut(account)}
        />
      ))}
      {items.length > 0 && client?.clientId !== undefined && client.origin !== undefined && (
        <p className={blogStyles.note}>{publishing.clientOrigins[client.origin](client.clientId)}</p>
      )}
      {others.length > 0 && <ul className={blogStyles.list}>{others.map(renderBlog)}</ul>}
      {signingOut !== undefined && (
        <SignOutDialog
          name={words.account(signingOut.name)}
          pending={pending}
          onClose={() => setSigningOut(undefined)}
          onSignOut={() => void signOut(signingOut)}
        />
      )}
    </>
  );
}

type AccountGroupProps = Readonly<{
  account: Account;
  blogs: readonly Blog[];
  renderBlog: (blog: Blog) => ReactNode;
  onReconnect: () => void;
  onAddBlogs: () => void;
  onSignOut: () => void;
}>;

function AccountGroup({ account, blogs, renderBlog, ...acts }: AccountGroupProps): ReactNode {
  const { connection: words, publishing } = useMessages();
  const language = useLanguage();
  const name = words.account(account.name);
  const { signedIn, consentedAt, endsAt } = account;
  const facts = [
    signedIn ? words.accountStates.signedIn : words.accountStates.signedOut,
    ...(consentedAt === undefined ? [] : [words.consented(formatDay(consentedAt, language))]),
    ...(blogs.length === 0 ? [] : [words.accountBlogs(blogs.length)]),
  ];
  return (
    <section className={styles.account} aria-label={name}>
      <header className={styles.header}>
        <div className={blogStyles.who}>
          <h4 className={styles.name} title={name}>
            {name}
          </h4>
          <p className={blogStyles.note} data-alert={!signedIn || undefined}>
            {facts.join(' · ')}
          </p>
        </div>
        {signedIn ? (
          <>
            <Button aria-label={words.addBlogsLabel(name)} onPress={acts.onAddBlogs}>
              {words.addBlogs}
            </Button>
            <Button aria-label={words.signOutLabel(name)} onPress={acts.onSignOut}>
              {publishing.signOut}
            </Button>
          </>
        ) : (
          <Button kind="primary" aria-label={words.reconnectLabel(name)} onPress={acts.onReconnect}>
            {publishing.reconnect}
          </Button>
        )}
      </header>
      {endsAt !== undefined && <Notice>{words.ends(formatDay(endsAt, language))}</Notice>}
      {blogs.length === 0 ? (
        <p className={blogStyles.note}>{words.noBlogs}</p>
      ) : (
        <ul className={styles.blogs}>{blogs.map(renderBlog)}</ul>
      )}
    </section>
  );
}

type EndedNoticeProps = Readonly<{
  ended: Ended;
  onRead: () => void;
  onFailure: (failure: AppError) => void;
}>;

function EndedNotice({ ended: { name, revoked }, onRead, onFailure }: EndedNoticeProps): ReactNode {
  const words = useMessages().connection;
  const dismiss = { label: words.close, onPress: onRead };
  if (revoked)
    return (
      <Notice tone="good" dismiss={dismiss}>
        {words.signedOut(name)}
      </Notice>
    );
  const open = (): void =>
    void call('links.open', { url: ACCESS_PAGE }).catch((thrown: unknown) => onFailure(asAppError(thrown)));
  return (
    <Notice tone="alert" action={{ label: words.openGoogleAccess, onPress: open }} dismiss={dismiss}>
      {words.signedOutHere(name)}
    </Notice>
  );
}

type SignOutDialogProps = Readonly<{
  name: string;
  pending: boolean;
  onClose: () => void;
  onSignOut: () => void;
}>;

function SignOutDialog({ name, pending, onClose, onSignOut }: SignOutDialogProps): ReactNode {
  const { connection: words, publishing } = useMessages();
  return (
    <Dialog
      title={words.signOutAsk(name)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{publishing.cancel}</Button>
          <Button kind="danger" onPress={onSignOut} isPending={pending}>
            {publishing.signOut}
          </Button>
        </>
      }
    >
      <p>{words.signOutExplained}</p>
    </Dialog>
  );
}
