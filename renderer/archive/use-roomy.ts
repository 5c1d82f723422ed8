import { useSyncExternalStore } from 'react';

const roomy = '(min-width: 1280px)';

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(roomy);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether filters, results and preview fit side by side. */
export function useRoomy(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(roomy).matches);
}
