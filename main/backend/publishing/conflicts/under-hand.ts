/**
 * Which posts are open in the editor: nothing takes the place of a text under the caret
 * (docs/design/publishing.md#conflicts). Told by the page, kept for this run only; a page that forgets to let go keeps
 * the blog's version waiting, and loses nothing.
 */
import type { Backend } from '../../context.ts';

const held = new WeakMap<Backend, Set<string>>();

export const isHeld = (backend: Backend, postId: string): boolean => held.get(backend)?.has(postId) === true;

export function hold(backend: Backend, postId: string, under: boolean): void {
  const posts = held.get(backend) ?? new Set<string>();
  held.set(backend, posts);
  if (under) posts.add(postId);
  else posts.delete(postId);
}
