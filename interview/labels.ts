/** Labels of one post, changed together with those of others. Pure: the very post where nothing changes. */
import type { Post } from './document.ts';
import { foldKey } from './fold-key.ts';

/**
 * Takes labels away, exactly as they are written, and adds others at the end. One that the post bears already, case and
 * accents apart, is not added: on some blogs it would be a second label.
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

/** In the place of the first of `from` stands `to`, once; without `to` they are taken away. */
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
