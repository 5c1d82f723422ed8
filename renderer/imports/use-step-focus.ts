import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * A step comes by itself, or by a button that leaves with the step before: the focus that was on it comes to this
 * element, whose words are read; a focus that is elsewhere stays there.
 */
export function useStepFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
