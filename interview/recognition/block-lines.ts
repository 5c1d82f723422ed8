/** Splits the blocks of a document into lines with their format, where a question, an answer or a label may begin. */
import type { AnswerBlock, Inline, List, Mark, Table, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText } from '../inlines.ts';
import { readLabel, readName } from './label-line.ts';
import { type Carrier, countWords, type Line, LINE_END, type Appearance } from './lines.ts';
import { mayBePerson } from './person-words.ts';
import { endsByQuestionMark } from './question-line.ts';

// Splits paragraphs at format changes: a bold question before its answer, a bold name before its words.

/** A trimmed range of a text. */
type Cut = { text: string; from: number; to: number };
type Part = Cut & { carrier: Carrier; lead: number; follows?: Appearance['follows'] };

const SETTING_APART = ['bold', 'underline', 'italic'] as const satisfies readonly Mark[];
type Apart = (typeof SETTING_APART)[number];
type Run = { from: number; to: number; marks: readonly Mark[] };
type Span = { from: number; to: number; on: boolean };

const LINE_ENDS = new RegExp(LINE_END.source, 'g');

/** The lines of a text with their offsets; blank lines are empty. */
function cutLines(text: string): Cut[] {
  // Fast path: most texts have one line.
  if (!LINE_END.test(text)) return [trimRange(text, 0, text.length)];
  const cuts: Cut[] = [];
  let from = 0;
  for (const end of text.matchAll(LINE_ENDS)) {
    cuts.push(trimRange(text, from, end.index));
    from = end.index + end[0].length;
  }
  cuts.push(trimRange(text, from, text.length));
  return cuts;
}

function trimRange(text: string, from: number, to: number): Cut {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const part = raw.trim();
  return { text: part, from: start, to: start + part.length };
}

/** The runs of a content by offset, and a function to split its lines by them. */
function markedSpans(content: readonly Inline[]): { partsOf(line: Cut): Part[] } {
  const runs: Run[] = [];
  let text = '';
  const collect = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'link') collect(inline.content);
      else {
        const words = inline.type === 'text' ? inline.text : '\n';
        runs.push({
          from: text.length,
          to: text.length + words.length,
          marks: inline.type === 'text' ? (inline.marks ?? []) : [],
        });
        text += words;
      }
    }
  };
  collect(content);
  let next = 0;
  return {
    // Lines come in order, so that each run is visited at most twice.
    partsOf(line) {
      while ((runs[next]?.to ?? Infinity) <= line.from) next += 1;
      const inside: Run[] = [];
      for (let index = next; (runs[index]?.from ?? Infinity) < line.to; index += 1) {
        const run = runs[index];
        if (run !== undefined)
          inside.push({ ...run, from: Math.max(run.from, line.from), to: Math.min(run.to, line.to) });
      }
      return partsOf(text, line, inside);
    },
  };
}

function partsOf(text: string, line: Cut, runs: readonly Run[]): Part[] {
  const marked = SETTING_APART.filter((mark) => runs.some((run) => run.marks.includes(mark)));
  if (marked.length === 0) return [{ ...line, carrier: 'plain', lead: 0 }];
  for (const mark of marked) {
    const spans = spansOf(text, runs, mark);
    const at = splitOffsets(text, line, spans);
    if (at.length === 0) continue;
    const bounds = [line.from, ...at, line.to];
    let next = 0;
    return bounds.slice(0, -1).map((from, index) => {
      const to = bounds[index + 1] ?? line.to;
      const inside: Run[] = [];
      while ((runs[next]?.to ?? Infinity) <= from) next += 1;
      for (let run = runs[next]; run !== undefined && run.from < to; run = runs[(next += 1)]) {
        inside.push({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, to) });
        if (run.to > to) break;
      }
      const cut = trimRange(text, from, to);
      const spaced = /\s/.test(text.slice(from - 1, cut.from));
      return {
        ...partOfRange(text, cut, inside),
        ...(index === 0 ? {} : { follows: spaced ? ('space' as const) : ('nothing' as const) }),
      };
    });
  }
  return [partOfRange(text, line, runs)];
}

function partOfRange(text: string, cut: Cut, runs: readonly Run[]): Part {
  const marked = SETTING_APART.filter((mark) => runs.some((run) => run.marks.includes(mark)));
  const words = runs.filter((run) => {
    const part = text.slice(run.from, run.to);
    return /[\p{L}\p{N}]/u.test(part) && !(run.from <= cut.from && LIST_SIGN.test(part));
  });
  const commonMark = marked.find(
    (mark) => words.length > 0 && words.every((run) => run.marks.includes(mark)),
  );
  if (commonMark !== undefined) return { ...cut, carrier: commonMark, lead: 0 };
  for (const mark of marked) {
    const [first] = spansOf(text, runs, mark);
    if (first?.on === true && first.from <= cut.from && first.to < cut.to)
      return { ...cut, carrier: 'plain', lead: first.to - cut.from };
  }
  return { ...cut, carrier: 'plain', lead: 0 };
}

/** A list number, bullet or dash: « 1. », « - ». */
const LIST_SIGN = /^\s*(?:\d{1,3}\s*[.)]|[-–—•*]{1,3})\s*$/u;

/** Adjacent runs with and without a mark; runs without letters join the one before. */
function spansOf(text: string, runs: readonly Run[], mark: Apart): Span[] {
  const spans: Span[] = [];
  for (const run of runs) {
    const last = spans.at(-1);
    const neutral = !/[\p{L}\p{N}:–—-]/u.test(text.slice(run.from, run.to));
    const on = run.marks.includes(mark);
    if (last !== undefined && (last.on === on || neutral)) last.to = run.to;
    else spans.push({ from: run.from, to: run.to, on });
  }
  // The number, bullet or dash before bold words belongs to them.
  const [sign, words] = spans;
  if (sign?.on === false && words !== undefined && LIST_SIGN.test(text.slice(sign.from, sign.to))) {
    words.from = sign.from;
    spans.shift();
  }
  // The question mark after bold words belongs to them.
  spans.forEach((span, index) => {
    const after = spans[index + 1];
    if (!span.on || after === undefined) return;
    const signs =
      /^\s*[?？!»”"]+/u.exec(text.slice(after.from, Math.min(after.to, after.from + 20)))?.[0] ?? '';
    span.to += signs.length;
    after.from += signs.length;
  });
  return spans.filter((span) => span.to > span.from);
}

const endsSentence = (words: string): boolean => /[.!?…»”")\]]\s*$/u.test(words.slice(-20));
const startsSentence = (words: string): boolean =>
  /^\s*["«“([*_—–-]*\s*[\p{Lu}\p{N}]/u.test(words.slice(0, 40));

/** Offsets within a line at which its marks start another line. */
function splitOffsets(text: string, line: Cut, spans: readonly Span[]): number[] {
  const at = new Set<number>();
  spans.forEach((span, index) => {
    const words = text.slice(span.from, span.to);
    const before = index === 0 ? '' : text.slice(Math.max(line.from, span.from - 20), span.from);
    const following = spans[index + 1];
    const after =
      following === undefined ? '' : text.slice(following.from, Math.min(following.to, following.from + 60));
    const question = words.length <= 1_000 && endsByQuestionMark(words.trim()) && countWords(words) >= 2;
    if (span.on && question && (index === 0 || endsSentence(before))) {
      if (index > 0) at.add(span.from);
      if (following !== undefined && startsSentence(after)) at.add(span.to);
    } else if (span.on && (index === 0 || endsSentence(before))) {
      // « Question ? Nom : », both in bold.
      const labelStart =
        words.length <= 1_000 ? Math.max(words.lastIndexOf('?'), words.lastIndexOf('？')) + 1 : 0;
      const label = words.slice(labelStart).trimStart();
      if ((index > 0 || labelStart > 0) && isLabel(label, after)) {
        if (index > 0) at.add(span.from);
        if (labelStart > 0) at.add(span.to - label.length);
      }
    }
    if (!span.on && index === 0 && question && spans.length === 2 && startsSentence(after)) at.add(span.to);
  });
  return [...at].filter((offset) => offset > line.from && offset < line.to).toSorted((a, b) => a - b);
}

function isLabel(words: string, after: string): boolean {
  if (words.length > 120) return false;
  const label = /:\s*$/.test(words) ? words : /^\s*:/.test(after) ? `${words} :` : '';
  const shape = label === '' ? undefined : readLabel(label.trim())?.shape;
  return shape !== undefined && shape !== 'lower';
}

/** The smallest movable part of a document: a block, or an item or cell of a split block. */
export type Unit = {
  block: TopBlock;
  /** Index of the block that it is or belongs to. */
  parent: number;
  /** The number of its lines. */
  lines: number;
};
/** The source of a line. `content` is null for an unsplit block. */
export type PieceRange = { unit: number; content: readonly Inline[] | null; from: number; to: number };

type BlockLines = {
  lines: Line[];
  /** One per line. */
  places: PieceRange[];
  units: Unit[];
  /** Units without words (pictures, rules…) by the line that follows them; the number of lines stands for the end. */
  silent: Map<number, number[]>;
  /** The number of lines per block. */
  linesOf: number[];
};

const PLAIN: Omit<Appearance, 'carrier'> = {
  lead: 0,
  isOpaque: false,
  picture: false,
  numbered: false,
  ruled: false,
};

/** Reads blocks in order, in linear time. */
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

  const addLine = (line: Omit<Line, 'gap'>, range: PieceRange, apart: number): void => {
    const appearance = { ...PLAIN, carrier: 'plain' as const, ...line.appearance, ruled };
    read.lines.push({ text: line.text, gap: read.lines.length === 0 ? 0 : gap + apart, appearance });
    read.places.push(range);
    const unit = read.units[range.unit];
    if (unit === undefined) return;
    unit.lines += 1;
    read.linesOf[unit.parent] = (read.linesOf[unit.parent] ?? 0) + 1;
    gap = 0;
    ruled = false;
  };
  const unitOf = (block: TopBlock, parent: number): number =>
    read.units.push({ block, parent, lines: 0 }) - 1;
  const addSilent = (unit: number): void => {
    const at = read.lines.length;
    const before = read.silent.get(at);
    if (before === undefined) read.silent.set(at, [unit]);
    else before.push(unit);
  };

  const addOpaqueBlock = (block: TopBlock, parent: number): void => {
    const unit = unitOf(block, parent);
    let apart = 1;
    for (const { text } of cutLines(blockToText(block))) {
      if (text === '') continue;
      const appearance = {
        ...PLAIN,
        carrier: 'plain' as const,
        isOpaque: true,
        picture: block.type === 'image',
      };
      addLine({ text, appearance }, { unit, content: null, from: 0, to: 0 }, apart);
      apart = 0;
    }
    if (apart === 0) return;
    if (block.type === 'rule') ruled = true;
    addSilent(unit);
  };

  /** Adds paragraph-like content: a line for each of its lines, and for each part set apart by marks. */
  const addRuns = (
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
        const appearance = appearanceOf(part, carrier ?? part.carrier, numbered);
        addLine({ text: part.text, appearance }, { unit, content, from: part.from, to: part.to }, apart);
        apart = 0;
      }
    }
  };

  const addList = (block: List, parent: number, carrier: Carrier | null): void => {
    for (const item of block.items) {
      const unit = unitOf({ type: 'paragraph', content: item.content }, parent);
      addRuns(item.content, unit, carrier, block.ordered);
      if (item.children !== undefined) addOpaqueBlock(item.children, parent);
    }
  };
  const addTable = (block: Table, parent: number): void => {
    const cell = (content: Inline[], header: boolean, carrier: Carrier | null): void => {
      const paragraph: AnswerBlock = { type: 'paragraph', content };
      if (header) addOpaqueBlock(paragraph, parent);
      else addRuns(content, unitOf(paragraph, parent), carrier);
    };
    if (block.caption !== undefined) cell(block.caption, true, null);
    for (const [index, row] of block.rows.entries())
      row.forEach(({ content, header }, column) =>
        cell(content, header && index === 0, column === 0 && row.length > 1 ? 'cell' : null),
      );
  };

  const counting = countingLists(blocks);
  blocks.forEach((block, index) => {
    switch (block.type) {
      case 'paragraph':
        addRuns(block.content, unitOf(block, index), null);
        return;
      case 'heading':
        addRuns(block.content, unitOf(block, index), `heading${block.level}`);
        return;
      case 'quote': {
        const unit = unitOf(block, index);
        if (block.cite !== undefined && block.cite !== '') return addOpaqueBlock(block, index);
        for (const content of block.content) addRuns(content, unit, 'quote');
        return;
      }
      case 'list':
        if (counting.has(block)) return addList(block, index, 'item');
        return asksInItems(block) || namesInItems(block) || labelsInItems(block)
          ? addList(block, index, null)
          : addOpaqueBlock(block, index);
      case 'table':
        return asksInRows(block) ? addTable(block, index) : addOpaqueBlock(block, index);
      default:
        addOpaqueBlock(block, index);
    }
  });
  return read;
}

function appearanceOf(
  part: Cut & { lead: number; follows?: Appearance['follows'] },
  carrier: Carrier,
  numbered: boolean,
): Appearance {
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

/** Numbered one-item lists that continue each other, with other blocks between: numbers of the parts of a text. */
function countingLists(blocks: readonly TopBlock[]): Set<TopBlock> {
  const counting = new Set<TopBlock>();
  let last: { list: List; index: number; number: number } | null = null;
  blocks.forEach((block, index) => {
    if (block.type !== 'list' || !block.ordered) return;
    const [item, ...others] = block.items;
    const number = block.start ?? 1;
    if (item === undefined || others.length > 0 || item.children !== undefined) return;
    if (last !== null && number === last.number + 1 && index > last.index + 1)
      counting.add(last.list).add(block);
    last = { list: block, index, number };
  });
  return counting;
}

/** A list of questions, with or without their answers, or of questions and answers in turn. */
function asksInItems(list: List): boolean {
  const asking = list.items.filter((item) => asks(item.content)).length;
  return (asking > 0 && asking * 2 >= list.items.length) || asksInTurn(asking, list.items.length);
}

/** Three questions at least, and at most as many other items as answers and some thanks make. */
const asksInTurn = (asking: number, items: number): boolean => asking >= 3 && asking * 5 >= items * 2;

/** A list whose items each begin with a name on a line of its own. */
function namesInItems(list: List): boolean {
  const lines = list.items.map(({ content }) => cutLines(inlinesToText(content)));
  return (
    lines.length >= 2 &&
    lines.every(([name, words]) => {
      if (name === undefined || words === undefined || name.text.length > 60) return false;
      return readName(name.text.trim())?.shape === 'name' && mayBePerson(name.text.trim());
    })
  );
}

/** A list whose items mostly begin with a label, at least two of which ask: « H : … ? ». */
function labelsInItems({ items }: List): boolean {
  const shapes = items.map(({ content }) => readLabel(inlinesToText(content).trim())?.shape);
  const labelled = shapes.filter((shape) => shape === 'name' || shape === 'initials').length;
  return labelled * 4 >= items.length * 3 && items.filter((item) => asks(item.content)).length >= 2;
}

/**
 * A table of two columns, a question or a name on the left and what answers on the right; or of one, a question above what
 * answers.
 */
function asksInRows(table: Table): boolean {
  const rows = table.rows.filter((row) => !row.every((cell) => cell.header));
  if (rows.length < 2 || rows.some((row) => row.length > 2)) return false;
  if (rows.every((row) => row.length === 1)) {
    const asking = rows.filter((row) => row.some((cell) => asks(cell.content))).length;
    return asksInTurn(asking, rows.length);
  }
  const carrying = rows.filter(([left, right]) => {
    if (left === undefined || right === undefined) return false;
    return (
      asks(left.content) || readLabel(`${inlinesToText(left.content).trim().replace(/:$/, '')} : x`) !== null
    );
  });
  return carrying.length * 2 > rows.length && rows.some((row) => row.some((cell) => asks(cell.content)));
}
