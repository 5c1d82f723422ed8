import { useSyncExternalStore } from 'react';

const roomy = '(min-width: 1280px)';
const tight = '(max-width: 719px)';

export type Room = 'roomy' | 'usual' | 'tight';

function subscribe(changed: () => void): () => void {
  const queries = [window.matchMedia(roomy), window.matchMedia(tight)];
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

function current(): Room {
  if (window.matchMedia(roomy).matches) return 'roomy';
  return window.matchMedia(tight).matches ? 'tight' : 'usual';
}

/**
 * How much of the search fits side by side. `roomy`: filters, results and preview. `usual`: results with one of the two.
 * `tight` (a window at 200 %): one at a time, the filters behind a button.
 */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, current);
}
