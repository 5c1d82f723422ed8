/**
 * The HTML that turns came from. A question or an answer keeps the exact bytes from its first piece to its last, what
 * stands in between included; two whose pieces stand in one stretch of the blog's HTML, such as a paragraph, both carry
 * it, so that it is published as it was while neither has changed.
 */
import { LIMITS, type TopBlock } from '../document.ts';

/** The blocks of the document from the first to the last that a block was made of. */
export type Span = { from: number; to: number };

/** A stretch is carried by each block made of it: more than this, all together, would make documents that cannot be saved. */
const LARGEST = 1_000_000;

/**
 * Gives the blocks of `body` the sources of the blocks of `document` they were made of; one that is the document's own is
 * left as it is.
 */
export function withSources(
  body: readonly TopBlock[],
  spanOf: ReadonlyMap<TopBlock, Readonly<Span>>,
  document: readonly TopBlock[],
): TopBlock[] {
  /** How many blocks began in each block of the document. */
  const piecesOf = new Map<number, number>();
  for (const { from } of spanOf.values()) piecesOf.set(from, (piecesOf.get(from) ?? 0) + 1);
  const stretches = stretchesOf(document);
  return body.map((block) => {
    const span = spanOf.get(block);
    const from = stretches.of[span?.from ?? -1] ?? -1;
    const to = stretches.of[span?.to ?? -1] ?? -1;
    if (span !== undefined && document[span.from] === block) return block;
    const bytes = from < 0 ? undefined : join(stretches.bytes.slice(from, to + 1));
    const pieces = span === undefined ? 1 : (piecesOf.get(span.from) ?? 1);
    const fits = bytes !== undefined && bytes.length <= LIMITS.html && bytes.length * pieces <= LARGEST;
    return withSource(block, fits ? bytes : undefined);
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
