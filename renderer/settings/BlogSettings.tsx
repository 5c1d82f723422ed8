import { useState, type ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { Account } from '#contract/blogs.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import type { DestinationKind } from '#interview/destinations.ts';
import { asAppError, call } from '../bridge/call.ts';
import { MessagesFor, useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { FailureWays } from '../publishing/FailureWays.tsx';
import { CONNECTABLE_KINDS, connectWordsOf, KIND_BY_HAND } from '../publishing/connectable-kinds.ts';
import { AddBlogByAddress } from '../publishing/by-hand/AddBlogByAddress.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShowPage } from '../preview/published-page.ts';
import { BlogRefresh } from '../mirror/RefreshState.tsx';
import { Badge } from '../ui/Badge.tsx';
import type { ConnectingScreen } from '../ui/window/view.ts';
import { AccountGroups } from './AccountGroups.tsx';
import { BlogDialog } from './BlogDialog.tsx';
import type { ConnectFormProps } from './kinds/connect-form.ts';
import { KIND_SETTINGS } from './kinds/kinds.ts';
import styles from './BlogSettings.module.css';

type BlogSettingsProps = Readonly<{
  /** The screen over it at first. */
  opens?: ConnectingScreen | undefined;
  /** Called when the opened form has connected its blog. */
  onOpenedDone: () => void;
  onPicturesOnline: () => void;
}>;

/** The form over the settings. */
type Connecting = Readonly<{ kind: DestinationKind; account?: Account }>;

/** The blogs Escale writes to, the practice blog, and how to connect a real one. */
export function BlogSettings({ opens, onOpenedDone, onPicturesOnline }: BlogSettingsProps): ReactNode {
  const all = useMessages();
  const { publishing: words, byHand, photos, failures } = all;
  const [adding, setAdding] = useState(false);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']);
  const accounts = useQuery('accounts.list', {}, ['blogs.changed']);
  const [open, setOpen] = useState<Connecting | undefined>(undefined);
  const [toOpen, setToOpen] = useState(opens);
  // Opened after the settings, which would otherwise take the focus from the dialog over them.
  if (toOpen !== undefined && (accounts.value ?? accounts.failure) !== undefined) {
    setToOpen(undefined);
    const out = accounts.value?.items.find(({ signedIn }) => !signedIn);
    if (toOpen !== 'sign-in') setOpen({ kind: toOpen.connect });
    else setOpen(out === undefined ? { kind: CONNECTABLE_KINDS[0] } : { kind: out.kind, account: out });
  }
  const language = useLanguage();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const items = blogs.value?.items ?? [];
  const hasPractice = items.some(({ capabilities }) => !capabilities.isPublic);
  const shownFailure = failure ?? blogs.failure;

  const connected = (): void => {
    setOpen(undefined);
    if (opens !== undefined) onOpenedDone();
  };

  const startPractice = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await call('blogs.start-practice', { language });
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setPending(false);
    }
  };

  return (
    <div className={styles.blogs}>
      {shownFailure !== undefined && (
        <>
          <Notice tone="alert">{failures[shownFailure.code](shownFailure.params)}</Notice>
          <FailureWays failure={shownFailure} />
        </>
      )}
      {blogs.value !== undefined && items.length === 0 && <p className={styles.note}>{words.blogsEmpty}</p>}
      <AccountGroups
        blogs={items}
        renderBlog={(blog) => (
          <MessagesFor key={blog.id} kind={blog.kind}>
            <BlogRow blog={blog} onFailure={setFailure} onConnect={() => setOpen({ kind: KIND_BY_HAND })} />
          </MessagesFor>
        )}
        onConnect={(account) => setOpen({ kind: account.kind, account })}
      />
      {open !== undefined && (
        <Connect
          key={`${open.kind} ${open.account?.id ?? ''}`}
          {...open}
          onDone={() => setOpen(undefined)}
          onConnected={connected}
          onByHand={() => {
            setOpen(undefined);
            setAdding(true);
          }}
          onPractice={
            hasPractice
              ? undefined
              : () => {
                  setOpen(undefined);
                  void startPractice();
                }
          }
        />
      )}
      {adding ? (
        <AddBlogByAddress onDone={() => setAdding(false)} />
      ) : (
        <div className={styles.ways}>
          {CONNECTABLE_KINDS.map((kind, index) => (
            <Button key={kind} {...(index === 0 && { kind: 'primary' })} onPress={() => setOpen({ kind })}>
              {connectWordsOf(kind).label(all)}
            </Button>
          ))}
          <Button onPress={() => setAdding(true)}>{byHand.add}</Button>
          {!hasPractice && (
            <Button onPress={() => void startPractice()} isPending={pending}>
              {words.tryPractice}
            </Button>
          )}
          <Button onPress={onPicturesOnline}>{photos.online.open}</Button>
        </div>
      )}
    </div>
  );
}

/** The connection form of a kind; empty for kinds that cannot be connected. */
function Connect({ kind, ...props }: ConnectFormProps & Connecting): ReactNode {
  const Form = KIND_SETTINGS[kind]?.Connect;
  return Form === undefined ? null : <Form {...props} />;
}

type BlogRowProps = Readonly<{
  blog: RequestOutput<'blogs.list'>['items'][number];
  onFailure: (failure: AppError) => void;
  /** Opens the sign-in, for a blog without an account. */
  onConnect: () => void;
}>;

/** One blog: its state in words and its actions. */
function BlogRow({ blog, onFailure, onConnect }: BlogRowProps): ReactNode {
  const {
    publishing: words,
    byHand,
    connection: { roles },
  } = useMessages();
  const { localLabel } = useShowPage();
  const [settingUp, setSettingUp] = useState(false);
  const attempt = (request: Promise<unknown>) => {
    request.catch((thrown: unknown) => onFailure(asAppError(thrown)));
  };
  const setWay = (way: 'connected' | 'by-hand') => attempt(call('by-hand.set-way', { blogId: blog.id, way }));
  return (
    <li className={styles.blog}>
      <div className={styles.head}>
        <div className={styles.who}>
          <span className={styles.name}>
            {blog.name}
            {!blog.capabilities.isPublic && <Badge>{words.practiceBadge}</Badge>}
          </span>
          <span className={styles.note}>
            {[
              words.blogStates[blog.state],
              ...(blog.role === undefined
                ? []
                : [roles[blog.rights?.publishes === false ? 'contributor' : blog.role]]),
            ].join(' · ')}
          </span>
        </div>
        {blog.capabilities.hasLocalPages && (
          <Button
            kind="plain"
            icon="external"
            onPress={() => attempt(call('local-pages.show', { blogId: blog.id }))}
          >
            {localLabel}
          </Button>
        )}
        {blog.url !== '' && (
          <Button kind="plain" icon="external" onPress={() => attempt(call('links.open', { url: blog.url }))}>
            {words.openBlog}
          </Button>
        )}
      </div>
      {blog.capabilities.canListPosts && <BlogRefresh blog={blog} />}
      <div className={styles.ways}>
        <Button aria-label={words.blogSettingsLabel(blog.name)} onPress={() => setSettingUp(true)}>
          {words.blogSettingsOpen}
        </Button>
        {blog.capabilities.allowsByHand &&
          (!blog.capabilities.canSend ? (
            blog.accountId === undefined ? (
              <Button aria-label={byHand.connectLabel(blog.name)} onPress={onConnect}>
                {byHand.connect}
              </Button>
            ) : (
              <Button aria-label={byHand.switchBackLabel(blog.name)} onPress={() => setWay('connected')}>
                {byHand.switchBack}
              </Button>
            )
          ) : (
            <Button aria-label={byHand.switchToLabel(blog.name)} onPress={() => setWay('by-hand')}>
              {byHand.switchTo}
            </Button>
          ))}
        <Button
          aria-label={words.forgetLabel(blog.name)}
          onPress={() => attempt(call('blogs.forget', { id: blog.id }))}
        >
          {words.forget}
        </Button>
      </div>
      {settingUp && <BlogDialog blog={blog} onClose={() => setSettingUp(false)} />}
    </li>
  );
}
