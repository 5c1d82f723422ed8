/** Every address that a post leads to, in reading order; each once. */
import type { Post } from '../document.ts';
import { leadLinks, linksIn } from './walk.ts';

export function addressesOf(post: Post): string[] {
  const links = [...leadLinks(post), ...post.body.flatMap(linksIn)];
  return [...new Set(links.map(({ link }) => link.url))];
}
