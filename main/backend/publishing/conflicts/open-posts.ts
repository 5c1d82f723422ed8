/**
 * Which posts are open in the editor: nothing takes the place of a text under the caret
 * (docs/design/publishing.md#conflicts). Told by the page, kept for this run only; a page that forgets to let go keeps
 * the blog's version waiting, and loses nothing.
 */
import type { Backend } from '../../app/backend.ts';

export const isOpen = (backend: Backend, postId: string): boolean => backend.openPosts.has(postId);

export function setOpen({ openPosts }: Backend, postId: string, open: boolean): void {
  if (open) openPosts.add(postId);
  else openPosts.delete(postId);
}
