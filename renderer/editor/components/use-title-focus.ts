import { useEffect, useState } from 'react';

/** Whether the author is in the title, where the text's tools have nothing to do; kept while the focus is in the tools. */
export function useTitleFocus(): boolean {
  const [inTitle, setInTitle] = useState(false);
  useEffect(() => {
    const look = (): void => {
      const focused = document.activeElement;
      if (focused?.closest('[data-escale-title]') !== null && focused !== null) setInTitle(true);
      else if (focused !== null && focused.closest('[data-escale-text]') !== null) setInTitle(false);
    };
    look();
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  return inTitle;
}
