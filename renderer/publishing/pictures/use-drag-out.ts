import { useEffect, useRef, type RefObject } from 'react';

/**
 * Drags out of a list: the window's own drag gives way to the system's, which carries the files themselves. Each item
 * says its number in `data-at`.
 */
export function useDragOut(onDrag: (at: number) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef(onDrag);
  useEffect(() => {
    latest.current = onDrag;
  });
  useEffect(() => {
    const element = list.current;
    const start = (event: DragEvent): void => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
      if (item === null) return;
      event.preventDefault();
      latest.current(Number(item.dataset['at']));
    };
    element?.addEventListener('dragstart', start);
    return () => element?.removeEventListener('dragstart', start);
  }, []);
  return list;
}
