/** Quotations typed as plain paragraphs (RGAA 9.4): whole paragraphs between quotation marks that belong together. */
import type { Answer, Inline, TopBlock } from '../document.ts';
import { inlinesToText } from '../plain.ts';

const PAIRS: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"' };
/** Fewer is a title, a nickname, an expression. */
const FEWEST_WORDS = 6;

/** Whether a paragraph is one quotation and nothing else: its first mark is closed by its last. */
export function isWholeQuotation(content: readonly Inline[]): boolean {
  const text = inlinesToText(content).trim().replace(/[.…]$/u, '').trimEnd();
  const open = text.slice(0, 1);
  const close = Object.hasOwn(PAIRS, open) ? PAIRS[open] : undefined;
  if (close === undefined || !text.endsWith(close)) return false;
  const inner = text.slice(1, -1);
  if (open === close ? inner.includes(open) : !staysOpen(inner, open, close)) return false;
  return (inner.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length >= FEWEST_WORDS;
}

/** « Un » et « deux » opens with one pair and ends with another. */
function staysOpen(inner: string, open: string, close: string): boolean {
  let depth = 1;
  for (const sign of inner) {
    if (sign === open) depth += 1;
    else if (sign === close) depth -= 1;
    if (depth === 0) return false;
  }
  return depth === 1;
}

/**
 * Whether a paragraph between quotation marks quotes somebody else. In an answer it is what the person says, unless the
 * paragraph before it announces it: « Ma grand-mère disait : ».
 */
export function isUnmarkedQuotation(
  block: TopBlock,
  before: TopBlock | undefined,
  within: Answer | undefined,
): boolean {
  if (block.type !== 'paragraph' || !isWholeQuotation(block.content)) return false;
  if (within === undefined) return true;
  return before?.type === 'paragraph' && /:\s*$/u.test(inlinesToText(before.content));
}
