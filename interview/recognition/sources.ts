/**
 * The HTML that turns came from. A question or an answer keeps the exact bytes from its first piece to its last, what
 * stands in between included; blocks whose pieces meet in one stretch of the blog's HTML all carry that stretch, so that
 * it is published as it was while none of them has changed.
 */
import { LIMITS, type TopBlock } from '../document.ts';

/** The blocks of the document from the first to the last that a block was made of. */
export type Span = { from: number; to: number };

/** A stretch is carried by each block made of it: more than this, all together, would make documents that cannot be saved. */
const LARGEST = 1_000_000;

/**
 * Gives the blocks of `body` the sources of the blocks of `document` they were made of. A block that is one of the
 * document's own, and shares its stretch with no other, is left as it is.
 */
export function withSources(
  body: readonly TopBlock[],
  spanOf: ReadonlyMap<TopBlock, Readonly<Span>>,
  document: readonly TopBlock[],
): TopBlock[] {
  const stretches = stretchesOf(document);
  type Group = Span & { blocks: TopBlock[] };
  const groups: Group[] = [];
  for (const block of body) {
    const span = spanOf.get(block);
    let group: Group = {
      from: stretches.of[span?.from ?? -1] ?? -1,
      to: stretches.of[span?.to ?? -1] ?? -1,
      blocks: [block],
    };
    for (let last = groups.at(-1); last !== undefined && last.to >= group.from; last = groups.at(-1)) {
      groups.pop();
      group = {
        from: Math.min(last.from, group.from),
        to: Math.max(last.to, group.to),
        blocks: [...last.blocks, ...group.blocks],
      };
    }
    groups.push(group);
  }
  return groups.flatMap(({ from, to, blocks }) => {
    const [only] = blocks;
    const span = only === undefined ? undefined : spanOf.get(only);
    if (blocks.length === 1 && span !== undefined && document[span.from] === only) return blocks;
    const bytes = from < 0 ? undefined : join(stretches.bytes.slice(from, to + 1));
    const fits =
      bytes !== undefined && bytes.length <= LIMITS.html && bytes.length * blocks.length <= LARGEST;
    return blocks.map((block) => withSource(block, fits ? bytes : undefined));
  });
}

/**
 * A block of an answer with the bytes it came from, alone or with its neighbours: one paragraph of a long answer changed
 * on a blog leaves the others as they are. `pieces`: how many may share these bytes.
 */
export function withOwnSource<Block extends TopBlock>(
  block: Block,
  from: TopBlock | undefined,
  pieces: number,
): Block {
  if (block.type === 'html' || from === undefined || from.type === 'html') return block;
  const { source } = from;
  return source === undefined || source.length * pieces > LARGEST ? block : { ...block, source };
}

/** Blocks in a row that carry one source are one stretch; a sealed card is its own bytes. */
function stretchesOf(document: readonly TopBlock[]): { of: number[]; bytes: (string | undefined)[] } {
  const of: number[] = [];
  const bytes: (string | undefined)[] = [];
  for (const block of document) {
    const own = block.type === 'html' ? (block.origin === 'blog' ? block.html : undefined) : block.source;
    if (bytes.length === 0 || own === undefined || bytes.at(-1) !== own) bytes.push(own);
    of.push(bytes.length - 1);
  }
  return { of, bytes };
}

function join(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

function withSource(block: TopBlock, source: string | undefined): TopBlock {
  if (block.type === 'html') return block;
  const { source: _, ...rest } = block;
  return source === undefined ? rest : { ...rest, source };
}
