/** Recognises an interview in the blocks of a document: what a web page, a mail or a word processor gives. */
import type { Inline, TopBlock } from '../document.ts';
import { linesOfBlocks, type Unit } from './block-lines.ts';
import type { Carrier } from './lines.ts';
import { readInterview, type Reader } from './read-interview.ts';
import type { RecognizedBlock, Recognition } from './recognition.ts';

/** A recognised block that knows the part of the document it is. */
export type RichPiece = RecognizedBlock & {
  /** Index in `units`. */
  unit: number;
  /** The paragraph that holds it, from where to where in its text; null for a unit that is kept whole. */
  content: readonly Inline[] | null;
  from: number;
  to: number;
  /** Whether it is but a part of its line, the other being a label. */
  cut: boolean;
};

/**
 * A recognition whose pieces keep their place in the document. It has all that `recognize` gives, of the same shape;
 * `recognitionToBlocks` makes turns of it. Holds references to the blocks that were read.
 */
export type RichRecognition = Recognition & {
  /** As `blocks`, each with its place. */
  pieces: RichPiece[];
  /** The parts of the document that may move as they are, in order. */
  units: Unit[];
  /** By piece (the number of pieces for the end): units without words before it, such as pictures and rules. */
  silent: Map<number, number[]>;
  /** How many lines each block of the document has. */
  linesOf: number[];
  /** The blocks that were read. */
  document: readonly TopBlock[];
  /** What the questions are carried by, when the answers are not: 'bold', 'heading3'… */
  carrier: Carrier | null;
};

/**
 * Reads blocks as `readHtml` gives them. Questions, answers and labels are found by their words and by their look: bold,
 * headings, quotes, a change of marks inside a paragraph. Every visible character of the blocks stands in one block of
 * the result, in order. `known`: names of people who may take part.
 */
export function recognizeBlocks(document: readonly TopBlock[], reader: Reader = {}): RichRecognition {
  const read = linesOfBlocks(document);
  const { pieces, ...recognition } = readInterview(read.lines, reader);
  const silent = new Map<number, number[]>();
  let line = -1;
  const blocks: RecognizedBlock[] = [];
  const rich = pieces.map((piece, index): RichPiece => {
    const place = read.places[piece.line];
    if (piece.line !== line) {
      line = piece.line;
      const before = read.silent.get(line);
      if (before !== undefined) silent.set(index, before);
    }
    const { line: _, from, to, ...block } = piece;
    blocks.push(block);
    const start = place?.from ?? 0;
    const cut = to - from < (read.lines[piece.line]?.text.length ?? 0);
    return {
      ...block,
      unit: place?.unit ?? 0,
      content: place?.content ?? null,
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

/** The plain recognition in a rich one: what may be written down as JSON. */
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
