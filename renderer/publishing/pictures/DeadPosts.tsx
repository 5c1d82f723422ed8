import type { ReactNode } from 'react';
import type { LinkCheck } from '#contract/pictures.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './Pictures.module.css';

type DeadPostsProps = Readonly<{
  posts: LinkCheck['posts'];
  onOpenPost: (postId: string) => void;
}>;

/** Post by post, the addresses that no longer answer, and whether the original is kept here. */
export function DeadPosts({ posts, onOpenPost }: DeadPostsProps): ReactNode {
  const { photos, publishing } = useMessages();
  const words = photos.online;
  return (
    <ul className={styles.dead}>
      {posts.map(({ postId, title, blogName, dead }) => (
        <li key={postId + blogName} className={styles.deadPost}>
          <div className={styles.deadHead}>
            <span className={styles.who}>
              <span className={styles.name} title={title}>
                {title === '' ? publishing.untitled : title}
              </span>
              <span className={styles.note}>{blogName}</span>
            </span>
            <Button
              kind="plain"
              aria-label={words.openPost(title === '' ? publishing.untitled : title)}
              onPress={() => onOpenPost(postId)}
            >
              {publishing.openPost}
            </Button>
          </div>
          <ul className={styles.addresses}>
            {dead.map(({ address, kept }) => (
              <li key={address}>
                <span className={styles.address}>{address}</span>
                <span className={styles.note}>{kept ? words.kept : words.lost}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
