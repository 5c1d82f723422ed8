import { useEffect, useRef, useState } from 'react';

/**
 * Whether the author is in the title, where the text's tools have nothing to do. Once the focus comes to the tools, they
 * are those of the place in the text; Escape goes back to where it came from.
 */
export function useTitleFocus(tools: HTMLElement, refocus: () => void): boolean {
  const [inTitle, setInTitle] = useState(false);
  const back = useRef(refocus);
  useEffect(() => {
    back.current = refocus;
  });
  useEffect(() => {
    let title: HTMLElement | null = null;
    const look = (): void => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && focused.closest('[data-escale-title]') !== null) {
        title = focused;
        setInTitle(true);
      } else if (focused !== null && focused.closest('[data-escale-text]') !== null) {
        title = null;
        setInTitle(false);
      } else if (tools.contains(focused)) setInTitle(false);
    };
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !tools.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      if (title?.isConnected === true) title.focus({ preventScroll: true });
      else back.current();
    };
    look();
    document.addEventListener('focusin', look);
    // Before the words shown over a tool, which would take the key to close themselves.
    window.addEventListener('keydown', leave, true);
    return () => {
      document.removeEventListener('focusin', look);
      window.removeEventListener('keydown', leave, true);
    };
  }, [tools]);
  return inTitle;
}
