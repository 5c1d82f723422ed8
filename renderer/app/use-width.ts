import { useSyncExternalStore } from 'react';

/** `wide`: everything side by side. `medium`: the panel slides over. `narrow`: icons, list and panel slide over. */
export type Width = 'wide' | 'medium' | 'narrow';

const wide = '(min-width: 1440px)';
const narrow = '(max-width: 999px)';

function subscribe(changed: () => void): () => void {
  const queries = [window.matchMedia(wide), window.matchMedia(narrow)];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

function current(): Width {
  if (window.matchMedia(wide).matches) return 'wide';
  return window.matchMedia(narrow).matches ? 'narrow' : 'medium';
}

/** How much of the window fits side by side (docs/design/editor.md#the-window); zoom counts as less width. */
export function useWidth(): Width {
  return useSyncExternalStore(subscribe, current);
}
