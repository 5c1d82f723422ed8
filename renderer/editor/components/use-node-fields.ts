/** Fields inside a card: their keys stay theirs, except undo and redo, which are the text's. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Lexical listens on the root for every key, paste and drop. What happens in a card's own fields must not reach it:
 * the listeners are native because React's would run after Lexical's. `input` goes on: React hears of what is typed by
 * it alone, and Lexical leaves alone what a field has the selection of. Enter and Escape leave the card for the text.
 */
export function useOwnKeys(ref: RefObject<HTMLElement | null>, onLeave: () => void): void {
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const keep = (event: Event): void => {
      if (
        event instanceof KeyboardEvent &&
        (event.ctrlKey || event.metaKey) &&
        ['z', 'y'].includes(event.key.toLowerCase())
      )
        return;
      event.stopPropagation();
      if (event instanceof KeyboardEvent && ['Enter', 'Escape'].includes(event.key) && !event.isComposing) {
        event.preventDefault();
        leave.current();
      }
    };
    const kinds = [
      'keydown',
      'beforeinput',
      'paste',
      'copy',
      'cut',
      'drop',
      'compositionstart',
      'compositionend',
    ] as const;
    for (const kind of kinds) element.addEventListener(kind, keep);
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, keep);
    };
  }, [ref]);
}
