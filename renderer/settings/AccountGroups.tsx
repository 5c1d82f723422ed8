import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { Account, Blog } from '#contract/blogs.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { accountWordsOf } from './kinds/kinds.ts';
import styles from './AccountGroups.module.css';
import blogStyles from './BlogSettings.module.css';

type AccountGroupsProps = Readonly<{
  blogs: readonly Blog[];
  renderBlog: (blog: Blog) => ReactNode;
  /** Signs in again, or adds a blog of an account that is signed in. */
  onConnect: (account: Account) => void;
}>;

/** Result of a sign-out, shown at the account's former position. */
type Ended = Readonly<{ name: string; revoked: boolean; kind: Account['kind'] }>;

/** Name of an account in a list of accounts; with the site for an account of one site. */
function useAccountName(): (account: Pick<Account, 'name' | 'site'>) => string {
  const { connection, wordpress } = useMessages();
  return ({ name, site }) => {
    const called = connection.account(name);
    return site === undefined ? called : wordpress.account(called, new URL(site).host);
  };
}

/** Each account with its blogs, then the blogs that are of none: the practice blog. */
export function AccountGroups({ blogs, renderBlog, onConnect }: AccountGroupsProps): ReactNode {
  const { publishing, failures } = useMessages();
  const { value: client } = useQuery('accounts.client', {}, ['blogs.changed']);
  const nameOf = useAccountName();
  const accounts = useQuery('accounts.list', {}, ['blogs.changed']);
  const [signingOut, setSigningOut] = useState<Account | undefined>(undefined);
  const [ended, setEnded] = useState<Ended | undefined>(undefined);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [pending, setPending] = useState(false);
  const items = accounts.value?.items ?? [];
  const others = blogs.filter((blog) => !items.some((account) => account.id === blog.accountId));
  const shownFailure = failure ?? accounts.failure;

  const signOut = async (account: Account): Promise<void> => {
    setPending(true);
    setFailure(undefined);
    try {
      const { revoked } = await call('accounts.sign-out', { accountId: account.id });
      setEnded({ name: nameOf(account), revoked, kind: account.kind });
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setPending(false);
      setSigningOut(undefined);
    }
  };

  return (
    <>
      {shownFailure !== undefined && (
        <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
      )}
      {ended !== undefined && (
        <EndedNotice ended={ended} onRead={() => setEnded(undefined)} onFailure={setFailure} />
      )}
      {items.map((account) => (
        <AccountGroup
          key={account.id}
          account={account}
          blogs={blogs.filter((blog) => blog.accountId === account.id)}
          renderBlog={renderBlog}
          onConnect={() => onConnect(account)}
          onSignOut={() => setSigningOut(account)}
        />
      ))}
      {items.length > 0 && client?.clientId !== undefined && client.origin !== undefined && (
        <p className={blogStyles.note}>{publishing.clientOrigins[client.origin](client.clientId)}</p>
      )}
      {others.length > 0 && <ul className={blogStyles.list}>{others.map(renderBlog)}</ul>}
      {signingOut !== undefined && (
        <SignOutDialog
          name={nameOf(signingOut)}
          kind={signingOut.kind}
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
  onConnect: () => void;
  onSignOut: () => void;
}>;

function AccountGroup({ account, blogs, renderBlog, ...acts }: AccountGroupProps): ReactNode {
  const { connection: words, publishing } = useMessages();
  const language = useLanguage();
  const name = useAccountName()(account);
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
            {account.site === undefined && (
              <Button aria-label={words.addBlogsLabel(name)} onPress={acts.onConnect}>
                {words.addBlogs}
              </Button>
            )}
            <Button aria-label={words.signOutLabel(name)} onPress={acts.onSignOut}>
              {publishing.signOut}
            </Button>
          </>
        ) : (
          <Button kind="primary" aria-label={words.reconnectLabel(name)} onPress={acts.onConnect}>
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

function EndedNotice({ ended: { name, revoked, kind }, onRead, onFailure }: EndedNoticeProps): ReactNode {
  const all = useMessages();
  const { signedOut, signedOutHere, access } = accountWordsOf({ kind }, all);
  const dismiss = { label: all.connection.close, onPress: onRead };
  if (revoked)
    return (
      <Notice tone="good" dismiss={dismiss}>
        {signedOut(name)}
      </Notice>
    );
  const open = (url: string): void =>
    void call('links.open', { url }).catch((thrown: unknown) => onFailure(asAppError(thrown)));
  return (
    <Notice
      tone="alert"
      {...(access && { action: { label: access.label, onPress: () => open(access.url) } })}
      dismiss={dismiss}
    >
      {signedOutHere(name)}
    </Notice>
  );
}

type SignOutDialogProps = Readonly<{
  name: string;
  kind: Account['kind'];
  pending: boolean;
  onClose: () => void;
  onSignOut: () => void;
}>;

function SignOutDialog({ name, kind, pending, onClose, onSignOut }: SignOutDialogProps): ReactNode {
  const all = useMessages();
  const { connection: words, publishing } = all;
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
      <p>{accountWordsOf({ kind }, all).signOutExplained}</p>
    </Dialog>
  );
}
