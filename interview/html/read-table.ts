/** Tables of data; a table that only lays things out is read through. */
import { append } from '../append.ts';
import type { Inline, Table, TopBlock } from '../document.ts';
import { attribute, isElement, type HtmlElement, elementsInside } from '../markup/parse.ts';
import { asOneRun } from './read-picture.ts';
import { standsApart, wordsOf, type WithExtras } from './read-list.ts';
import type { Reader, Setting } from '../markup/reading.ts';

const MOST_ROWS = 1_000;
const MOST_CELLS = 100;

const is =
  (...tags: string[]) =>
  (element: HtmlElement): boolean =>
    tags.includes(element.tagName);

/** The rows of this table, not those of tables inside it. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return elementsInside(table, is('tr', 'table')).filter(is('tr'));
}

const cellsOf = (row: HtmlElement): HtmlElement[] => row.childNodes.filter(isElement).filter(is('td', 'th'));

/** Whether the table is layout: one cell, tables within, more than a document holds, or said so. */
export function isLayout(table: HtmlElement): boolean {
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

/** A table with its caption; blocks inside a cell become its lines, pictures and cards follow the table. */
export function readTable(element: HtmlElement, reader: Reader, setting: Setting): WithExtras<Table> {
  const extras: TopBlock[] = [];
  const inside = (cell: HtmlElement): Inline[] => {
    const blocks = reader.blocks(cell.childNodes, { ...setting, loose: false });
    append(
      extras,
      blocks.filter((block) => standsApart(block, reader)),
    );
    return asOneRun(blocks.filter((block) => !standsApart(block, reader)).flatMap(wordsOf));
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
