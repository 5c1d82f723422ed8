/** Changes the labels of a post, in operations on several posts. Pure: returns the same post if nothing changes. */
import type { Post } from './document.ts';
import { foldKey } from './fold-key.ts';

/**
 * Removes labels by exact spelling and adds others at the end. A label that the post already has, apart from case and
 * accents, is not added: some blogs would treat it as a second one.
 */
export function changeLabels(
  post: Post,
  { add, remove }: Readonly<{ add: readonly string[]; remove: readonly string[] }>,
): Post {
  const labels = post.labels.filter((label) => !remove.includes(label));
  for (const label of add)
    if (!labels.some((present) => foldKey(present) === foldKey(label))) labels.push(label);
  return sameLabels(post.labels, labels) ? post : { ...post, labels };
}

/** Replaces the first of `from` with `to` and removes the others; without `to` removes all. */
export function relabel(post: Post, from: readonly string[], to: string | undefined): Post {
  const labels: string[] = [];
  for (const label of post.labels) {
    const next = from.includes(label) ? to : label;
    if (next !== undefined && !labels.includes(next)) labels.push(next);
  }
  return sameLabels(post.labels, labels) ? post : { ...post, labels };
}

const sameLabels = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((label, at) => label === other[at]);
