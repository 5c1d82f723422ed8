import type { ReactNode } from 'react';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Proposed } from '../proposals/Proposed.tsx';
import { Runs } from '../proposals/Runs.tsx';
import styles from './History.module.css';

type ReadRevisionProps = Readonly<{ post: Post }>;

/** A kept state to be read, as the editor draws it. */
export function ReadRevision({ post }: ReadRevisionProps): ReactNode {
  const { window: words } = useMessages();
  return (
    <article className={styles.reading} lang={post.language}>
      <h3 className={styles.postTitle}>{post.title.trim() === '' ? words.lists.untitled : post.title}</h3>
      {post.lead?.map((content, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a state that nobody changes
        <p key={index} className={styles.lead}>
          <Runs content={content} />
        </p>
      ))}
      <Proposed post={post} whole />
    </article>
  );
}
