/** The bounds of the schema (document.ts), for what the HTML reader gives: its types are right, and lengths and addresses are looked at. */
import { type Inline, LIMITS } from '../document.ts';
import { isLinkAddress } from '../links.ts';

export const isLine = (text = ''): boolean => text.length <= LIMITS.line;

export const isWhole = (count: number, most: number): boolean =>
  Number.isSafeInteger(count) && count >= 1 && count <= most;

export function areInlines(inlines: readonly Inline[] = []): boolean {
  return (
    inlines.length <= LIMITS.inlines &&
    inlines.every((inline) => {
      if (inline.type === 'lineBreak') return true;
      if (inline.type === 'text') return inline.text.length > 0 && inline.text.length <= LIMITS.text;
      const { url, title, content } = inline;
      return isLinkAddress(url) && isLine(title) && areInlines(content);
    })
  );
}

export const areParagraphs = (paragraphs: readonly (readonly Inline[])[]): boolean =>
  paragraphs.length <= LIMITS.blocks && paragraphs.every((content) => areInlines(content));
