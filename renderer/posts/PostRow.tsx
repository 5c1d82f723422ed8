import type { ReactNode } from 'react';
import { GridListItem } from 'react-aria-components';
import type { PostSummary } from '../../preload/contract/shapes.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatWhen } from '../format.ts';
import { Icon } from '../widgets/Icon.tsx';
import { standingOf } from './status-words.ts';
import styles from './PostRow.module.css';

type PostRowProps = Readonly<{
  post: PostSummary;
  now: number;
  /** What the list is about, in the place of how long the post is. */
  about?: string | undefined;
}>;

/** A post in a list: its title, then one line about it. */
export function PostRow({ post, now, about }: PostRowProps): ReactNode {
  const words = useMessages().window;
  const language = useLanguage();
  const title = post.title.trim() === '' ? words.lists.untitled : post.title;
  const { icon, word, tone } = standingOf(post, words.statuses);
  const size = post.answers > 0 ? words.lists.answers(post.answers) : words.lists.words(post.words);
  return (
    <GridListItem id={post.id} className={styles.row ?? ''} textValue={title}>
      <span className={styles.title} data-untitled={post.title.trim() === '' || undefined} title={title}>
        {title}
      </span>
      <span className={styles.meta}>
        <span className={styles.standing} data-tone={tone}>
          <Icon name={icon} size={16} />
          <span className={styles.word}>{word}</span>
        </span>
        <span className={about === undefined ? styles.size : styles.about} title={about}>
          {about ?? size}
        </span>
        <span className={styles.when}>{formatWhen(post.binnedAt ?? post.updatedAt, now, language)}</span>
      </span>
    </GridListItem>
  );
}
