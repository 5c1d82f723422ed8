import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../preload/contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { AddBlogByAddress } from '../publishing/by-hand/AddBlogByAddress.tsx';
import { Button } from '../widgets/Button.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { BlogRow } from './BlogRow.tsx';
import { ConnectBlogger } from './ConnectBlogger.tsx';
import styles from './BlogSettings.module.css';

type BlogSettingsProps = Readonly<{
  /** Opens on « Relier un blog Blogger… ». */
  connecting?: boolean;
}>;

/** The blogs Escale writes to, the practice blog, and how to connect a real one. */
export function BlogSettings({ connecting = false }: BlogSettingsProps): ReactNode {
  const { publishing: words, byHand, failures } = useMessages();
  const [adding, setAdding] = useState(false);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']);
  const [open, setOpen] = useState(connecting);
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
      {shown !== undefined && <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>}
      {blogs.value !== undefined && items.length === 0 && <p className={styles.note}>{words.blogsEmpty}</p>}
      {items.length > 0 && (
        <ul className={styles.list}>
          {items.map((blog) => (
            <BlogRow key={blog.id} blog={blog} onFailure={setFailure} onReconnect={() => setOpen(true)} />
          ))}
        </ul>
      )}
      {open ? (
        <ConnectBlogger onDone={() => setOpen(false)} />
      ) : adding ? (
        <AddBlogByAddress onDone={() => setAdding(false)} />
      ) : (
        <div className={styles.ways}>
          <Button kind="primary" onPress={() => setOpen(true)}>
            {words.connectBlogger}
          </Button>
          <Button onPress={() => setAdding(true)}>{byHand.add}</Button>
          {!items.some((blog) => blog.practice) && (
            <Button onPress={() => void startPractice()} isPending={pending}>
              {words.tryPractice}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
