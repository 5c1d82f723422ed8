import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { call } from '../bridge/call.ts';
import { positionOf, rowAt } from './post-window.ts';
import { ROW } from './PostRow.tsx';
import type { Posts } from './use-posts.ts';
import type { Selection } from './use-selection.ts';

/** Focuses a rendered row without scrolling. */
export function focusRow(box: HTMLElement, place: number): void {
  box.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus({ preventScroll: true });
}

type ListKeys = Readonly<{
  grid: RefObject<HTMLDivElement | null>;
  posts: Posts;
  current: number | null;
  setCurrent: (current: number | null) => void;
  onOpen: (id: string) => void;
  /** Opens in a new window. */
  onOpenWindow: ((id: string) => void) | undefined;
  /** Opens beside the open post. */
  onBeside: ((id: string) => void) | undefined;
  onDelete: ((id: string) => void) | undefined;
  /** Undefined if only one post can be chosen. */
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
 * The keyboard of a list. Arrows, Page keys, Home, End and letters move; Enter, Space and a press open a post,
 * Shift+Enter and the middle button in a new window, Ctrl+Enter beside the open one; Delete removes one. With Shift,
 * moves extend the selection; Ctrl+Space or Ctrl+press toggle one post, Ctrl+A selects all, Escape none. During a
 * selection, Space toggles and Delete removes the selected posts.
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
  /** The row to focus once it is rendered. */
  const wanted = useRef<number>(undefined);
  const typed = useRef(new TypedAhead());
  /** Counts keys, to drop answers to earlier ones. */
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
    // Already current: no effect would run.
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
      // Treated like no match.
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

  /** Handles a press with Shift or Ctrl, or on the box of the row; returns whether it selected. */
  function pressed(place: number, { target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
    if (selection === undefined) return false;
    const many = ctrlKey || metaKey;
    if (shiftKey) selection.extend(place, many);
    else if (many || (target instanceof Element && target.closest('[data-mark]') !== null))
      selection.toggle(place);
    else return false;
    return true;
  }

  /** Handles a selection key; returns whether it was one. */
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

/** The number of visible rows. */
const pageOf = (box: HTMLElement | null): number => Math.floor((box?.clientHeight ?? 0) / ROW);

/**
 * The row index after a key at row `place`, in a list of `total` rows of which `page` are visible; undefined for other
 * keys.
 */
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

/** Letters typed within this interval (ms) search one title. */
const TOGETHER = 1_000;

/** The typed beginning of a title. */
export class TypedAhead {
  private text = '';
  private at = -Infinity;

  /** Whether a space belongs to the typed title. */
  readonly goesOn = (now: number): boolean => this.text !== '' && now - this.at < TOGETHER;

  /** Ends the search, after another key. */
  readonly end = (): void => {
    this.text = '';
  };

  /** The typed beginning, and whether it is new. */
  readonly add = (letter: string, now: number): Readonly<{ begins: string; fresh: boolean }> => {
    const fresh = !this.goesOn(now);
    this.text = fresh ? letter : this.text + letter;
    this.at = now;
    return { begins: this.text, fresh };
  };
}
