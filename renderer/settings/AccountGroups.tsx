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
  onReconnect: (account: Account) => void;
  onAddBlogs: (accountId: string) => void;
}>;

/** What a sign-out came to: it is said where the account stood. */
type Ended = Readonly<{ name: string; revoked: boolean; site: string | undefined }>;

/** As it is called where accounts stand beside each other: one of a site alone, with the site. */
function useAccountName(): (account: Pick<Account, 'name' | 'site'>) => string {
  const { connection, wordpress } = useMessages();
  return ({ name, site }) => {
    const called = connection.account(name);
    return site === undefined ? called : wordpress.account(called, new URL(site).host);
  };
}

/** Each account with its blogs, then the blogs that are of none: the practice blog. */
export function AccountGroups({ blogs, renderBlog, onReconnect, onAddBlogs }: AccountGroupsProps): ReactNode {
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
  const shown = failure ?? accounts.failure;

  const signOut = async (account: Account): Promise<void> => {
    setPending(true);
    setFailure(undefined);
    try {
      const { revoked } = await call('accounts.sign-out', { accountId: account.id });
      setEnded({ name: nameOf(account), revoked, site: account.site });
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
          onReconnect={() => onReconnect(account)}
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
          name={nameOf(signingOut)}
          isOfSite={signingOut.site !== undefined}
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
              <Button aria-label={words.addBlogsLabel(name)} onPress={acts.onAddBlogs}>
                {words.addBlogs}
              </Button>
            )}
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

function EndedNotice({ ended: { name, revoked, site }, onRead, onFailure }: EndedNoticeProps): ReactNode {
  const { connection: words, wordpress } = useMessages();
  const dismiss = { label: words.close, onPress: onRead };
  if (revoked)
    return (
      <Notice tone="good" dismiss={dismiss}>
        {site === undefined ? words.signedOut(name) : wordpress.signedOut(name)}
      </Notice>
    );
  if (site !== undefined)
    return (
      <Notice tone="alert" dismiss={dismiss}>
        {wordpress.signedOutHere(name)}
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
  isOfSite: boolean;
  pending: boolean;
  onClose: () => void;
  onSignOut: () => void;
}>;

function SignOutDialog({ name, isOfSite, pending, onClose, onSignOut }: SignOutDialogProps): ReactNode {
  const { connection: words, publishing, wordpress } = useMessages();
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
      <p>{isOfSite ? wordpress.signOutExplained : words.signOutExplained}</p>
    </Dialog>
  );
}
