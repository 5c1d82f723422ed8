import { useRef, useState, type ReactNode } from 'react';
import type { PostSummary } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useNow } from '../ui/use-now.ts';
import { Notice } from '../ui/Notice.tsx';
import { PostRow, ROW } from './PostRow.tsx';
import { placeOf, rowAt } from './post-window.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListScroll, type KeptScroll } from './use-list-scroll.ts';
import type { Posts } from './use-posts.ts';
import styles from './PostList.module.css';

/** Rows drawn beyond those in sight, on each side. */
const BEYOND = 6;

type PostListProps = Readonly<{
  label: string;
  posts: Posts;
  openId: string | null;
  onOpen: (id: string) => void;
  /** Delete on a row. */
  onDelete?: (id: string) => void;
  /** What the list is about, said of each post. */
  about?: (post: PostSummary) => string | undefined;
  empty: ReactNode;
  /** How far it was scrolled when it was left, and is kept. */
  scroll?: KeptScroll;
}>;

/** Posts, any number of them: only the rows in sight exist, and only those near them are asked for. */
export function PostList(props: PostListProps): ReactNode {
  const { posts, empty } = props;
  const words = useMessages().window;
  const say = useFailureWords();
  const failure = posts.failure !== undefined && (
    <div className={styles.failure}>
      <Notice tone="alert" action={{ label: words.retry, onPress: posts.window.refresh }}>
        {say(posts.failure).sentence}
      </Notice>
    </div>
  );
  if (failure !== false && posts.total === 0) return failure;
  if (!posts.loaded) return <p className={styles.loading}>{words.loading}</p>;
  if (posts.total === 0) return empty;
  return (
    <div className={styles.wrap}>
      <Rows {...props} />
      {/* A page that did not come, or newer ones: what was there stays. */}
      {failure}
    </div>
  );
}

function Rows({ label, posts, openId, onOpen, onDelete, about, scroll }: PostListProps): ReactNode {
  const now = useNow(60_000);
  const grid = useRef<HTMLDivElement>(null);
  /** The row that has the focus, or had it last. */
  const [current, setCurrent] = useState<number | null>(null);
  const { first, last } = useListScroll({ grid, posts, openId, current, setCurrent, scroll });
  const keys = useListKeys({ grid, posts, current, setCurrent, onOpen, onDelete });
  const openPlace = openId === null ? undefined : placeOf(posts, openId);
  const tabbed = Math.min(current ?? openPlace ?? first, Math.max(0, posts.total - 1));
  const from = Math.max(0, first - BEYOND);
  const to = Math.min(posts.total - 1, last + BEYOND);
  const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  // What has the focus stays, however far one scrolls from it.
  if (posts.total > 0 && (tabbed < from || tabbed > to)) places.push(tabbed);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows take the focus, one of them by Tab
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={posts.total}
      className={styles.list}
      {...keys}
    >
      <div role="presentation" className={styles.room} style={{ blockSize: posts.total * ROW }}>
        {places.map((place) => {
          const post = rowAt(posts, place);
          return (
            <PostRow
              key={place}
              post={post}
              place={place}
              sort={posts.asked.sort}
              now={now}
              about={post === undefined ? undefined : about?.(post)}
              open={post !== undefined && post.id === openId}
              current={place === tabbed}
            />
          );
        })}
      </div>
    </div>
  );
}
