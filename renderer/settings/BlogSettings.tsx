import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { FailureWays } from '../publishing/FailureWays.tsx';
import { AddBlogByAddress } from '../publishing/by-hand/AddBlogByAddress.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AccountGroups } from './AccountGroups.tsx';
import { BlogRow } from './BlogRow.tsx';
import { ConnectBlogger } from './ConnectBlogger.tsx';
import type { Connecting } from './ConnectBlogger.tsx';
import styles from './BlogSettings.module.css';

type BlogSettingsProps = Readonly<{
  /** Opens on « Relier un blog Blogger… ». */
  connecting?: boolean;
  onPicturesOnline: () => void;
}>;

/** The blogs Escale writes to, the practice blog, and how to connect a real one. */
export function BlogSettings({ connecting = false, onPicturesOnline }: BlogSettingsProps): ReactNode {
  const { publishing: words, byHand, photos, failures } = useMessages();
  const [adding, setAdding] = useState(false);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']);
  const [open, setOpen] = useState<Connecting | undefined>(connecting ? {} : undefined);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const items = blogs.value?.items ?? [];
  const shown = failure ?? blogs.failure;

  const startPractice = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await call('blogs.start-practice', {});
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
          <BlogRow key={blog.id} blog={blog} onFailure={setFailure} onConnect={() => setOpen({})} />
        )}
        onReconnect={(accountId) => setOpen({ reconnect: accountId })}
        onAddBlogs={(accountId) => setOpen({ addTo: accountId })}
      />
      {open !== undefined ? (
        <ConnectBlogger
          key={open.reconnect ?? open.addTo ?? ''}
          {...open}
          onDone={() => setOpen(undefined)}
        />
      ) : adding ? (
        <AddBlogByAddress onDone={() => setAdding(false)} />
      ) : (
        <div className={styles.ways}>
          <Button kind="primary" onPress={() => setOpen({})}>
            {words.connectBlogger}
          </Button>
          <Button onPress={() => setAdding(true)}>{byHand.add}</Button>
          {!items.some((blog) => blog.practice) && (
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
