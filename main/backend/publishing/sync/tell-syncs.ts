/** Tells the page that a mirror moved on, and which posts changed, at most five times a second. */
import type { Backend } from '../../context.ts';

const EVERY_MS = 200;
/** What one event may carry (preload/contract/events.ts). */
const MOST_IDS = 10_000;

export type SyncTeller = Readonly<{
  /** A run began or ended: told at once. */
  now(blogId: string): void;
  soon(blogId: string, postIds: readonly string[]): void;
  close(): void;
}>;

export function createTeller({ emit }: Pick<Backend, 'emit'>): SyncTeller {
  const blogs = new Set<string>();
  const posts = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...posts];
    posts.clear();
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const some = ids.slice(from, from + MOST_IDS);
      emit('posts.changed', { ids: some });
      emit('publications.changed', { postIds: some });
    }
    if (blogs.size > 0) emit('syncs.changed', { blogIds: [...blogs] });
    blogs.clear();
  }

  return {
    now(blogId) {
      blogs.add(blogId);
      tell();
    },
    soon(blogId, postIds) {
      blogs.add(blogId);
      for (const id of postIds) posts.add(id);
      timer ??= setTimeout(tell, EVERY_MS);
    },
    close: () => clearTimeout(timer),
  };
}
