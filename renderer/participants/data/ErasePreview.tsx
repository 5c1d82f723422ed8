import type { ReactNode } from 'react';
import type { PersonData } from '../../../preload/contract/person-data.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { onlineBlogs } from './online.ts';
import styles from './PersonData.module.css';

type ErasePreviewProps = Readonly<{ data: PersonData; manner: 'removed' | 'replaced' }>;

/** Post by post: how much changes, and the first line that does, before and after. */
export function ErasePreview({ data, manner }: ErasePreviewProps): ReactNode {
  const { personData: words, window: frame } = useMessages();
  const others = data.postCount - data.posts.length;
  return (
    <section className={styles.part} aria-label={words.preview(data.postCount)}>
      <h3 className={styles.subtitle}>{words.preview(data.postCount)}</h3>
      <ul className={styles.rows}>
        {data.posts.map((post) => (
          <li key={post.id} className={styles.row}>
            <div className={styles.rowWords}>
              <span>{post.title === '' ? frame.lists.untitled : post.title}</span>
              <span className={styles.facts}>
                {[
                  post.takesPart ? words.takesPart(post.answers) : '',
                  post.named > 0 ? words.named(post.named) : '',
                  post.online.length > 0 ? words.onlineOn(onlineBlogs(post)) : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              <dl className={styles.change}>
                <dt>{words.before}</dt>
                <dd>{post.before}</dd>
                <dt>{words.after}</dt>
                <dd>{post.after[manner] === '' ? words.goes : post.after[manner]}</dd>
              </dl>
            </div>
          </li>
        ))}
      </ul>
      {others > 0 && <p className={styles.soft}>{words.morePosts(others)}</p>}
    </section>
  );
}
