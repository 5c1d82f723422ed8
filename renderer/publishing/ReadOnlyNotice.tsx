import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './ReadOnlyNotice.module.css';

type ReadOnlyNoticeProps = Readonly<{
  postId: string;
  title: string;
  blogName: string;
  /** Address of the post; empty if unknown. */
  url: string;
  /** `author`: the post's author on the blog; empty if unknown. A page has none. */
  readOnly: Readonly<{ author: string; page: boolean }>;
  /** Saves before copying, which copies the stored text. */
  save: () => Promise<unknown>;
}>;

/**
 * Notice above a post by another author, or a page, which this account may not overwrite: shown before editing, with
 * the available actions.
 */
export function ReadOnlyNotice({
  postId,
  title,
  blogName,
  url,
  readOnly: { author, page },
  save,
}: ReadOnlyNoticeProps): ReactNode {
  const { connection: words, window } = useMessages();
  const notices = useNotices();
  const [copied, setCopied] = useState(false);
  const copy = (content: () => Promise<{ text: string; html?: string }>): void => {
    content()
      .then((clipboardContents) => call('clipboard.write', clipboardContents))
      .then(
        () => setCopied(true),
        (thrown: unknown) => notices.fail('copy', thrown),
      );
  };
  const post = async () => {
    await save();
    const [text, html] = await Promise.all([
      call('posts.render', { id: postId, format: 'text' }),
      call('posts.render', { id: postId, format: 'html' }),
    ]);
    return { text: text.text, html: html.text };
  };
  const request = () =>
    Promise.resolve({
      text: words.request(title.trim() === '' ? window.lists.untitled : title, blogName, url, author),
    });

  return (
    <div className={styles.notice} role="note" aria-label={words.readOnly}>
      <Icon name="lock" />
      <p className={styles.words}>
        <strong>{words.readOnly}.</strong>{' '}
        <span>{page ? words.readOnlyPage : words.readOnlyWhy(author)}</span>
      </p>
      <div className={styles.ways}>
        <Button kind="plain" icon="copy" onPress={() => copy(post)}>
          {words.copyText}
        </Button>
        {!page && (
          <Button kind="plain" icon="copy" onPress={() => copy(request)}>
            {words.copyRequest}
          </Button>
        )}
        <span role="status" className={styles.copied}>
          {copied ? words.copied : ''}
        </span>
      </div>
    </div>
  );
}
