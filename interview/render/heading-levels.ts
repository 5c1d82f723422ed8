/**
 * At which level each heading of a post stands on its page (RGAA 9.1, WCAG 1.3.1 and 2.4.6): questions one below the
 * post's title, editorial headings shifted with them, no level left out, none below h6.
 */
import type { TopBlock } from '../document.ts';

const DEEPEST = 6;
/** The level that a document gives its questions and its first headings. */
const FIRST = 2;

/** Of the questions and headings among `blocks`. Deterministic, and in one pass. */
export function headingLevels(
  blocks: readonly TopBlock[],
  titleLevel: number,
): ReadonlyMap<TopBlock, number> {
  const levels = new Map<TopBlock, number>();
  /** The levels of the document that are open here, outermost first. */
  const open: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'question' && block.type !== 'heading') continue;
    const own = block.type === 'question' ? FIRST : block.level;
    while (open.length > 0 && (open.at(-1) ?? 0) >= own) open.pop();
    open.push(own);
    levels.set(block, Math.min(DEEPEST, titleLevel + open.length));
  }
  return levels;
}
