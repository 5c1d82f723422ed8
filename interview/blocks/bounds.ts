/**
 * Checks the schema's limits (document.ts) on blocks from the HTML reader: lengths and addresses, since the types are
 * already right.
 */
import { type Inline, LIMITS } from '../document.ts';
import { isLinkAddress } from '../links.ts';

export const isLineWithinBounds = (text = ''): boolean => text.length <= LIMITS.line;

export const isCountWithinBounds = (count: number, most: number): boolean =>
  Number.isSafeInteger(count) && count >= 1 && count <= most;

export function areInlinesWithinBounds(inlines: readonly Inline[] = []): boolean {
  return (
    inlines.length <= LIMITS.inlines &&
    inlines.every((inline) => {
      if (inline.type === 'lineBreak') return true;
      if (inline.type === 'text') return inline.text.length > 0 && inline.text.length <= LIMITS.text;
      const { url, title, content } = inline;
      return isLinkAddress(url) && isLineWithinBounds(title) && areInlinesWithinBounds(content);
    })
  );
}

export const areParagraphsWithinBounds = (paragraphs: readonly (readonly Inline[])[]): boolean =>
  paragraphs.length <= LIMITS.blocks && paragraphs.every((content) => areInlinesWithinBounds(content));
