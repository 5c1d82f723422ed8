/**
 * Splits received content into lines and whole blocks. A list, quote or table is split only if it holds a question of
 * the post; otherwise an answer keeps it.
 */
import { append } from '../append.ts';
import type { AnswerBlock, Inline, List, ListItem, Quote, Table, TopBlock } from '../document.ts';
import { foldInlines, textInline, inlinesToText } from '../inlines.ts';
import type { Colours } from './colours.ts';
import { boldPrefix, isBold, linesOfInlines, sliceInlines } from '../slice-inlines.ts';
import type { KnownQuestions } from './known-questions.ts';
import { codeAt, type QuestionCode } from './question-codes.ts';

// Joining lines back into their blocks.

/** A line, or its rest after its number or label. */
export type Piece = Readonly<{ unit: Unit; content: readonly Inline[] }>;

/** Joins lines into blocks; adjacent items and quotes that were split become one list or quote again. */
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
      const content = joinLines(together);
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
  return [...parts.values()].map(joinLines);
}

function joinLines(lines: readonly Piece[]): Inline[] {
  const content: Inline[] = [];
  for (const line of lines) {
    if (content.length > 0) content.push({ type: 'lineBreak' });
    append(content, line.content);
  }
  return foldInlines(content);
}

/** Headings become bold: an answer has no headings. */
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

/** The formats that make a line look like a question before its words are read. */
export type Appearance = 'bold' | 'heading' | 'left' | 'quoted' | 'coloured' | 'asks' | 'number';

export type Unit = Readonly<{
  /** Adjacent lines of one part (a paragraph, cell or item) are joined again by line breaks. */
  part: number;
  /** The kind of part it came from. */
  kind: 'paragraph' | 'heading' | 'item' | 'quoted' | 'whole';
  /** The list or quote it came from, so that its items or paragraphs are joined again. */
  group?: List | Quote;
  content: readonly Inline[];
  /** A block that was not split. */
  block?: AnswerBlock;
  text: string;
  /** The number at its start, and the length of that in the text. */
  number?: Readonly<{ value: number; length: number }>;
  /** The code it begins with; `number` then covers it. */
  code?: QuestionCode;
  /** How deep in a quoted mail: 0 is what the person wrote. */
  depth: number;
  appearances: ReadonlySet<Appearance>;
  colour?: string;
}>;

const NUMBER =
  /^(?:(?:question|q)\s*(?:(?:n\s*[°o.]?|#)\s*)?(\d{1,3})\s*(?:[.):°/–—-]+|(?=\s|$))|(?:n\s*°|#)?\s*(\d{1,3})\s*(?:[.):/]|°\)?|[–—-](?=\s)))\s*/iu;
/** Quote marks of a mail program at the start of a line. */
export const QUOTE_SIGNS = /^\s*(?:>\s*)+/;

const BARE_NUMBER = /^\s*(\d{1,3})\s*$/;

/** The number at the start of a line (« 3. », « Question 3 : », « Q3 ») and its length with following white space. */
export function numberAt(text: string): { value: number; length: number } | undefined {
  const match = NUMBER.exec(text);
  const value = Number(match?.[1] ?? match?.[2]);
  // « 9:30 » and « 3/4 » are not numbers of questions.
  if (match === null || value === 0 || /^\d/.test(text.slice(match[0].length))) return undefined;
  return { value, length: match[0].length };
}

/** A number alone in a table cell numbers its row. */
function bareNumber(text: string): { value: number; length: number } | undefined {
  const value = Number(BARE_NUMBER.exec(text)?.[1] ?? 0);
  return value === 0 ? undefined : { value, length: text.length };
}

export type Reading = Readonly<{
  colours: Colours;
  /** Splits lists even without a question in them: their items may be the answers. */
  openLists: boolean;
}>;

export function unitsOf(
  received: readonly TopBlock[],
  questions: KnownQuestions,
  { colours, openLists }: Reading,
): Unit[] {
  const units: Unit[] = [];
  let part = 0;

  type Given = Readonly<{
    kind: Unit['kind'];
    depth?: number;
    appearances?: readonly Appearance[];
    group?: List | Quote;
    number?: number;
    cell?: boolean;
  }>;

  const addWholeBlock = (block: AnswerBlock): void => {
    part += 1;
    units.push({
      part,
      kind: 'whole',
      content: [],
      block,
      text: '',
      depth: 0,
      appearances: new Set(),
    });
  };

  const addLine = (content: readonly Inline[], options: Given): void => {
    const text = inlinesToText(content);
    if (text.trim() === '') return;
    const signs = QUOTE_SIGNS.exec(text)?.[0].length ?? 0;
    const words = text.slice(signs);
    const depth = (options.depth ?? 0) + (text.slice(0, signs).match(/>/g)?.length ?? 0);
    const code = codeAt(words);
    const own =
      (code && { value: code.number, length: code.length }) ??
      numberAt(words) ??
      (options.cell === true ? bareNumber(words) : undefined);
    const number = own ?? (options.number === undefined ? undefined : { value: options.number, length: 0 });
    const colour = colours.of(text);
    const appearances = new Set<Appearance>(options.appearances);
    if (isBold(content)) appearances.add('bold');
    if (options.kind === 'heading') appearances.add('heading');
    if (depth > 0) appearances.add('quoted');
    if (/[?？][\s»”"')]*$/u.test(text)) appearances.add('asks');
    if (number !== undefined) appearances.add('number');
    units.push({
      part,
      kind: options.kind,
      ...(options.group === undefined ? {} : { group: options.group }),
      content,
      text,
      ...(number === undefined
        ? {}
        : { number: { value: number.value, length: number.length + (own === undefined ? 0 : signs) } }),
      depth,
      appearances,
      ...(code === undefined ? {} : { code }),
      ...(colour === undefined ? {} : { colour }),
    });
  };

  /** Adds the lines of a paragraph; a line with a question and its answer is split. */
  const addParagraph = (content: readonly Inline[], options: Given): void => {
    part += 1;
    linesOfInlines(content).forEach((inlines, index) => {
      const text = inlinesToText(inlines);
      const first = index === 0 ? options : { ...options, number: undefined };
      const rest: Given = { kind: first.kind, ...(first.depth === undefined ? {} : { depth: first.depth }) };
      const lineOptions: Given = index === 0 ? options : rest;
      const bold = boldPrefix(inlines);
      const cut = questions.headOf(text, [...(bold > 0 ? [bold] : []), ...colours.changesIn(text)]);
      if (cut === undefined) addLine(inlines, lineOptions);
      else {
        addLine(sliceInlines(inlines, 0, cut), lineOptions);
        part += 1;
        addLine(sliceInlines(inlines, cut), options.kind === 'heading' ? { kind: 'paragraph' } : rest);
      }
    });
  };

  const holdsQuestion = (lines: readonly string[]): boolean =>
    lines.some(
      (text) =>
        codeAt(text)?.letters !== undefined ||
        (questions.like(text.replace(NUMBER, ''))[0]?.score ?? 0) >= 0.75 ||
        questions.headOf(text, []) !== undefined,
    );

  const linesOf = (contents: readonly (readonly Inline[])[]): string[] =>
    contents.flatMap((content) => [
      inlinesToText(content).replaceAll('\n', ' '),
      ...inlinesToText(content).split('\n'),
    ]);

  const itemsOf = (list: List): (readonly Inline[])[] =>
    list.items.flatMap((item) => [item.content, ...(item.children ? itemsOf(item.children) : [])]);

  const addList = (block: List): void => {
    if (!openLists && !holdsQuestion(linesOf(itemsOf(block)))) return addWholeBlock(block);
    block.items.forEach((item, index) => {
      const number = block.ordered ? (block.start ?? 1) + index : undefined;
      addParagraph(item.content, {
        kind: 'item',
        group: block,
        ...(number === undefined ? {} : { number }),
      });
      if (item.children) addList(item.children);
    });
  };

  const addQuote = (block: Quote): void => {
    if (!holdsQuestion(linesOf(block.content))) return addWholeBlock(block);
    for (const content of block.content) addParagraph(content, { kind: 'quoted', group: block, depth: 1 });
    if (block.cite !== undefined)
      addParagraph([{ type: 'text', text: block.cite }], { kind: 'quoted', depth: 1 });
  };

  const addTable = (block: Table): void => {
    const cells = block.rows.flatMap((row) => row.map((cell) => cell.content));
    if (!holdsQuestion(linesOf(cells))) return addWholeBlock(block);
    if (block.caption) addParagraph(block.caption, { kind: 'paragraph' });
    const questionColumnIndex = questionColumn(block, questions);
    for (const row of block.rows)
      row.forEach((cell, column) => {
        const appearances: Appearance[] = column === questionColumnIndex && row.length > 1 ? ['left'] : [];
        // One paragraph per line, as in the cell.
        linesOfInlines(cell.content).forEach((content) => {
          addParagraph(content, { kind: 'paragraph', appearances, cell: true });
        });
      });
  };

  for (const block of received) {
    switch (block.type) {
      case 'paragraph':
        addParagraph(block.content, { kind: 'paragraph' });
        break;
      case 'heading':
        addParagraph(block.content, { kind: 'heading' });
        break;
      case 'question':
        for (const content of block.content) addParagraph(content, { kind: 'heading' });
        break;
      case 'answer':
        for (const inner of block.blocks)
          if (inner.type === 'paragraph') addParagraph(inner.content, { kind: 'paragraph' });
          else addWholeBlock(inner);
        break;
      case 'list':
        addList(block);
        break;
      case 'quote':
        addQuote(block);
        break;
      case 'table':
        addTable(block);
        break;
      case 'rule':
      case 'jumpBreak':
        // A rule or jump break carries no text.
        break;
      default:
        addWholeBlock(block);
    }
  }

  return units;
}

/** The column that holds most questions. */
function questionColumn(table: Table, questions: KnownQuestions): number {
  const counts: number[] = [];
  for (const row of table.rows)
    row.forEach((cell, column) => {
      const text = inlinesToText(cell.content).replaceAll('\n', ' ');
      if (questions.like(text).length > 0) counts[column] = (counts[column] ?? 0) + 1;
    });
  const most = Math.max(0, ...counts.filter((count) => count !== undefined));
  return Math.max(0, counts.indexOf(most));
}

/** The runs of a line from an offset, without leading white space. */
export function contentFrom(unit: Unit, from: number): Inline[] {
  return foldInlines(sliceInlines(unit.content, from));
}

/** A line without its quote marks and number. */
export function wordsOf(unit: Unit): string {
  const numbered = unit.number?.length ?? 0;
  return numbered > 0 ? unit.text.slice(numbered) : unit.text.replace(QUOTE_SIGNS, '');
}
