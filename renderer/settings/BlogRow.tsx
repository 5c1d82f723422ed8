import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { BlogRefresh } from '../mirror/BlogRefresh.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { BlogDialog } from './blog/BlogDialog.tsx';
import styles from './BlogSettings.module.css';

type BlogRowProps = Readonly<{
  blog: RequestOutput<'blogs.list'>['items'][number];
  onFailure: (failure: AppError) => void;
  /** To signing in, for a blog that nobody signed in to. */
  onConnect: () => void;
}>;

/** One blog: its state in words, and what can be done about it. */
export function BlogRow({ blog, onFailure, onConnect }: BlogRowProps): ReactNode {
  const {
    publishing: words,
    byHand,
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
            {blog.practice && <Badge>{words.practiceBadge}</Badge>}
          </span>
          <span className={styles.note}>
            {[words.blogStates[blog.state], ...(blog.role === undefined ? [] : [roles[blog.role]])].join(
              ' · ',
            )}
          </span>
        </div>
        <Button kind="plain" icon="external" onPress={() => attempt(call('links.open', { url: blog.url }))}>
          {words.openBlog}
        </Button>
      </div>
      {blog.state !== 'by-hand' && <BlogRefresh blog={blog} />}
      <div className={styles.ways}>
        <Button aria-label={words.blogSettingsLabel(blog.name)} onPress={() => setSettingUp(true)}>
          {words.blogSettingsOpen}
        </Button>
        {!blog.practice &&
          (blog.state === 'by-hand' ? (
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
