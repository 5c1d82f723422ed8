import { useState, type ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { asAppError, call } from '../bridge/call.ts';
import { MessagesFor, useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { FailureWays } from '../publishing/FailureWays.tsx';
import { AddBlogByAddress } from '../publishing/by-hand/AddBlogByAddress.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { BlogRefresh } from '../mirror/RefreshState.tsx';
import { Badge } from '../ui/Badge.tsx';
import type { ConnectingScreen } from '../ui/window/view.ts';
import { AccountGroups } from './AccountGroups.tsx';
import { ConnectBlogger, type Connecting } from './ConnectBlogger.tsx';
import { ConnectFolder } from './ConnectFolder.tsx';
import { ConnectWordPress } from './ConnectWordPress.tsx';
import { BlogDialog } from './BlogDialog.tsx';
import styles from './BlogSettings.module.css';

type BlogSettingsProps = Readonly<{
  /** The screen over it at first. */
  opens?: ConnectingScreen | undefined;
  /** That screen has connected its blog. */
  onOpenedDone: () => void;
  onPicturesOnline: () => void;
}>;

/** The blogs Escale writes to, the practice blog, and how to connect a real one. */
export function BlogSettings({ opens, onOpenedDone, onPicturesOnline }: BlogSettingsProps): ReactNode {
  const { publishing: words, byHand, photos, failures, wordpress, folder } = useMessages();
  const [adding, setAdding] = useState(false);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']);
  const accounts = useQuery('accounts.list', {}, ['blogs.changed']);
  const [open, setOpen] = useState<Connecting | undefined>(undefined);
  /** Of a WordPress: its address, '' for a new one. */
  const [site, setSite] = useState<string | undefined>(undefined);
  const [inFolder, setInFolder] = useState(false);
  const [toOpen, setToOpen] = useState(opens);
  // Only once the settings have opened: opened together, they would take the focus of what stands over them.
  if (toOpen !== undefined && (accounts.value ?? accounts.failure) !== undefined) {
    setToOpen(undefined);
    const out = accounts.value?.items.find(({ signedIn }) => !signedIn);
    if (toOpen === 'connect-folder') setInFolder(true);
    else if (toOpen === 'connect-wordpress') setSite('');
    else if (toOpen === 'connect' || out?.site === undefined)
      setOpen(toOpen === 'connect' || out === undefined ? {} : { reconnect: out.id });
    else setSite(out.site);
  }
  const language = useLanguage();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const items = blogs.value?.items ?? [];
  const hasTrial = items.some(({ kind }) => kind === 'practice');
  const shown = failure ?? blogs.failure;

  const connected = (close: () => void): void => {
    close();
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
      {shown !== undefined && (
        <>
          <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>
          <FailureWays failure={shown} />
        </>
      )}
      {blogs.value !== undefined && items.length === 0 && <p className={styles.note}>{words.blogsEmpty}</p>}
      <AccountGroups
        blogs={items}
        renderBlog={(blog) => (
          <MessagesFor key={blog.id} kind={blog.kind}>
            <BlogRow blog={blog} onFailure={setFailure} onConnect={() => setOpen({})} />
          </MessagesFor>
        )}
        onReconnect={({ id, site: address }) =>
          address === undefined ? setOpen({ reconnect: id }) : setSite(address)
        }
        onAddBlogs={(accountId) => setOpen({ addTo: accountId })}
      />
      {open !== undefined && (
        <ConnectBlogger
          key={open.reconnect ?? open.addTo ?? ''}
          {...open}
          onDone={() => setOpen(undefined)}
          onConnected={() => connected(() => setOpen(undefined))}
          onByHand={() => {
            setOpen(undefined);
            setAdding(true);
          }}
          onTrial={
            hasTrial
              ? undefined
              : () => {
                  setOpen(undefined);
                  void startPractice();
                }
          }
        />
      )}
      {site !== undefined && (
        <ConnectWordPress
          address={site}
          onDone={() => setSite(undefined)}
          onConnected={() => connected(() => setSite(undefined))}
        />
      )}
      {inFolder && (
        <ConnectFolder
          onDone={() => setInFolder(false)}
          onConnected={() => connected(() => setInFolder(false))}
        />
      )}
      {adding ? (
        <AddBlogByAddress onDone={() => setAdding(false)} />
      ) : (
        <div className={styles.ways}>
          <Button kind="primary" onPress={() => setOpen({})}>
            {words.connectBlogger}
          </Button>
          <Button onPress={() => setSite('')}>{wordpress.connect}</Button>
          <Button onPress={() => setInFolder(true)}>{folder.connect}</Button>
          <Button onPress={() => setAdding(true)}>{byHand.add}</Button>
          {!hasTrial && (
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

type BlogRowProps = Readonly<{
  blog: RequestOutput<'blogs.list'>['items'][number];
  onFailure: (failure: AppError) => void;
  /** To signing in, for a blog that nobody signed in to. */
  onConnect: () => void;
}>;

/** One blog: its state in words, and what can be done about it. */
function BlogRow({ blog, onFailure, onConnect }: BlogRowProps): ReactNode {
  const {
    publishing: words,
    byHand,
    folder,
    connection: { roles },
  } = useMessages();
  const [settingUp, setSettingUp] = useState(false);
  const attempt = (asked: Promise<unknown>) => {
    asked.catch((thrown: unknown) => onFailure(asAppError(thrown)));
  };
  const setWay = (way: 'connected' | 'by-hand') => attempt(call('by-hand.set-way', { blogId: blog.id, way }));
  return (
    <li className={styles.blog}>
      <div className={styles.head}>
        <div className={styles.who}>
          <span className={styles.name}>
            {blog.name}
            {!blog.capabilities.isPublic && <Badge>{words.trialBadge}</Badge>}
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
            onPress={() => attempt(call('folder.show', { blogId: blog.id }))}
          >
            {folder.see}
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
