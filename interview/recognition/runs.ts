/** The pieces of a rich recognition, put together again as the blocks they are. */
import type { Inline, TopBlock } from '../document.ts';
import type { RichPiece, RichRecognition } from './recognize-blocks.ts';
import { sliceInlines } from './slice.ts';

/** Pieces that stand next to each other and have one role in one turn; `silent`: units without words before them. */
export type Run = { role: RichPiece['type']; pieces: RichPiece[]; silent: readonly number[] };

/** Pieces in a row as runs. */
export function runsOf({ pieces, silent }: RichRecognition): Run[] {
  const runs: Run[] = [];
  pieces.forEach((piece, index) => {
    const last = runs.at(-1);
    const before = silent.get(index);
    const previous = last?.pieces[0];
    const same =
      last !== undefined &&
      previous !== undefined &&
      before === undefined &&
      last.role === piece.type &&
      piece.type !== 'speaker' &&
      piece.type !== 'title' &&
      piece.starts !== true &&
      previous.question === piece.question;
    if (same) last.pieces.push(piece);
    else runs.push({ role: piece.type, pieces: [piece], silent: before ?? [] });
  });
  return runs;
}

type PartOf = {
  unit: number;
  content: readonly Inline[] | null;
  from: number;
  to: number;
  lines: number;
  cut: boolean;
};

/** The pieces of one paragraph, as one part each. */
export function partsOf(pieces: readonly RichPiece[]): PartOf[] {
  const parts: PartOf[] = [];
  for (const { unit, content, from, to, cut } of pieces) {
    const last = parts.at(-1);
    if (last !== undefined && last.unit === unit && last.content === content) {
      last.to = to;
      last.lines += 1;
      last.cut ||= cut;
    } else parts.push({ unit, content, from, to, lines: 1, cut });
  }
  return parts;
}

/** A block with the index of the block of the document that it is, or is part of. */
export type PlacedBlock = Readonly<{ block: TopBlock; parent: number }>;

/** What a run is as blocks: whole blocks where all their lines are in it, paragraphs of their parts elsewhere. */
export function blocksOf(run: Run, recognition: RichRecognition, withSource: boolean): PlacedBlock[] {
  const { units, linesOf, document } = recognition;
  const parts = partsOf(run.pieces);
  const blocks: PlacedBlock[] = [];
  let next = 0;
  while (next < parts.length) {
    const part = parts[next];
    const unit = units[part?.unit ?? -1];
    if (part === undefined || unit === undefined) break;
    const { parent } = unit;
    const whole = document[parent];
    let end = next;
    let lines = 0;
    let cut = false;
    for (
      let other = parts[end];
      other !== undefined && units[other.unit]?.parent === parent;
      other = parts[(end += 1)]
    ) {
      lines += other.lines;
      cut ||= other.cut;
    }
    if (whole !== undefined && lines === linesOf[parent] && !cut) {
      blocks.push({ block: withSource ? whole : withoutSource(whole), parent });
      next = end;
      continue;
    }
    const block: TopBlock =
      part.content === null
        ? withoutSource(unit.block)
        : { type: 'paragraph', content: sliceInlines(part.content, part.from, part.to) };
    blocks.push({ block, parent });
    next += 1;
  }
  return blocks;
}

/** Without the HTML it came from: it has another role now. */
export const withoutSource = <Block extends TopBlock>(block: Block): Block => {
  if (!('source' in block)) return block;
  const { source: _, ...rest } = block;
  return rest as Block;
};

/** Whether the answers stand in quotes, and the questions do not: the quotes say who speaks, not what is quoted. */
export function quotesCarryAnswers({ pieces, units, carrier }: RichRecognition): boolean {
  if (carrier === 'quote') return false;
  const answers = pieces.filter((piece) => piece.type === 'answer');
  const quoted = answers.filter((piece) => units[piece.unit]?.block.type === 'quote');
  return quoted.length > 1 && quoted.length * 5 > answers.length * 3;
}
