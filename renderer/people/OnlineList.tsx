import type { ReactNode } from 'react';
import type { BackendOutput } from '#contract/backend.ts';
import { useMessages } from '../bridge/messages.tsx';
import styles from './People.module.css';

type OnlineListProps = Readonly<{ online: BackendOutput<'people.rename-preview'>['online'] }>;

/** Posts that readers see under another name, and why some of them cannot be prepared. */
export function OnlineList({ online }: OnlineListProps): ReactNode {
  const { people, window } = useMessages();
  const words = people.rename;
  if (online.total === 0) return <p className={styles.hint}>{words.noneOnline}</p>;
  const title = words.online(online.total);
  return (
    <section aria-label={title}>
      <h3 className={styles.subtitle}>{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- more than fits: the arrows scroll it */}
      <ul className={styles.online} tabIndex={0} aria-label={title}>
        {online.items.map(({ postId, title: post, blogName, name, kept }) => (
          <li key={`${postId} ${blogName}`} className={styles.onlinePost}>
            <span className={styles.onlineTitle} title={post}>
              {post.trim() === '' ? window.lists.untitled : post}
            </span>
            <span className={styles.hint}>
              {[words.shows(name, blogName), kept === undefined ? '' : words.kept[kept]]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
        {online.total > online.items.length && (
          <li className={styles.hint}>{words.more(online.total - online.items.length)}</li>
        )}
      </ul>
    </section>
  );
}
