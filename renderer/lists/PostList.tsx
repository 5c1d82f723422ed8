import { useRef, useState, useEffect, useLayoutEffect } from 'react';
import type { MouseEvent, ReactNode, RefObject } from 'react';
import type { PostSummary } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useNow } from '../ui/use-now.ts';
import { Notice } from '../ui/Notice.tsx';
import { ContextMenu, type MenuPart } from '../ui/overlays/Menu.tsx';
import { focusRow, useListKeys } from './list-keys.ts';
import { PostRow, ROW, titleOf } from './PostRow.tsx';
import { positionOf, rowAt } from './post-window.ts';
import { useReadAhead } from './use-read-ahead.ts';
import type { Posts } from './use-posts.ts';
import type { Selection } from './use-selection.ts';
import styles from './PostList.module.css';

/** Rows drawn beyond those in sight, on each side. */
const BEYOND = 6;

type PostListProps = Readonly<{
  label: string;
  posts: Posts;
  openId: string | null;
  onOpen: (id: string) => void;
  /** Shift+Enter, or the middle button. */
  onOpenWindow?: (id: string) => void;
  /** Ctrl+Enter. */
  onBeside?: (id: string) => void;
  /** Delete on a row. */
  onDelete?: (id: string) => void;
  /** What the list is about, said of each post. */
  about?: (post: PostSummary) => string | undefined;
  /** Several of them may be chosen; `onDeleteSelected`: Delete while some are. */
  selection?: Selection;
  onDeleteSelected?: () => void;
  menu?: RowMenu;
  empty: ReactNode;
  /** How far it was scrolled when it was left, and is kept. */
  scroll?: KeptScroll;
}>;

/** The menu of a row: by the right button, Shift+F10 or the Menu key. */
export type RowMenu = Readonly<{
  /** What can be done with this post, or with all selected ones if it is among them. */
  partsOf: (post: PostSummary) => readonly MenuPart[];
  onAction: (id: string, post: PostSummary) => void;
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

function Rows({
  label,
  posts,
  openId,
  onOpen,
  onOpenWindow,
  onBeside,
  onDelete,
  about,
  selection,
  onDeleteSelected,
  menu,
  scroll,
}: PostListProps): ReactNode {
  const words = useMessages().window;
  const now = useNow(60_000);
  const grid = useRef<HTMLDivElement>(null);
  /** The row that has the focus, or had it last. */
  const [current, setCurrent] = useState<number | null>(null);
  const { first, last } = useListScroll({ grid, posts, openId, current, setCurrent, scroll });
  useReadAhead(grid, openId);
  const keys = useListKeys({
    grid,
    posts,
    current,
    setCurrent,
    onOpen,
    onOpenWindow,
    onBeside,
    onDelete,
    selection,
    onDeleteSelected,
  });
  const [menuAt, setMenuAt] = useState<Readonly<{ post: PostSummary; x: number; y: number }>>();
  const openMenu = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[data-place]') : null;
    const post = row === null ? undefined : rowAt(posts, Number(row.getAttribute('data-place')));
    if (post === undefined || menu === undefined) return;
    event.preventDefault();
    setMenuAt({ post, x: event.clientX, y: event.clientY });
  };
  const some = selection !== undefined && selection.ids.size > 0;
  const openIndex = openId === null ? undefined : positionOf(posts, openId);
  const tabbed = Math.min(current ?? openIndex ?? first, Math.max(0, posts.total - 1));
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
      aria-multiselectable={selection === undefined ? undefined : true}
      className={styles.list}
      onContextMenu={openMenu}
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
              selected={some ? post !== undefined && selection.ids.has(post.id) : undefined}
              markable={selection !== undefined}
              current={place === tabbed}
            />
          );
        })}
      </div>
      {menuAt !== undefined && menu !== undefined && (
        <ContextMenu
          label={words.lists.actions(titleOf(menuAt.post, words.lists.untitled))}
          at={menuAt}
          parts={menu.partsOf(menuAt.post)}
          onAction={(id) => menu.onAction(id, menuAt.post)}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </div>
  );
}

/** How far a list is scrolled, in CSS pixels, kept by whoever shows it again. */
export type KeptScroll = Readonly<{ get: () => number; set: (scroll: number) => void }>;

type ListScroll = Readonly<{
  grid: RefObject<HTMLDivElement | null>;
  posts: Posts;
  openId: string | null;
  current: number | null;
  setCurrent: (current: number | null) => void;
  scroll: KeptScroll | undefined;
}>;

/** A list that is not laid out yet is taken to be this high. */
const HEIGHT = 800;

/**
 * Which rows are in sight. When the list changes, the row that one looks at stays where it is: the one under the pointer,
 * else the one with the focus, else the first in sight; at the top nothing is held, so that what is new is seen. The post
 * that is open is never held to: it is the one that moves.
 */
function useListScroll({ grid, posts, openId, current, setCurrent, scroll }: ListScroll): {
  first: number;
  last: number;
} {
  const { window: rows, moved, asked } = posts;
  const [{ first, last }, setSight] = useState(() => sightAt(scroll?.get() ?? 0, HEIGHT));
  /** Of the pointer over the list, from its top. */
  const pointer = useRef<number>(undefined);

  useLayoutEffect(() => {
    const box = grid.current;
    if (box === null) return;
    const measure = (): void => {
      const sight = sightAt(box.scrollTop, box.clientHeight);
      setSight((known) => (known.first === sight.first && known.last === sight.last ? known : sight));
      rows.see(sight.first, sight.last);
      scroll?.set(box.scrollTop);
    };
    const point = ({ clientY }: PointerEvent): void => {
      pointer.current = clientY - box.getBoundingClientRect().top;
    };
    const leave = (): void => {
      pointer.current = undefined;
    };
    box.addEventListener('scroll', measure, { passive: true });
    box.addEventListener('pointermove', point, { passive: true });
    box.addEventListener('pointerleave', leave);
    const resized = new ResizeObserver(measure);
    resized.observe(box);
    const sight = sightAt(scroll?.get() ?? 0, box.clientHeight);
    rows.see(sight.first, sight.last);
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', measure);
      box.removeEventListener('pointermove', point);
      box.removeEventListener('pointerleave', leave);
    };
  }, [grid, rows, scroll]);

  // Back where it was left.
  useLayoutEffect(() => {
    grid.current?.scrollTo({ top: scroll?.get() ?? 0 });
  }, [grid, scroll]);

  // Other posts, or another order: from their top.
  const shown = useRef(asked);
  useLayoutEffect(() => {
    if (shown.current === asked) return;
    shown.current = asked;
    grid.current?.scrollTo({ top: 0 });
    setCurrent(null);
  }, [grid, asked, setCurrent]);

  /** The post whose row has, or last had, the focus, as it was drawn last. */
  const currentId = useRef<string>(undefined);
  // Before it is drawn: what came in above, or went, moves nothing that one sees.
  const turn = useRef(moved.turn);
  useLayoutEffect(() => {
    const box = grid.current;
    if (turn.current === moved.turn || box === null) return;
    turn.current = moved.turn;
    const focused = box.contains(document.activeElement);
    box.scrollBy({ top: moved.rows * ROW });
    if (current === null) return;
    // The open post is not the row that is held, and may have gone elsewhere.
    const same = currentId.current === undefined ? undefined : positionOf(posts, currentId.current);
    const place = same ?? Math.max(0, current + moved.rows);
    setCurrent(place);
    if (focused) focusRow(box, place);
  }, [grid, moved, current, setCurrent, posts]);

  useEffect(() => {
    currentId.current = current === null ? undefined : rowAt(posts, current)?.id;
    rows.hold(current ?? undefined);
    rows.anchorAt(() => {
      const box = grid.current;
      if (box === null) return undefined;
      const top = box.scrollTop;
      const inSight = (place: number): boolean => place * ROW >= top && place * ROW < top + box.clientHeight;
      const focused = current !== null && box.contains(document.activeElement) && inSight(current);
      const anchor =
        pointer.current !== undefined
          ? Math.floor((top + pointer.current) / ROW)
          : focused
            ? current
            : top > 0
              ? Math.ceil(top / ROW)
              : undefined;
      if (anchor === undefined) return undefined;
      const post = rowAt(posts, anchor);
      return post?.id === openId ? rowAt(posts, anchor + 1)?.id : post?.id;
    });
  });

  return { first, last };
}

const sightAt = (scroll: number, height: number): { first: number; last: number } => {
  const first = Math.max(0, Math.floor(scroll / ROW));
  return { first, last: first + Math.ceil((height === 0 ? HEIGHT : height) / ROW) };
};
