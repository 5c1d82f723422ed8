/**
 * Keeps the blocks of an answer that came back with the same words: a word processor returns a film as a link, a picture
 * without its credit and words without their language.
 */
import type { AnswerBlock, Image } from '../document.ts';
import { inlinesToText, paragraphsToText } from '../inlines.ts';
import { creditShown } from '../credit.ts';
import { blockToText } from '../plain.ts';

/** In place of a picture among the lines. */
const PICTURE = '\u25a3';
/** Above this product of both counts the received blocks are taken as they are. */
const MOST_PAIRS = 1_000_000;

type Line = Readonly<{ text: string; block: number }>;

/** The received blocks, with the existing ones in the place of those that show the same lines. */
export function keepBlocks(
  existing: readonly AnswerBlock[],
  received: readonly AnswerBlock[],
): AnswerBlock[] {
  if (existing.length * received.length > MOST_PAIRS) return [...received];
  const lines = received.flatMap((block, index) =>
    linesOf(block).map((text): Line => ({ text, block: index })),
  );
  const result: AnswerBlock[] = [];
  /** The next received block, and the next line. */
  let next = 0;
  let at = 0;
  /** Blocks that show nothing in a document. */
  let silent: AnswerBlock[] = [];
  for (const block of existing) {
    const own = linesOf(block);
    if (own.length === 0) silent.push(block);
    const start = own.length === 0 ? undefined : runOf(own, lines, at);
    if (start === undefined) continue;
    const [first, last] = [lines[start]?.block ?? next, lines[start + own.length - 1]?.block ?? next];
    result.push(...received.slice(next, first), ...silent, block);
    silent = [];
    next = last + 1;
    at = start + own.length;
  }
  return [...result, ...received.slice(next), ...silent];
}

/** Where these lines follow each other from `from` on, as whole blocks. */
function runOf(own: readonly string[], lines: readonly Line[], from: number): number | undefined {
  const isEdge = (index: number): boolean => lines[index - 1]?.block !== lines[index]?.block;
  for (let start = from; start + own.length <= lines.length; start += 1)
    if (
      isEdge(start) &&
      isEdge(start + own.length) &&
      own.every((text, index) => lines[start + index]?.text === text)
    )
      return start;
  return undefined;
}

/** The lines of a block as a document shows them (main/backend/exchange/export/docx/blocks.ts). */
function linesOf(block: AnswerBlock): string[] {
  return textsOf(block)
    .map((text) => text.replace(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
}

function textsOf(block: AnswerBlock): string[] {
  switch (block.type) {
    case 'image':
      return imageLines(block);
    case 'gallery':
      return [...block.images.flatMap(imageLines), inlinesToText(block.caption ?? [])];
    case 'quote':
      return [
        ...paragraphsToText(block.content).split('\n'),
        block.cite === undefined ? '' : `— ${block.cite}`,
      ];
    case 'embed': {
      const title = block.title === '' ? block.url : block.title;
      return [block.provider === undefined ? title : `${title} (${block.provider})`];
    }
    default:
      return blockToText(block).split('\n');
  }
}

const imageLines = ({ asset, alt, url, caption, credit }: Image): string[] => [
  asset === undefined ? `[${alt === '' ? (url ?? '…') : alt}]` : PICTURE,
  `${inlinesToText(caption)} ${creditShown(credit)}`,
];
