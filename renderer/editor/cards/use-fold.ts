import { useEffect, useRef, useState, type FocusEvent, type MouseEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Image } from '#interview/document.ts';

type Fold = Readonly<{
  folded: boolean;
  props: Readonly<{
    ref: RefObject<HTMLDivElement | null>;
    onFocus: (event: FocusEvent) => void;
    onClick: (event: MouseEvent) => void;
  }>;
}>;

/** Events that end a press, after which the text below a card may move. */
const RELEASES = ['keyup', 'pointerup', 'pointercancel'] as const;

/**
 * Folds a described picture to itself and its caption. Its other fields are shown after a press on the picture or while
 * one of them has the focus.
 *
 * The fields are hidden when the key or button that moved the focus is released, so that nothing moves under the
 * pointer during a press. The text below keeps its place in the window.
 */
export function useFold({ alt, decorative }: Image, selected: boolean): Fold {
  const [isOpen, setIsOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen || selected) return undefined;
    const closing = new AbortController();
    const close = (): void => {
      const card = ref.current;
      if (card !== null && !card.contains(document.activeElement))
        keepTextBelow(card, () => flushSync(() => setIsOpen(false)));
    };
    for (const release of RELEASES)
      window.addEventListener(release, close, { capture: true, signal: closing.signal });
    return () => closing.abort();
  }, [isOpen, selected]);
  return {
    folded: (alt !== '' || decorative) && !isOpen,
    props: {
      ref,
      // The caption is a text box, not an input, and always shown.
      onFocus: ({ target }) => {
        if (target instanceof HTMLInputElement) setIsOpen(true);
      },
      onClick: ({ target }) => {
        if (target instanceof Element && target.closest('[data-card]') !== null) setIsOpen(true);
      },
    },
  };
}

/** Runs a change of a card's height. If the caret is below the card, its text keeps its place in the window. */
function keepTextBelow(card: HTMLElement, change: () => void): void {
  const height = card.offsetHeight;
  change();
  const caret = document.getSelection()?.focusNode;
  const scroller = card.closest('[data-escale-scroll]');
  if (scroller === null || caret === null || caret === undefined) return;
  if ((card.compareDocumentPosition(caret) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
    scroller.scrollTop += card.offsetHeight - height;
}
