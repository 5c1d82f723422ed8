/**
 * Checks that blocks from the HTML reader are within the limits of a document. Its types match the schema, so only
 * lengths and addresses are checked, at a fraction of the schema's cost (within-bounds.test.ts compares both).
 */
import { isTurn, typeOf } from '../blocks/blocks.ts';
import { LIMITS, type TopBlock } from '../document.ts';

function isBlockWithinBounds(block: TopBlock): boolean {
  // Turns refer to participants, which are checked elsewhere.
  if (isTurn(block)) return false;
  if ('source' in block && (block.source?.length ?? 0) > LIMITS.html) return false;
  return typeOf(block).isWithinBounds(block);
}

/** True if the schema surely accepts them; if false, ask the schema. */
export const isWithinBounds = (body: readonly TopBlock[]): boolean =>
  body.length <= LIMITS.blocks && body.every(isBlockWithinBounds);
