import { useEffect, type RefObject } from 'react';

/** Within this time of Tab it is Tab that led into the frame, and the author reads there. */
const JUST_NOW_MS = 200;

/**
 * A press in the frame of the post as it is on the blog takes the keyboard there, where no key does anything: it comes
 * back, unless Tab went there.
 */
export function useFrameGivesBack(screen: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    let tabbed = -Infinity;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') tabbed = performance.now();
    };
    const left = (): void => {
      if (performance.now() - tabbed < JUST_NOW_MS) return;
      const active = document.activeElement;
      if (active?.tagName === 'IFRAME' && screen.current?.contains(active) === true) screen.current.focus();
    };
    window.addEventListener('keydown', pressed, true);
    window.addEventListener('blur', left);
    return () => {
      window.removeEventListener('keydown', pressed, true);
      window.removeEventListener('blur', left);
    };
  }, [screen]);
}
