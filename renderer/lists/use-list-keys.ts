import {
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type FocusEvent,
  type RefObject,
} from 'react';
import { call } from '../bridge/call.ts';
import { placeAfterKey, TypedAhead } from './list-keys.ts';
import { ROW } from './PostRow.tsx';
import { focusRow } from './use-list-scroll.ts';
import { rowAt } from './post-window.ts';
import type { Posts } from './use-posts.ts';

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
export function useListKeys({ grid, posts, current, setCurrent, onOpen, onDelete }: ListKeys): Handlers {
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
      ({ place }) => {
        if (place !== undefined && mine === turn.current) goTo(place);
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
      const to = placeAfterKey(key, place, posts.total, page);
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
