/** Data tables; the contents of layout tables are read as text. */
import { append } from '../append.ts';
import type { Inline, Table, TopBlock } from '../document.ts';
import { asOneRun, foldInlines, inlinesToText } from '../inlines.ts';
import { openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { inlinesMarkdown, paragraphMarkdown } from '../markup/inlines-markdown.ts';
import { attribute, elementsInside, hasClass, type HtmlElement, isElement } from '../markup/parse.ts';
import type { Reader, Setting } from '../markup/reading.ts';
import type { BlockType } from './block-type.ts';
import { areInlinesWithinBounds, isCountWithinBounds } from './bounds.ts';
import { readFigure } from './image.ts';
import { sourceField } from './published-fields.ts';
import { joinAsLines, stretchesOfInlines, type Stretch } from './stretches.ts';

const MOST_ROWS = 1_000;
const MOST_CELLS = 100;

const is =
  (...tags: string[]) =>
  (element: HtmlElement): boolean =>
    tags.includes(element.tagName);

/** The table's own rows, not those of nested tables. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return elementsInside(table, is('tr', 'table')).filter(is('tr'));
}

const cellsOf = (row: HtmlElement): HtmlElement[] => row.childNodes.filter(isElement).filter(is('td', 'th'));

/** Whether the table is layout: a single cell, nested tables, too large for a document, or declared so. */
function isLayout(table: HtmlElement): boolean {
  const rows = rowsOf(table);
  const cells = rows.map((row) => cellsOf(row).length);
  return (
    attribute(table, 'role') === 'presentation' ||
    cells.reduce((sum, count) => sum + count, 0) <= 1 ||
    rows.length > MOST_ROWS ||
    cells.some((count) => count > MOST_CELLS) ||
    elementsInside(table, is('table')).length > 0
  );
}

function span(value: string | undefined, most: number): number | undefined {
  const count = Number.parseInt(value ?? '', 10);
  return count > 1 ? Math.min(count, most) : undefined;
}

/** Reads a table with its caption. Blocks in a cell become its lines; pictures and cards follow the table. */
function readTable(
  element: HtmlElement,
  reader: Reader,
  setting: Setting,
): Readonly<{ block: Table | undefined; extras: TopBlock[] }> {
  const extras: TopBlock[] = [];
  const inside = (cell: HtmlElement): Inline[] => {
    const blocks = reader.blocks(cell.childNodes, { ...setting, loose: false });
    append(extras, blocks.filter(reader.standsApart));
    return asOneRun(blocks.filter((block) => !reader.standsApart(block)).flatMap(reader.paragraphs));
  };
  const rows = rowsOf(element)
    .map((row) =>
      cellsOf(row).map((cell) => {
        const columns = span(attribute(cell, 'colspan'), 100);
        const down = span(attribute(cell, 'rowspan'), 1_000);
        return {
          header: cell.tagName === 'th',
          content: inside(cell),
          ...(columns && { columns }),
          ...(down && { rows: down }),
        };
      }),
    )
    .filter((row) => row.length > 0);
  const caption = asOneRun(elementsInside(element, is('caption', 'tr')).filter(is('caption')).map(inside));
  return {
    block: rows.length === 0 ? undefined : { type: 'table', ...(caption.length > 0 && { caption }), rows },
    extras,
  };
}

const runsOf = ({ caption = [], rows }: Table): Inline[][] => [
  caption,
  ...rows.flat().map(({ content }) => content),
];

function textOf({ caption, rows }: Table): string {
  const words = rows.map((row) => row.map((cell) => inlinesToText(cell.content)).join('\t'));
  return [caption ? inlinesToText(caption) : '', ...words].filter((line) => line !== '').join('\n');
}

const stretchesOf = ({ caption, rows }: Table): Stretch[] =>
  joinAsLines([
    stretchesOfInlines(caption ?? [], [{ kind: 'table' }]),
    ...rows.map((row) =>
      row.flatMap((cell, index): Stretch[] => [
        ...(index === 0 ? [] : [{ text: '\t', formats: [{ kind: 'table' as const }] }]),
        ...stretchesOfInlines(cell.content, [
          { kind: 'table' },
          ...(cell.header ? [{ kind: 'header-cell' as const }] : []),
        ]),
      ]),
    ),
  ]);

function publishedForm(block: Table, base: string): Table | undefined {
  const rows = block.rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map((cell) => ({
        header: cell.header,
        content: foldInlines(cell.content, base),
        ...(cell.columns !== undefined && cell.columns > 1 && { columns: cell.columns }),
        ...(cell.rows !== undefined && cell.rows > 1 && { rows: cell.rows }),
      })),
    );
  const caption = foldInlines(block.caption ?? [], base);
  if (rows.length === 0) return undefined;
  return { type: 'table', ...(caption.length > 0 && { caption }), rows, ...sourceField(block) };
}

const isWithinBounds = ({ caption, rows }: Table): boolean =>
  areInlinesWithinBounds(caption) &&
  rows.length <= MOST_ROWS &&
  rows.every(
    (row) =>
      row.length <= MOST_CELLS &&
      row.every(
        ({ content, columns = 1, rows: down = 1 }) =>
          areInlinesWithinBounds(content) &&
          isCountWithinBounds(columns, MOST_CELLS) &&
          isCountWithinBounds(down, MOST_ROWS),
      ),
  );

/** `scoped`: adds `scope` to header cells. */
function tableInside({ caption, rows }: Table, scoped: boolean): string {
  const title = caption === undefined ? '' : `<caption>${inlinesHtml(caption)}</caption>`;
  const body = rows.map((row, index) => {
    const cells = row.map((cell) => {
      const tag = cell.header ? 'th' : 'td';
      const scope = !scoped || !cell.header ? undefined : index === 0 ? 'col' : 'row';
      return `${openingTag(tag, { scope, colspan: cell.columns, rowspan: cell.rows })}${inlinesHtml(cell.content)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `${title}<tbody>${body.join('')}</tbody></table>`;
}

function tableMarkdown(block: Table): string {
  const columns = block.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const rows = block.rows.map((row) => line(row.map((cell) => inlinesMarkdown(cell.content, '<br>'))));
  const headed = block.rows[0]?.some((cell) => cell.header) === true;
  const head = headed ? rows.slice(0, 1) : [line([])];
  const caption = block.caption === undefined ? [] : [paragraphMarkdown(block.caption), ''];
  return [
    ...caption,
    ...head,
    line(Array.from({ length: columns }, () => '---')),
    ...(headed ? rows.slice(1) : rows),
  ].join('\n');
}

export const table: BlockType<Table> = {
  text: textOf,
  runs: runsOf,
  // The caption is folded when read.
  withRuns: (block, change) => ({
    ...block,
    rows: block.rows.map((row) =>
      row.map((cell) => ({ ...cell, content: change(cell.content, cell.header) })),
    ),
  }),
  isPatchable: () => true,
  stretches: stretchesOf,
  publishedForm,
  isWithinBounds,
  html: (block) =>
    `<table border="1" cellpadding="6" style="border-collapse:collapse">${tableInside(block, true)}`,
  clipboardHtml: (block) => `<table>${tableInside(block, false)}`,
  markdown: tableMarkdown,
  read(element, { reader, setting }) {
    if (element.tagName !== 'table') return undefined;
    const isFigure = hasClass(element, 'tr-caption-container');
    const figure = isFigure ? readFigure(element, reader, setting) : undefined;
    if (figure !== undefined) return { blocks: [figure] };
    if (isLayout(element)) return undefined;
    const { block, extras } = readTable(element, reader, setting);
    return { blocks: block === undefined ? [] : [block], extras };
  },
};
