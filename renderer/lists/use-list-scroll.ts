import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { ROW } from './PostRow.tsx';
import { rowAt } from './post-window.ts';
import type { Posts } from './use-posts.ts';

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
export function useListScroll({ grid, posts, openId, current, setCurrent, scroll }: ListScroll): {
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
export function focusRow(box: HTMLElement, place: number): void {
  box.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
}
