/** Where notices stand while a window over the window is open: in it, above its buttons, so that they cover nothing. */
import { useSyncExternalStore } from 'react';

/** Of the windows that are open, the one on top last. */
const slots: HTMLElement[] = [];
const listeners = new Set<() => void>();

export const currentNoticeSlot = (): HTMLElement | undefined => slots.at(-1);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The slot of the window on top; undefined where none is open. */
export const useNoticeSlot = (): HTMLElement | undefined =>
  useSyncExternalStore(subscribe, currentNoticeSlot);

/** A `ref` for the element of a window in which notices stand. */
export function noticeSlot(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  slots.push(element);
  for (const listener of listeners) listener();
  return () => {
    slots.splice(slots.indexOf(element), 1);
    for (const listener of listeners) listener();
  };
}
