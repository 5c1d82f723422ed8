/**
 * Whether what the HTML reader made of a page keeps within the bounds of a document. The reader's types are those of the
 * schema, so that only lengths and addresses are looked at: a fraction of what the schema takes (within-bounds.test.ts holds
 * the two together).
 */
import { isTurn, typeOf } from '../blocks/blocks.ts';
import { LIMITS, type TopBlock } from '../document.ts';

function isBlock(block: TopBlock): boolean {
  // Turns refer to participants, which are not blocks.
  if (isTurn(block)) return false;
  if ('source' in block && (block.source?.length ?? 0) > LIMITS.html) return false;
  return typeOf(block).isWithinBounds(block);
}

/** True if the schema surely accepts them; if false, the schema must decide. */
export const isWithinBounds = (body: readonly TopBlock[]): boolean =>
  body.length <= LIMITS.blocks && body.every(isBlock);
