/**
 * Whether two states of a post on a blog say the same. What Blogger normalises is not a change
 * (docs/design/publishing.md#conflicts).
 */
import { foldComposed } from '#interview/fold-key.ts';
import { sameContent as sameHtml } from '#interview/html/compare.ts';
import type { Content } from './publications.ts';

/** Labels are a set on Blogger: it gives them back in an order of its own. */
function sameLabels(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [one, other].map((labels) => [...new Set(labels.map(foldComposed))].toSorted());
  return JSON.stringify(first) === JSON.stringify(second);
}

export const sameHead = (
  one: Pick<Content, 'title' | 'labels'>,
  other: Pick<Content, 'title' | 'labels'>,
): boolean => foldComposed(one.title) === foldComposed(other.title) && sameLabels(one.labels, other.labels);

export const sameContent = (one: Content, other: Content): boolean =>
  sameHead(one, other) && sameHtml(one.content, other.content);
