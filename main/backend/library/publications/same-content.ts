/**
 * Whether two states of a post on a blog say the same. What Blogger normalises is not a change
 * (docs/design/publishing.md#conflicts).
 */
import { sameContent as sameHtml } from '#interview/html/compare.ts';
import type { Content } from './publications.ts';

const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** Labels are a set on Blogger: it gives them back in an order of its own. */
function sameLabels(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [one, other].map((labels) => [...new Set(labels.map(fold))].toSorted());
  return JSON.stringify(first) === JSON.stringify(second);
}

export function sameContent(one: Content, other: Content): boolean {
  return (
    fold(one.title) === fold(other.title) &&
    sameLabels(one.labels, other.labels) &&
    sameHtml(one.content, other.content)
  );
}
