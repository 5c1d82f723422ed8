import { call } from '../bridge/call.ts';

/** How often each post is open here: it may be opened again before it was let go. */
const open = new Map<string, number>();

const tell = (postId: string, open: boolean): Promise<number | undefined> =>
  call('conflicts.hold', { postId, open }).then(
    ({ saveNumber }) => saveNumber,
    // Told again at the next opening; until then what is written keeps its own guard (a stale save is refused).
    () => undefined,
  );

/** The post is open in the editor: its text is replaced by nobody but the author. */
export function holdPost(postId: string): void {
  const times = open.get(postId) ?? 0;
  open.set(postId, times + 1);
  if (times === 0) void tell(postId, true);
}

/** The same; and which text of it is held, by the number of its save. Undefined: the library does not say. */
export function holdText(postId: string): Promise<number | undefined> {
  open.set(postId, (open.get(postId) ?? 0) + 1);
  return tell(postId, true);
}

/** Again, to a library that was started anew. */
export function holdAgain(postId: string): void {
  if (open.has(postId)) void tell(postId, true);
}

/** The post is left, and all of it is saved. */
export function releasePost(postId: string): void {
  const times = (open.get(postId) ?? 0) - 1;
  if (times > 0) open.set(postId, times);
  else if (open.delete(postId)) void tell(postId, false);
}
