import { useRef, type ReactNode } from 'react';
import { GridList, GridListLoadMoreItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { PostSummary } from '../../preload/contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useNow } from '../frame/use-now.ts';
import { Notice } from '../widgets/Notice.tsx';
import { PostRow } from './PostRow.tsx';
import type { Posts } from './use-posts.ts';
import styles from './PostList.module.css';

const ROW = 64;
const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'] as const;

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
}>;

/** Posts, thousands of them if need be: only the rows in sight exist. */
export function PostList({ label, posts, openId, onOpen, onDelete, about, empty }: PostListProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const now = useNow(60_000);
  // The list chooses whatever the arrows come to; a post is opened by a press, by Space or by Enter.
  const pressed = useRef(false);
  const failure = posts.failure !== undefined && (
    <div className={styles.failure}>
      <Notice tone="alert" action={{ label: words.retry, onPress: posts.refresh }}>
        {say(posts.failure).sentence}
      </Notice>
    </div>
  );
  if (failure !== false && posts.items.length === 0) return failure;
  if (!posts.loaded) return <p className={styles.loading}>{words.loading}</p>;
  if (posts.items.length === 0) return empty;
  const open = openId !== null && posts.items.some((post) => post.id === openId) ? [openId] : [];
  return (
    // Delete is ours; the list has no word for it. Held down, it takes one post.
    <div
      role="presentation"
      className={styles.wrap}
      onPointerDownCapture={() => {
        pressed.current = true;
      }}
      onClickCapture={() => {
        pressed.current = true;
      }}
      onKeyDownCapture={(event) => {
        pressed.current = event.key === ' ';
      }}
      onBlurCapture={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          pressed.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || event.repeat || MODIFIERS.some((key) => event.getModifierState(key)))
          return;
        const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
        const id = row?.getAttribute('data-key');
        if (typeof id === 'string') onDelete?.(id);
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW, loaderSize: 40 }}>
        <GridList
          aria-label={label}
          className={styles.list ?? ''}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={open}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (pressed.current && typeof key === 'string' && key !== openId) onOpen(key);
          }}
          onAction={(key) => onOpen(String(key))}
        >
          {posts.items.map((post) => (
            <PostRow key={post.id} post={post} now={now} about={about?.(post)} />
          ))}
          <GridListLoadMoreItem
            className={styles.more ?? ''}
            isLoading={posts.after !== undefined && posts.loading}
            onLoadMore={posts.more}
          >
            {words.loading}
          </GridListLoadMoreItem>
        </GridList>
      </Virtualizer>
      {/* A page that did not come, or newer ones: what was there stays. */}
      {failure}
    </div>
  );
}
