import { useEffect } from 'react';

const NAME = 'Escale';

/** Sets the window title to the post's title, to distinguish windows in the system's lists. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${NAME}`;
    return () => {
      document.title = NAME;
    };
  }, [title]);
}
