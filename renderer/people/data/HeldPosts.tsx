import type { ReactNode } from 'react';
import type { PersonData } from '#contract/person-data.ts';
import { useMessages } from '../../bridge/messages.tsx';
import styles from './PersonData.module.css';

type Post = PersonData['posts'][number];
type HeldPostsProps = Readonly<{
  data: Pick<PersonData, 'posts' | 'postCount'>;
  /** With the first line that an erasure in this manner changes, before and after. */
  manner?: 'removed' | 'replaced';
}>;

const blogsOf = ({ online }: Post): string => [...new Set(online.map(({ blogName }) => blogName))].join(', ');

/** The posts that hold somebody: how much of each is theirs, and where it is online. */
export function HeldPosts({ data, manner }: HeldPostsProps): ReactNode {
  const { personData: words, window: frame } = useMessages();
  const others = data.postCount - data.posts.length;
  return (
    <>
      <ul className={styles.rows}>
        {data.posts.map((post) => (
          <li key={post.id} className={styles.row}>
            <div className={styles.rowWords}>
              <span>{post.title === '' ? frame.lists.untitled : post.title}</span>
              <span className={styles.facts}>
                {[
                  post.takesPart ? words.takesPart(post.answers) : '',
                  post.named > 0 ? words.named(post.named) : '',
                  post.online.length > 0 ? words.onlineOn(blogsOf(post)) : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {manner !== undefined && <Change post={post} manner={manner} />}
            </div>
          </li>
        ))}
      </ul>
      {others > 0 && <p className={styles.soft}>{words.morePosts(others)}</p>}
    </>
  );
}

function Change({ post, manner }: Readonly<{ post: Post; manner: keyof Post['after'] }>): ReactNode {
  const { personData: words } = useMessages();
  return (
    <dl className={styles.fields}>
      <dt>{words.before}</dt>
      <dd>{post.before}</dd>
      <dt>{words.after}</dt>
      <dd>{post.after[manner] === '' ? words.goes : post.after[manner]}</dd>
    </dl>
  );
}
