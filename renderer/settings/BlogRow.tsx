import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../preload/contract/bridge.ts';
import type { AppError } from '../../preload/contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { BlogRefresh } from '../mirror/BlogRefresh.tsx';
import { Badge } from '../widgets/Badge.tsx';
import { Button } from '../widgets/Button.tsx';
import { BlogDialog } from './blog/BlogDialog.tsx';
import styles from './BlogSettings.module.css';

type BlogRowProps = Readonly<{
  blog: RequestOutput<'blogs.list'>['items'][number];
  onFailure: (failure: AppError) => void;
  onReconnect: () => void;
}>;

/** One blog: its state in words, and what can be done about it. */
export function BlogRow({ blog, onFailure, onReconnect }: BlogRowProps): ReactNode {
  const words = useMessages().publishing;
  const [settingUp, setSettingUp] = useState(false);
  const attempt = (asked: Promise<unknown>) => {
    asked.catch((thrown: unknown) => onFailure(asAppError(thrown)));
  };
  return (
    <li className={styles.blog}>
      <div className={styles.who}>
        <span className={styles.name}>
          {blog.name}
          {blog.practice && <Badge>{words.practiceBadge}</Badge>}
        </span>
        <span className={styles.note}>
          {words.blogStates[blog.state]}
          {blog.practice ? '' : ` · ${blog.signature}`}
        </span>
      </div>
      <Button aria-label={words.blogSettingsLabel(blog.name)} onPress={() => setSettingUp(true)}>
        {words.blogSettingsOpen}
      </Button>
      <Button kind="plain" icon="external" onPress={() => attempt(call('links.open', { url: blog.url }))}>
        {words.openBlog}
      </Button>
      {!blog.practice && blog.state === 'sign-in-needed' && (
        <Button onPress={onReconnect}>{words.reconnect}</Button>
      )}
      {!blog.practice && blog.state !== 'sign-in-needed' && (
        <Button onPress={() => attempt(call('accounts.sign-out', { accountId: blog.accountId }))}>
          {words.signOut}
        </Button>
      )}
      <Button
        aria-label={words.forgetLabel(blog.name)}
        onPress={() => attempt(call('blogs.forget', { id: blog.id }))}
      >
        {words.forget}
      </Button>
      <BlogRefresh blog={blog} />
      {settingUp && <BlogDialog blog={blog} onClose={() => setSettingUp(false)} />}
    </li>
  );
}
