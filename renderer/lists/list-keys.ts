import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react';
import { call } from '../bridge/call.ts';
import { positionOf, rowAt } from './post-window.ts';
import { ROW } from './PostRow.tsx';
import type { Posts } from './use-posts.ts';
import type { Selection } from './use-selection.ts';

/** Focuses a rendered row without scrolling. */
export function focusRow(box: HTMLElement, index: number): void {
  box.querySelector<HTMLElement>(`[data-place="${index}"]`)?.focus({ preventScroll: true });
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
  const pendingFocus = useRef<number>(undefined);
  const typed = useRef(new TypedAhead());
  /** Counts keys, to drop answers to earlier ones. */
  const turn = useRef(0);
  /** The post under the pointer at `mousedown`: the list may be reordered before the click. */
  const pressedId = useRef<string>(undefined);

  function goTo(index: number): void {
    const box = grid.current;
    if (box === null) return;
    const { scrollTop, clientHeight } = box;
    if (index * ROW < scrollTop) box.scrollTo({ top: index * ROW });
    else if ((index + 1) * ROW > scrollTop + clientHeight)
      box.scrollTo({ top: (index + 1) * ROW - clientHeight });
    pendingFocus.current = index;
    setCurrent(index);
    // Already current: no effect would run.
    if (index === current) focusRow(box, index);
  }

  useLayoutEffect(() => {
    const index = pendingFocus.current;
    if (index === undefined || index !== current || grid.current === null) return;
    pendingFocus.current = undefined;
    focusRow(grid.current, index);
  });

  function type(letter: string, from: number): void {
    const { begins, fresh } = typed.current.add(letter, performance.now());
    const mine = turn.current;
    call('posts.begins', { ...posts.query, begins, from: fresh ? from + 1 : from }).then(
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
  function pressed(index: number, { target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
    if (selection === undefined) return false;
    const many = ctrlKey || metaKey;
    if (shiftKey) selection.extend(index, many);
    else if (many || (target instanceof Element && target.closest('[data-mark]') !== null))
      selection.toggle(index);
    else return false;
    return true;
  }

  /** Handles a selection key; returns whether it was one. */
  function selectByKey(event: KeyboardEvent, index: number): boolean {
    const { key, shiftKey } = event;
    if (selection === undefined || event.getModifierState('Alt')) return false;
    const many = event.getModifierState('Control') || event.getModifierState('Meta');
    const some = selection.ids.size > 0;
    const to = positionAfterKey(key, index, posts.total, pageOf(grid.current));
    if (many && !shiftKey && key.toLowerCase() === 'a') selection.all();
    else if (many && key === 'Enter' && !shiftKey && onBeside !== undefined) {
      const id = rowAt(posts, index)?.id;
      if (!event.repeat && id !== undefined) onBeside(id);
    } else if (key === ' ' && (many || shiftKey || some)) selection.toggle(index);
    else if (key === 'Escape' && some) {
      event.stopPropagation();
      selection.clear();
    } else if (key === 'Delete' && some && !many && !shiftKey) {
      if (!event.repeat) onDeleteSelected?.();
    } else if (to !== undefined && shiftKey) {
      selection.extend(to, false, index);
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
      const index = positionOf(posts, id);
      if (index === undefined) return;
      turn.current += 1;
      setCurrent(index);
      if (pressed(index, event)) return;
      selection?.opened(index);
      onOpen(id);
    },
    onAuxClick({ button, target }) {
      const id = idAtEvent(target);
      if (button === 1 && id !== undefined) onOpenWindow?.(id);
    },
    onFocus({ target }) {
      const index = indexOfEvent(target);
      if (index !== undefined) setCurrent(index);
    },
    onKeyDown(event) {
      const { key, repeat } = event;
      const index = indexOfEvent(event.target);
      if (index === undefined) return;
      if (selectByKey(event, index)) {
        turn.current += 1;
        typed.current.end();
        return;
      }
      if (OTHER_MODIFIERS.some((name) => event.getModifierState(name))) return;
      turn.current += 1;
      const id = rowAt(posts, index)?.id;
      const to = positionAfterKey(key, index, posts.total, pageOf(grid.current));
      if (to !== undefined) {
        event.preventDefault();
        typed.current.end();
        goTo(to);
      } else if (key === 'Enter' || (key === ' ' && !typed.current.isTyping(performance.now()))) {
        event.preventDefault();
        if (repeat || id === undefined) return;
        if (event.shiftKey && key === 'Enter' && onOpenWindow !== undefined) return onOpenWindow(id);
        selection?.opened(index);
        onOpen(id);
      } else if (key === 'Delete') {
        if (!repeat && !event.shiftKey && id !== undefined) onDelete?.(id);
      } else if (key.length === 1) {
        event.preventDefault();
        type(key, index);
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
  index: number,
  total: number,
  page: number,
): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + Math.max(1, page - 1),
    PageUp: index - Math.max(1, page - 1),
    Home: 0,
    End: total - 1,
  };
  const to = Object.hasOwn(targets, key) ? targets[key] : undefined;
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to));
}

/** Letters typed within this interval (ms) search one title. */
const TOGETHER = 1_000;

/** The typed beginning of a title. */
export class TypedAhead {
  private text = '';
  private at = -Infinity;

  /** Whether a space belongs to the typed title. */
  readonly isTyping = (now: number): boolean => this.text !== '' && now - this.at < TOGETHER;

  /** Ends the search, after another key. */
  readonly end = (): void => {
    this.text = '';
  };

  /** The typed beginning, and whether it is new. */
  readonly add = (letter: string, now: number): Readonly<{ begins: string; fresh: boolean }> => {
    const fresh = !this.isTyping(now);
    this.text = fresh ? letter : this.text + letter;
    this.at = now;
    return { begins: this.text, fresh };
  };
}
