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
import { usePostPreload } from './use-post-preload.ts';
import type { Posts } from './use-posts.ts';
import type { Selection } from './use-selection.ts';
import styles from './PostList.module.css';

/** Rows rendered beyond the visible ones, on each side. */
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
  /** Details about each post that this list shows. */
  about?: (post: PostSummary) => string | undefined;
  /** Allows several posts to be selected; `onDeleteSelected`: Delete on a selection. */
  selection?: Selection;
  onDeleteSelected?: () => void;
  menu?: RowMenu;
  empty: ReactNode;
  /** The saved scroll position. */
  scroll?: KeptScroll;
}>;

/** The context menu of a row: right button, Shift+F10 or the Menu key. */
export type RowMenu = Readonly<{
  /** The entries for this post, or for all selected ones if it is among them. */
  partsOf: (post: PostSummary) => readonly MenuPart[];
  onAction: (id: string, post: PostSummary) => void;
}>;

/** A list of any number of posts: only visible rows are rendered, and only those near them requested. */
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
      {/* After a failed page, the previous rows stay. */}
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
  /** The index of the row that has or last had the focus. */
  const [current, setCurrent] = useState<number | null>(null);
  const { first, last } = useListScroll({ grid, posts, openId, current, setCurrent, scroll });
  usePostPreload(grid, openId);
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
  // The focused row stays rendered, however far the list is scrolled.
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
        {places.map((index) => {
          const post = rowAt(posts, index);
          return (
            <PostRow
              key={index}
              post={post}
              place={index}
              sort={posts.query.sort}
              now={now}
              about={post === undefined ? undefined : about?.(post)}
              open={post !== undefined && post.id === openId}
              selected={some ? post !== undefined && selection.ids.has(post.id) : undefined}
              hasSelectionBox={selection !== undefined}
              current={index === tabbed}
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

/** A scroll position in CSS pixels, stored by the parent. */
export type KeptScroll = Readonly<{ get: () => number; set: (scroll: number) => void }>;

type ListScroll = Readonly<{
  grid: RefObject<HTMLDivElement | null>;
  posts: Posts;
  openId: string | null;
  current: number | null;
  setCurrent: (current: number | null) => void;
  scroll: KeptScroll | undefined;
}>;

/** The assumed height before layout. */
const HEIGHT = 800;

/**
 * The visible rows. When the list changes, a reference row stays in place: the one under the pointer, else the focused
 * one, else the first visible one; at the top there is none, so that new posts appear. The open post is never the
 * reference: it is the one that moves.
 */
function useListScroll({ grid, posts, openId, current, setCurrent, scroll }: ListScroll): {
  first: number;
  last: number;
} {
  const { window: rows, moved, query } = posts;
  const [{ first, last }, setSight] = useState(() => sightAt(scroll?.get() ?? 0, HEIGHT));
  /** The pointer's offset from the top of the list. */
  const pointer = useRef<number>(undefined);

  useLayoutEffect(() => {
    const box = grid.current;
    if (box === null) return;
    const measure = (): void => {
      const sight = sightAt(box.scrollTop, box.clientHeight);
      setSight((previous) =>
        previous.first === sight.first && previous.last === sight.last ? previous : sight,
      );
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

  // Restores the saved position.
  useLayoutEffect(() => {
    grid.current?.scrollTo({ top: scroll?.get() ?? 0 });
  }, [grid, scroll]);

  // Other filters or another order start at the top.
  const shownQuery = useRef(query);
  useLayoutEffect(() => {
    if (shownQuery.current === query) return;
    shownQuery.current = query;
    grid.current?.scrollTo({ top: 0 });
    setCurrent(null);
  }, [grid, query, setCurrent]);

  /** The id of the post whose row has or last had the focus, at the last render. */
  const currentId = useRef<string>(undefined);
  // Before the paint, so that visible rows do not move.
  const turn = useRef(moved.turn);
  useLayoutEffect(() => {
    const box = grid.current;
    if (turn.current === moved.turn || box === null) return;
    turn.current = moved.turn;
    const focused = box.contains(document.activeElement);
    box.scrollBy({ top: moved.rows * ROW });
    if (current === null) return;
    // The open post is not the reference row, and may have moved.
    const same = currentId.current === undefined ? undefined : positionOf(posts, currentId.current);
    const index = same ?? Math.max(0, current + moved.rows);
    setCurrent(index);
    if (focused) focusRow(box, index);
  }, [grid, moved, current, setCurrent, posts]);

  useEffect(() => {
    currentId.current = current === null ? undefined : rowAt(posts, current)?.id;
    rows.hold(current ?? undefined);
    rows.anchorAt(() => {
      const box = grid.current;
      if (box === null) return undefined;
      const top = box.scrollTop;
      const inSight = (index: number): boolean => index * ROW >= top && index * ROW < top + box.clientHeight;
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
