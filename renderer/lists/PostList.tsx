import { useRef, useState, useEffect, useLayoutEffect } from 'react';
import type { ReactNode, RefObject, KeyboardEvent, MouseEvent, FocusEvent } from 'react';
import type { PostSummary } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useNow } from '../ui/use-now.ts';
import { Notice } from '../ui/Notice.tsx';
import { call } from '../bridge/call.ts';
import { PostRow, ROW } from './PostRow.tsx';
import { positionOf, rowAt } from './post-window.ts';
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
  const openPlace = openId === null ? undefined : positionOf(posts, openId);
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
    const look = (): void => {
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
    box.addEventListener('scroll', look, { passive: true });
    box.addEventListener('pointermove', point, { passive: true });
    box.addEventListener('pointerleave', leave);
    const resized = new ResizeObserver(look);
    resized.observe(box);
    const sight = sightAt(scroll?.get() ?? 0, box.clientHeight);
    rows.see(sight.first, sight.last);
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', look);
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

  // Before it is drawn: what came in above, or went, moves nothing that one sees.
  const turn = useRef(moved.turn);
  useLayoutEffect(() => {
    const box = grid.current;
    if (turn.current === moved.turn || box === null) return;
    turn.current = moved.turn;
    const focused = box.contains(document.activeElement);
    box.scrollBy({ top: moved.rows * ROW });
    if (current === null) return;
    const place = current + moved.rows;
    setCurrent(place);
    if (focused) focusRow(box, place);
  }, [grid, moved, current, setCurrent]);

  useEffect(() => {
    rows.hold(current ?? undefined);
    rows.anchorAt(() => {
      const box = grid.current;
      if (box === null) return undefined;
      const top = box.scrollTop;
      const inSight = (place: number): boolean => place * ROW >= top && place * ROW < top + box.clientHeight;
      const focused = current !== null && box.contains(document.activeElement) && inSight(current);
      const held =
        pointer.current !== undefined
          ? Math.floor((top + pointer.current) / ROW)
          : focused
            ? current
            : top > 0
              ? Math.ceil(top / ROW)
              : undefined;
      if (held === undefined) return undefined;
      const post = rowAt(posts, held);
      return post?.id === openId ? rowAt(posts, held + 1)?.id : post?.id;
    });
  });

  return { first, last };
}

const sightAt = (scroll: number, height: number): { first: number; last: number } => {
  const first = Math.max(0, Math.floor(scroll / ROW));
  return { first, last: first + Math.ceil((height === 0 ? HEIGHT : height) / ROW) };
};

/** Puts the focus on a row, which must be drawn, and moves nothing. */
function focusRow(box: HTMLElement, place: number): void {
  box.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'] as const;

type ListKeys = Readonly<{
  grid: RefObject<HTMLDivElement | null>;
  posts: Posts;
  current: number | null;
  setCurrent: (current: number | null) => void;
  onOpen: (id: string) => void;
  onDelete: ((id: string) => void) | undefined;
}>;

type Handlers = Readonly<{
  onKeyDown: (event: KeyboardEvent) => void;
  onClick: (event: MouseEvent) => void;
  onFocus: (event: FocusEvent) => void;
}>;

/** Arrows, pages, ends and letters go about the list; Enter, Space and a press open a post; Delete, held down, takes one. */
function useListKeys({ grid, posts, current, setCurrent, onOpen, onDelete }: ListKeys): Handlers {
  /** The row that is to have the focus once it is drawn. */
  const wanted = useRef<number>(undefined);
  const typed = useRef(new TypedAhead());
  /** Counts keys: an answer that comes after another one leads nowhere. */
  const turn = useRef(0);

  function goTo(place: number): void {
    const box = grid.current;
    if (box === null) return;
    const { scrollTop, clientHeight } = box;
    if (place * ROW < scrollTop) box.scrollTo({ top: place * ROW });
    else if ((place + 1) * ROW > scrollTop + clientHeight)
      box.scrollTo({ top: (place + 1) * ROW - clientHeight });
    wanted.current = place;
    setCurrent(place);
    // Drawn already: nothing else would happen.
    if (place === current) focusRow(box, place);
  }

  useLayoutEffect(() => {
    const place = wanted.current;
    if (place === undefined || place !== current || grid.current === null) return;
    wanted.current = undefined;
    focusRow(grid.current, place);
  });

  function type(letter: string, from: number): void {
    const { begins, fresh } = typed.current.add(letter, performance.now());
    const mine = turn.current;
    call('posts.begins', { ...posts.asked, begins, from: fresh ? from + 1 : from }).then(
      ({ position }) => {
        if (position !== undefined && mine === turn.current) goTo(position);
      },
      // As where no title begins so.
      () => undefined,
    );
  }

  const placeOfEvent = (target: EventTarget): number | undefined => {
    const row = target instanceof Element ? target.closest('[data-place]') : null;
    return row === null ? undefined : Number(row.getAttribute('data-place'));
  };

  return {
    onClick({ target }) {
      const place = placeOfEvent(target);
      const post = place === undefined ? undefined : rowAt(posts, place);
      if (place === undefined || post === undefined) return;
      turn.current += 1;
      setCurrent(place);
      onOpen(post.id);
    },
    onFocus({ target }) {
      const place = placeOfEvent(target);
      if (place !== undefined) setCurrent(place);
    },
    onKeyDown(event) {
      const { key, repeat } = event;
      const place = placeOfEvent(event.target);
      if (place === undefined || MODIFIERS.some((name) => name !== 'Shift' && event.getModifierState(name)))
        return;
      turn.current += 1;
      const id = rowAt(posts, place)?.id;
      const page = Math.floor((grid.current?.clientHeight ?? 0) / ROW);
      const to = positionAfterKey(key, place, posts.total, page);
      if (to !== undefined) {
        event.preventDefault();
        typed.current.end();
        goTo(to);
      } else if (key === 'Enter' || (key === ' ' && !typed.current.goesOn(performance.now()))) {
        event.preventDefault();
        if (!repeat && id !== undefined) onOpen(id);
      } else if (key === 'Delete') {
        if (!repeat && !event.shiftKey && id !== undefined) onDelete?.(id);
      } else if (key.length === 1) {
        event.preventDefault();
        type(key, place);
      }
    },
  };
}

/** The place that a key leads to from `place`, in a list of `total` rows of which `page` are in sight; undefined for other keys. */
export function positionAfterKey(
  key: string,
  place: number,
  total: number,
  page: number,
): number | undefined {
  const wanted: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + Math.max(1, page - 1),
    PageUp: place - Math.max(1, page - 1),
    Home: 0,
    End: total - 1,
  };
  const to = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to));
}

/** Letters typed within this time of each other are the beginning of one title, ms. */
const TOGETHER = 1_000;

/** What has been typed of a title. */
export class TypedAhead {
  private text = '';
  private at = -Infinity;

  /** True where a space belongs to what is being typed. */
  readonly goesOn = (now: number): boolean => this.text !== '' && now - this.at < TOGETHER;

  /** Another key came between. */
  readonly end = (): void => {
    this.text = '';
  };

  /** The beginning as it is now, and whether it is a new one. */
  readonly add = (letter: string, now: number): Readonly<{ begins: string; fresh: boolean }> => {
    const fresh = !this.goesOn(now);
    this.text = fresh ? letter : this.text + letter;
    this.at = now;
    return { begins: this.text, fresh };
  };
}
