import type { Block, Inline } from './markdown.ts';
import { inlinesToText } from './markdown.ts';
import { readInlines } from './read-inlines.ts';

const HEADING = /^(#{1,3}) (.+)$/;
const ITEM = /^(?:([*-])|\d+\.) +(.*)$/;
const PICTURE = /^!\[([^\]]*)\]\(([^()\s]+)\)$/;
const RULE_OF_TABLE = /^\|(?:\s*:?-+:?\s*\|)+$/;
const FENCE = /^```/;

/** The anchor of a heading, as GitHub makes it: links hold in the app and on the web. */
export const anchorOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/gu, '-');

/** Headings, paragraphs, lists in lists, tables, fenced code, pictures on a line of their own. */
export function readMarkdown(text: string): Block[] {
  return readLines(text.replaceAll('\r\n', '\n').split('\n'));
}

function readLines(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const [block, next] = line.trim() === '' ? [undefined, at + 1] : readBlock(lines, at);
    if (block !== undefined) blocks.push(block);
    at = next;
  }
  return blocks;
}

/** The block that begins at a line, and the line after it. */
function readBlock(lines: readonly string[], at: number): [Block, number] {
  const line = lines[at] ?? '';
  const [, marks, title] = HEADING.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) {
    const content = readInlines(title);
    const level = marks.length as 1 | 2 | 3;
    return [{ type: 'heading', level, id: anchorOf(inlinesToText(content)), content }, at + 1];
  }
  const [, alt, src] = PICTURE.exec(line) ?? [];
  if (alt !== undefined && src !== undefined) return [{ type: 'picture', alt, src }, at + 1];
  if (FENCE.test(line)) {
    const after = lines.findIndex((each, index) => index > at && FENCE.test(each));
    const end = after === -1 ? lines.length : after;
    return [{ type: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
  }
  if (line.startsWith('|') && RULE_OF_TABLE.test(lines[at + 1] ?? '')) return readTable(lines, at);
  if (ITEM.test(line)) return readList(lines, at);
  let end = at + 1;
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1;
  const words = lines.slice(at, end).map((each) => each.trim());
  return [{ type: 'paragraph', content: readInlines(words.join(' ')) }, end];
}

const goesOn = (line: string): boolean =>
  line.trim() !== '' && !HEADING.test(line) && !ITEM.test(line) && !FENCE.test(line) && !PICTURE.test(line);

/** What is indented under an item is in it. */
function readList(lines: readonly string[], start: number): [Block, number] {
  const ordered = ITEM.exec(lines[start] ?? '')?.[1] === undefined;
  const items: Block[][] = [];
  let at = start;
  while (at < lines.length) {
    const [whole, bullet, first = ''] = ITEM.exec(lines[at] ?? '') ?? [];
    if (whole === undefined || (bullet === undefined) !== ordered) break;
    const within = [first];
    at += 1;
    while (at < lines.length && isWithin(lines, at)) {
      within.push((lines[at] ?? '').replace(/^ {2,3}/, ''));
      at += 1;
    }
    items.push(readLines(within));
  }
  return [{ type: 'list', ordered, items }, at];
}

function isWithin(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  return line.startsWith('  ') || (line.trim() === '' && (lines[at + 1] ?? '').startsWith('  '));
}

function readTable(lines: readonly string[], start: number): [Block, number] {
  const head = cellsOf(lines[start] ?? '');
  const rows: Inline[][][] = [];
  let at = start + 2;
  for (; (lines[at] ?? '').startsWith('|'); at += 1) rows.push(cellsOf(lines[at] ?? ''));
  return [{ type: 'table', head, rows }, at];
}

const cellsOf = (line: string): Inline[][] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => readInlines(cell.trim()));
