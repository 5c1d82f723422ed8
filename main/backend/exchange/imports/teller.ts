/** Tells the page that an import moved on, and which posts changed, at most five times a second. */
import type { Backend } from '../../context.ts';

const EVERY_MS = 200;
/** What one event may carry (preload/contract/events.ts). */
const MOST_IDS = 10_000;

export type Teller = Readonly<{
  /** A change of state: told at once. */
  now(importId: string): void;
  /** Progress: told within a fifth of a second. */
  soon(importId: string, postIds?: readonly string[]): void;
  close(): void;
}>;

export function createTeller({ emit }: Pick<Backend, 'emit'>): Teller {
  const imports = new Set<string>();
  const posts = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...posts];
    posts.clear();
    for (let from = 0; from < ids.length; from += MOST_IDS)
      emit('posts.changed', { ids: ids.slice(from, from + MOST_IDS) });
    if (imports.size > 0) emit('imports.changed', { ids: [...imports] });
    imports.clear();
  }

  return {
    now(importId) {
      imports.add(importId);
      tell();
    },
    soon(importId, postIds = []) {
      imports.add(importId);
      for (const id of postIds) posts.add(id);
      timer ??= setTimeout(tell, EVERY_MS);
    },
    close() {
      clearTimeout(timer);
    },
  };
}
