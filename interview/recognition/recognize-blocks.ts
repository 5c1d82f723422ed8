/** Recognises an interview in the blocks of a web page, mail or word-processor document. */
import type { Inline, TopBlock } from '../document.ts';
import { linesOfBlocks, type Unit } from './block-lines.ts';
import type { Carrier } from './lines.ts';
import { readInterview, type Reader } from './read-interview.ts';
import type { RecognizedBlock, Recognition } from './recognition.ts';

/** A recognised block with its source in the document. */
export type RichPiece = RecognizedBlock & {
  /** Index in `units`. */
  unit: number;
  /** The paragraph that contains it and the range in its text; null for an unsplit unit. */
  content: readonly Inline[] | null;
  from: number;
  to: number;
  /** Whether it is only a part of its line, the other being a label. */
  cut: boolean;
};

/**
 * A recognition with references to the document that was read. Includes all results of `recognize` in the same form;
 * `recognitionToBlocks` converts it to turns.
 */
export type RichRecognition = Recognition & {
  /** The `blocks`, with their sources. */
  pieces: RichPiece[];
  /** The movable parts of the document, in order. */
  units: Unit[];
  /** Units without words (pictures, rules…) by the piece that follows them; the number of pieces stands for the end. */
  silent: Map<number, number[]>;
  /** The number of lines per block of the document. */
  linesOf: number[];
  /** The blocks that were read. */
  document: readonly TopBlock[];
  /** The form of the questions, if different from the answers': 'bold', 'heading3'… */
  carrier: Carrier | null;
};

/**
 * Reads blocks from `readHtml`. Questions, answers and labels are recognised by words and format: bold, headings,
 * quotes, a format change within a paragraph. Each visible character is in one block of the result, in order.
 * `knownNames`: names of possible participants.
 */
export function recognizeBlocks(document: readonly TopBlock[], reader: Reader = {}): RichRecognition {
  const read = linesOfBlocks(document);
  const { pieces, ...recognition } = readInterview(read.lines, reader);
  const silent = new Map<number, number[]>();
  let line = -1;
  const blocks: RecognizedBlock[] = [];
  const rich = pieces.map((piece, index): RichPiece => {
    const range = read.places[piece.line];
    if (piece.line !== line) {
      line = piece.line;
      const before = read.silent.get(line);
      if (before !== undefined) silent.set(index, before);
    }
    const { line: _, from, to, ...block } = piece;
    blocks.push(block);
    const start = range?.from ?? 0;
    const cut = to - from < (read.lines[piece.line]?.text.length ?? 0);
    return {
      ...block,
      unit: range?.unit ?? 0,
      content: range?.content ?? null,
      from: start + from,
      to: start + to,
      cut,
    };
  });
  const last = read.silent.get(read.lines.length);
  if (last !== undefined) silent.set(pieces.length, last);
  return {
    ...recognition,
    blocks,
    pieces: rich,
    units: read.units,
    silent,
    linesOf: read.linesOf,
    document,
  };
}

/** The plain recognition in a rich one, which can be written as JSON. */
export function plainRecognition({
  pieces: _pieces,
  units: _units,
  silent: _silent,
  linesOf: _linesOf,
  document: _document,
  carrier: _carrier,
  ...recognition
}: RichRecognition): Recognition {
  return recognition;
}
