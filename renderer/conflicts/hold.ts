import { call } from '../bridge/call.ts';

/** How often each post is open here: it may be opened again before it was let go. */
const open = new Map<string, number>();

const tell = (postId: string, open: boolean): void => {
  // Told again at the next opening; until then what is written keeps its own guard (a stale save is refused).
  call('conflicts.hold', { postId, open }).catch(() => undefined);
};

/** The post is open in the editor: its text is replaced by nobody but the author. */
export function holdPost(postId: string): void {
  const times = open.get(postId) ?? 0;
  open.set(postId, times + 1);
  if (times === 0) tell(postId, true);
}

/** Again, to a library that was started anew. */
export function holdAgain(postId: string): void {
  if (open.has(postId)) tell(postId, true);
}

/** The post is left, and all of it is saved. */
export function releasePost(postId: string): void {
  const times = (open.get(postId) ?? 0) - 1;
  if (times > 0) open.set(postId, times);
  else if (open.delete(postId)) tell(postId, false);
}
