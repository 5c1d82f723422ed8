import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { FailureWays } from '../publishing/FailureWays.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './BlogSettings.module.css';

type BlogChoiceProps = Readonly<{ accountId: string; onAdded: () => void; onReconnect: () => void }>;

/** The blogs this account may write to; one of them is connected. */
export function BlogChoice({ accountId, onAdded, onReconnect }: BlogChoiceProps): ReactNode {
  const { publishing: words, failures } = useMessages();
  const blogs = useQuery('accounts.blogs', { accountId }, ['blogs.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const [adding, setAdding] = useState<string | undefined>(undefined);
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
  const shown = failure ?? blogs.failure;
  return (
    <div className={styles.step}>
      <h4 className={styles.title}>{words.chooseBlog}</h4>
      {shown !== undefined && (
        <>
          <Notice tone="alert">{failures[shown.code](shown.params)}</Notice>
          <FailureWays failure={shown} onAgain={blogs.refresh} onReconnect={onReconnect} />
        </>
      )}
      {blogs.value?.items.length === 0 && <p>{words.noneToChoose}</p>}
      <ul className={styles.list}>
        {(blogs.value?.items ?? []).map((blog) => (
          <li key={blog.remoteId} className={styles.blog}>
            <div className={styles.head}>
              <div className={styles.who}>
                <span className={styles.name}>{blog.name}</span>
                <span className={styles.note}>{blog.url}</span>
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
