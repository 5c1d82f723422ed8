/** The place of notices in an open modal, above its buttons, so that they cover nothing. */
import { useSyncExternalStore } from 'react';

/** The open modals, the top one last. */
const slots: HTMLElement[] = [];
const listeners = new Set<() => void>();

export const currentNoticeSlot = (): HTMLElement | undefined => slots.at(-1);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The slot of the top modal; undefined without one. */
export const useNoticeSlot = (): HTMLElement | undefined =>
  useSyncExternalStore(subscribe, currentNoticeSlot);

/** A `ref` for the element of a modal that contains notices. */
export function noticeSlot(element: HTMLElement | null): (() => void) | undefined {
  if (element === null) return undefined;
  slots.push(element);
  for (const listener of listeners) listener();
  return () => {
    slots.splice(slots.indexOf(element), 1);
    for (const listener of listeners) listener();
  };
}
