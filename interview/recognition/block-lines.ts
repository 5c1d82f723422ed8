/** The lines of a document: its blocks cut where a question, an answer or a label may begin, each line with its look. */
import type { AnswerBlock, Inline, List, Table, TopBlock } from '../document.ts';
import { blockToText, inlinesToText } from '../plain.ts';
import type { Carrier, Line, Look } from './lines.ts';
import { readLabel } from './label-line.ts';
import { cutLines, markedSpans, type Cut } from './marked-spans.ts';
import { endsByQuestionMark } from './question-line.ts';

/** The smallest part of a document that may move as it is: a block, or an item or a cell of a block taken apart. */
export type Unit = {
  block: TopBlock;
  /** Index of the block it is, or is in. */
  parent: number;
  /** How many lines it has. */
  lines: number;
};
/** Where a line stands. `content` is null for a block that is kept whole. */
export type Place = { unit: number; content: readonly Inline[] | null; from: number; to: number };

export type BlockLines = {
  lines: Line[];
  /** As many as lines. */
  places: Place[];
  units: Unit[];
  /** By line (the number of lines for the end): units without words that stand before it, such as pictures and rules. */
  silent: Map<number, number[]>;
  /** How many lines each block has. */
  linesOf: number[];
};

const PLAIN: Omit<Look, 'carrier'> = {
  lead: 0,
  kept: false,
  picture: false,
  numbered: false,
  ruled: false,
};

/** Reads blocks, in order. Linear in their size. */
export function linesOfBlocks(blocks: readonly TopBlock[]): BlockLines {
  const read: BlockLines = {
    lines: [],
    places: [],
    units: [],
    silent: new Map(),
    linesOf: blocks.map(() => 0),
  };
  let gap = 0;
  let ruled = false;

  const add = (line: Omit<Line, 'gap'>, place: Place, apart: number): void => {
    const look = { ...PLAIN, carrier: 'plain' as const, ...line.look, ruled };
    read.lines.push({ text: line.text, gap: read.lines.length === 0 ? 0 : gap + apart, look });
    read.places.push(place);
    const unit = read.units[place.unit];
    if (unit === undefined) return;
    unit.lines += 1;
    read.linesOf[unit.parent] = (read.linesOf[unit.parent] ?? 0) + 1;
    gap = 0;
    ruled = false;
  };
  const unitOf = (block: TopBlock, parent: number): number =>
    read.units.push({ block, parent, lines: 0 }) - 1;
  const silent = (unit: number): void => {
    const at = read.lines.length;
    const before = read.silent.get(at);
    if (before === undefined) read.silent.set(at, [unit]);
    else before.push(unit);
  };

  const kept = (block: TopBlock, parent: number): void => {
    const unit = unitOf(block, parent);
    let apart = 1;
    for (const { text } of cutLines(blockToText(block))) {
      if (text === '') continue;
      const look = { ...PLAIN, carrier: 'plain' as const, kept: true, picture: block.type === 'image' };
      add({ text, look }, { unit, content: null, from: 0, to: 0 }, apart);
      apart = 0;
    }
    if (apart === 0) return;
    if (block.type === 'rule') ruled = true;
    silent(unit);
  };

  /** Paragraph-like content: a line for each of its lines, and for each part that its marks set apart. */
  const runs = (
    content: readonly Inline[],
    unit: number,
    carrier: Carrier | null,
    numbered = false,
  ): void => {
    const spans = markedSpans(content);
    let apart = 1;
    for (const cut of cutLines(inlinesToText(content))) {
      if (cut.text === '') {
        gap += 1;
        continue;
      }
      for (const part of spans.partsOf(cut)) {
        const look = lookOf(part, carrier ?? part.carrier, numbered);
        add({ text: part.text, look }, { unit, content, from: part.from, to: part.to }, apart);
        apart = 0;
      }
    }
  };

  const list = (block: List, parent: number): void => {
    for (const item of block.items) {
      runs(item.content, unitOf({ type: 'paragraph', content: item.content }, parent), null, block.ordered);
      if (item.children !== undefined) kept(item.children, parent);
    }
  };
  const table = (block: Table, parent: number): void => {
    const cell = (content: Inline[], header: boolean, carrier: Carrier | null): void => {
      const paragraph: AnswerBlock = { type: 'paragraph', content };
      if (header) kept(paragraph, parent);
      else runs(content, unitOf(paragraph, parent), carrier);
    };
    if (block.caption !== undefined) cell(block.caption, true, null);
    for (const [index, row] of block.rows.entries())
      row.forEach(({ content, header }, column) =>
        cell(content, header && index === 0, column === 0 && row.length > 1 ? 'cell' : null),
      );
  };

  blocks.forEach((block, index) => {
    switch (block.type) {
      case 'paragraph':
        runs(block.content, unitOf(block, index), null);
        return;
      case 'heading':
        runs(block.content, unitOf(block, index), `heading${block.level}`);
        return;
      case 'quote': {
        const unit = unitOf(block, index);
        if (block.cite !== undefined && block.cite !== '') return kept(block, index);
        for (const content of block.content) runs(content, unit, 'quote');
        return;
      }
      case 'list':
        return asksInItems(block) ? list(block, index) : kept(block, index);
      case 'table':
        return asksInRows(block) ? table(block, index) : kept(block, index);
      default:
        kept(block, index);
    }
  });
  return read;
}

function lookOf(
  part: Cut & { lead: number; follows?: Look['follows'] },
  carrier: Carrier,
  numbered: boolean,
): Look {
  return {
    ...PLAIN,
    carrier,
    numbered,
    lead: part.lead,
    ...(part.follows === undefined ? {} : { follows: part.follows }),
  };
}

const asks = (content: readonly Inline[]): boolean =>
  cutLines(inlinesToText(content)).some(({ text }) => endsByQuestionMark(text));

/** A list whose items are questions, with or without their answers. */
function asksInItems(list: List): boolean {
  const asking = list.items.filter((item) => asks(item.content)).length;
  return asking > 0 && asking * 2 >= list.items.length;
}

/** A table of two columns, a question or a name on the left and what answers on the right. */
function asksInRows(table: Table): boolean {
  const rows = table.rows.filter((row) => !row.every((cell) => cell.header));
  if (rows.length < 2 || rows.some((row) => row.length > 2)) return false;
  const carrying = rows.filter(([left, right]) => {
    if (left === undefined || right === undefined) return false;
    return (
      asks(left.content) || readLabel(`${inlinesToText(left.content).trim().replace(/:$/, '')} : x`) !== null
    );
  });
  return carrying.length * 2 > rows.length && rows.some((row) => row.some((cell) => asks(cell.content)));
}
