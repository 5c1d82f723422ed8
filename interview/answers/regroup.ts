/** Lines put together again as the blocks they came from. */
import { append } from '../append.ts';
import type { AnswerBlock, Inline, ListItem } from '../document.ts';
import { foldInlines, textInline } from '../inlines.ts';
import type { Unit } from './units.ts';

/** A line, or what is left of it once its number or the name before it was taken away. */
export type Piece = Readonly<{ unit: Unit; content: readonly Inline[] }>;

/** The blocks that some lines make. Items and quotes that were taken apart are whole again where they stand together. */
export function regroup(pieces: readonly Piece[]): AnswerBlock[] {
  const blocks: AnswerBlock[] = [];
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const { unit } = piece;
    if (unit.block) {
      blocks.push(unit.block);
      at += 1;
      continue;
    }
    const { group } = unit;
    const together = runFrom(pieces, at, (next) => next.unit.part === unit.part);
    if (group === undefined) {
      const content = joined(together);
      if (content.length > 0)
        blocks.push({ type: 'paragraph', content: unit.kind === 'heading' ? inBold(content) : content });
      at += together.length;
      continue;
    }
    const all = runFrom(pieces, at, (next) => next.unit.group === group);
    at += all.length;
    const parts = partsOf(all).filter((content) => content.length > 0);
    const [only] = parts;
    if (only === undefined) continue;
    if (parts.length === 1) blocks.push({ type: 'paragraph', content: only });
    else if (group.type === 'quote') blocks.push({ type: 'quote', content: parts });
    else {
      const first = unit.number?.value;
      const items = parts.map((content): ListItem => ({ content }));
      blocks.push({
        type: 'list',
        ordered: group.ordered,
        ...(group.ordered && first !== undefined && first > 1 && { start: first }),
        items,
      });
    }
  }
  return blocks;
}

function runFrom(pieces: readonly Piece[], from: number, same: (piece: Piece) => boolean): Piece[] {
  let end = from + 1;
  for (let next = pieces[end]; next !== undefined && !next.unit.block && same(next); next = pieces[end])
    end += 1;
  return pieces.slice(from, end);
}

function partsOf(pieces: readonly Piece[]): Inline[][] {
  const parts = new Map<number, Piece[]>();
  for (const piece of pieces) parts.set(piece.unit.part, [...(parts.get(piece.unit.part) ?? []), piece]);
  return [...parts.values()].map(joined);
}

function joined(lines: readonly Piece[]): Inline[] {
  const content: Inline[] = [];
  for (const line of lines) {
    if (content.length > 0) content.push({ type: 'lineBreak' });
    append(content, line.content);
  }
  return foldInlines(content);
}

/** An answer has no headings of its own: what was one is in bold. */
function inBold(inlines: readonly Inline[]): Inline[] {
  const bold = <Run extends Inline>(run: Run): Run =>
    run.type === 'text'
      ? { ...run, ...textInline(run.text, [...(run.marks ?? []), 'bold'], run.language) }
      : run;
  return foldInlines(
    inlines.map((inline) =>
      inline.type === 'link' ? { ...inline, content: inline.content.map(bold) } : bold(inline),
    ),
  );
}
