import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { call } from '../bridge/call.ts';
import { positionOf, rowAt } from './post-window.ts';
import { ROW } from './PostRow.tsx';
import type { Posts } from './use-posts.ts';
import type { Selection } from './use-selection.ts';

/** Puts the focus on a row, which must be drawn, and moves nothing. */
export function focusRow(box: HTMLElement, place: number): void {
  box.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
}

type ListKeys = Readonly<{
  grid: RefObject<HTMLDivElement | null>;
  posts: Posts;
  current: number | null;
  setCurrent: (current: number | null) => void;
  onOpen: (id: string) => void;
  /** In a window of its own. */
  onOpenWindow: ((id: string) => void) | undefined;
  /** To be read beside the open post. */
  onBeside: ((id: string) => void) | undefined;
  onDelete: ((id: string) => void) | undefined;
  /** Absent where one post is chosen at a time. */
  selection: Selection | undefined;
  /** Delete while posts are selected. */
  onDeleteSelected: (() => void) | undefined;
}>;

type Handlers = Readonly<{
  onKeyDown: (event: KeyboardEvent) => void;
  onMouseDown: (event: MouseEvent) => void;
  onClick: (event: MouseEvent) => void;
  onAuxClick: (event: MouseEvent) => void;
  onFocus: (event: FocusEvent) => void;
}>;

/**
 * Arrows, pages, ends and letters go about the list; Enter, Space and a press open a post, Shift+Enter and the middle button in
 * a window of its own, Ctrl+Enter beside the open one; Delete, held down, takes one.
 * With Shift they select up to where they lead, Ctrl and Space or a press select one more or one less, Ctrl+A all, Escape
 * none; while some are selected Space selects and Delete takes them.
 */
export function useListKeys({
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
}: ListKeys): Handlers {
  /** The row that is to have the focus once it is drawn. */
  const wanted = useRef<number>(undefined);
  const typed = useRef(new TypedAhead());
  /** Counts keys: an answer that comes after another one leads nowhere. */
  const turn = useRef(0);
  /** The post under the pointer at `mousedown`: the list may be reordered before the click. */
  const pressedId = useRef<string>(undefined);

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

  const indexOfEvent = (target: EventTarget): number | undefined => {
    const row = target instanceof Element ? target.closest('[data-place]') : null;
    return row === null ? undefined : Number(row.getAttribute('data-place'));
  };

  const idAtEvent = (target: EventTarget): string | undefined => {
    const index = indexOfEvent(target);
    return index === undefined ? undefined : rowAt(posts, index)?.id;
  };

  /** A press with Shift, with Ctrl, or on the box of the row. True where it selected. */
  function pressed(place: number, { target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
    if (selection === undefined) return false;
    const many = ctrlKey || metaKey;
    if (shiftKey) selection.extend(place, many);
    else if (many || (target instanceof Element && target.closest('[data-mark]') !== null))
      selection.toggle(place);
    else return false;
    return true;
  }

  /** True where the key was one of the selection's. */
  function selectByKey(event: KeyboardEvent, place: number): boolean {
    const { key, shiftKey } = event;
    if (selection === undefined || event.getModifierState('Alt')) return false;
    const many = event.getModifierState('Control') || event.getModifierState('Meta');
    const some = selection.ids.size > 0;
    const to = positionAfterKey(key, place, posts.total, pageOf(grid.current));
    if (many && !shiftKey && key.toLowerCase() === 'a') selection.all();
    else if (many && key === 'Enter' && !shiftKey && onBeside !== undefined) {
      const id = rowAt(posts, place)?.id;
      if (!event.repeat && id !== undefined) onBeside(id);
    } else if (key === ' ' && (many || shiftKey || some)) selection.toggle(place);
    else if (key === 'Escape' && some) {
      event.stopPropagation();
      selection.clear();
    } else if (key === 'Delete' && some && !many && !shiftKey) {
      if (!event.repeat) onDeleteSelected?.();
    } else if (to !== undefined && shiftKey) {
      selection.extend(to, false, place);
      goTo(to);
    } else if (to !== undefined && many) goTo(to);
    else return false;
    event.preventDefault();
    return true;
  }

  return {
    onMouseDown({ target }) {
      pressedId.current = idAtEvent(target);
    },
    onClick(event) {
      const clickedId = idAtEvent(event.target);
      if (clickedId === undefined) return;
      // A click without a mouse has a `detail` of 0, and no `mousedown` before it.
      const id = event.detail === 0 ? clickedId : (pressedId.current ?? clickedId);
      const place = positionOf(posts, id);
      if (place === undefined) return;
      turn.current += 1;
      setCurrent(place);
      if (pressed(place, event)) return;
      selection?.opened(place);
      onOpen(id);
    },
    onAuxClick({ button, target }) {
      const id = idAtEvent(target);
      if (button === 1 && id !== undefined) onOpenWindow?.(id);
    },
    onFocus({ target }) {
      const place = indexOfEvent(target);
      if (place !== undefined) setCurrent(place);
    },
    onKeyDown(event) {
      const { key, repeat } = event;
      const place = indexOfEvent(event.target);
      if (place === undefined) return;
      if (selectByKey(event, place)) {
        turn.current += 1;
        typed.current.end();
        return;
      }
      if (OTHER_MODIFIERS.some((name) => event.getModifierState(name))) return;
      turn.current += 1;
      const id = rowAt(posts, place)?.id;
      const to = positionAfterKey(key, place, posts.total, pageOf(grid.current));
      if (to !== undefined) {
        event.preventDefault();
        typed.current.end();
        goTo(to);
      } else if (key === 'Enter' || (key === ' ' && !typed.current.goesOn(performance.now()))) {
        event.preventDefault();
        if (repeat || id === undefined) return;
        if (event.shiftKey && key === 'Enter' && onOpenWindow !== undefined) return onOpenWindow(id);
        selection?.opened(place);
        onOpen(id);
      } else if (key === 'Delete') {
        if (!repeat && !event.shiftKey && id !== undefined) onDelete?.(id);
      } else if (key.length === 1) {
        event.preventDefault();
        type(key, place);
      }
    },
  };
}

const OTHER_MODIFIERS = ['Control', 'Alt', 'Meta'] as const;

/** Rows in sight. */
const pageOf = (box: HTMLElement | null): number => Math.floor((box?.clientHeight ?? 0) / ROW);

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
