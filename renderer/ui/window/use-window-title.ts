import { useEffect } from 'react';

const NAME = 'Escale';

/** The title of the window names its post, by which one tells several windows apart in the system's own lists of them. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${NAME}`;
    return () => {
      document.title = NAME;
    };
  }, [title]);
}
