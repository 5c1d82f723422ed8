/**
 * The HTML a block came from is published byte for byte while the block is unchanged
 * (docs/design/document.md#source-bytes). The editor keeps the block as it was read beside what is edited and compares
 * when reading back: a change drops the source, and undoing the change brings it back.
 */
import type { TopBlock } from '#interview/document.ts';
import { normalizeBlock } from './normalize.ts';

/** The same block without the HTML it came from. */
export function withoutSource<Block extends { source?: string | undefined }>(block: Block): Block {
  const { source: _source, ...rest } = block;
  return rest as Block;
}

/** `block` with the source of `origin`, when it still says the same. */
export function keepSource<Block extends TopBlock>(block: Block, origin: TopBlock | undefined): Block {
  if (origin === undefined || !('source' in origin) || origin.source === undefined) return block;
  return sameBlock(block, origin) ? { ...block, source: origin.source } : block;
}

function sameBlock(block: TopBlock, origin: TopBlock): boolean {
  const { source: _source, ...before } = normalizeBlock(origin) as TopBlock & { source?: string };
  return JSON.stringify(sorted(block)) === JSON.stringify(sorted(before));
}

/** Keys in one order and absent ones absent, so that two equal blocks give the same text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
