/** Conversion of tables. The caption is a block of its own before the table. */
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableRowNode,
  TableCellHeaderStates,
} from '@lexical/table';
import type { TableCellNode, TableNode } from '@lexical/table';
import { $createParagraphNode, $isElementNode, type LexicalNode } from 'lexical';
import type { Inline, Table } from '#interview/document.ts';
import { $appendInlines, $readInlines } from './inline-bridge.ts';
import { $createTableCaptionNode } from '../nodes/table-caption-node.ts';

const { NO_STATUS, ROW, COLUMN } = TableCellHeaderStates;

/** The caption, if any, then the table; nothing for a table without cells. */
export function $tableBlocks(table: Table): LexicalNode[] {
  if (table.rows.every((row) => row.length === 0)) return [];
  const node = $createTableNode();
  table.rows.forEach((row, index) => {
    const top = isHeaderRow(row, index);
    node.append(
      $createTableRowNode().append(
        ...row.map(({ header, content, columns = 1, rows = 1 }) =>
          $createTableCellNode(header ? (top ? ROW : COLUMN) : NO_STATUS, columns)
            .setRowSpan(rows)
            .append($appendInlines($createParagraphNode(), content)),
        ),
      ),
    );
  });
  if (table.caption === undefined || table.caption.length === 0) return [node];
  return [$appendInlines($createTableCaptionNode(), table.caption), node];
}

export function $readTable(node: TableNode, caption: readonly Inline[]): Table {
  return {
    type: 'table',
    ...(caption.length > 0 ? { caption: [...caption] } : {}),
    rows: node
      .getChildren()
      .filter($isTableRowNode)
      .map((row) => row.getChildren().filter($isTableCellNode).map($readCell)),
  };
}

function $readCell(cell: TableCellNode): Table['rows'][number][number] {
  const columns = cell.getColSpan();
  const rows = cell.getRowSpan();
  return {
    header: cell.hasHeader(),
    content: cell
      .getChildren()
      .filter($isElementNode)
      .flatMap((block, index): Inline[] => [
        ...(index === 0 ? [] : [{ type: 'lineBreak' as const }]),
        ...$readInlines(block),
      ]),
    ...(columns > 1 ? { columns: Math.min(columns, 100) } : {}),
    ...(rows > 1 ? { rows: Math.min(rows, 1000) } : {}),
  };
}

/*
 * The form of tables from the editor: all rows have the same length, counting spans. Short rows are filled at the end,
 * with headers in a header row.
 */

type Cell = Table['rows'][number][number];

/** Undefined for a table without cells. */
export function normalizeTable(
  { caption, rows, ...rest }: Table,
  inlines: (content: readonly Inline[]) => Inline[],
): Table | undefined {
  if (rows.every((row) => row.length === 0)) return undefined;
  const words = caption === undefined ? [] : inlines(caption);
  const cells = rows.map((row) => row.map((cell) => normalizeCell(cell, inlines)));
  return { ...rest, ...(words.length > 0 ? { caption: words } : {}), rows: layOutCells(cells) };
}

function normalizeCell(
  { header, content, columns = 1, rows = 1 }: Cell,
  inlines: (content: readonly Inline[]) => Inline[],
): Cell {
  return {
    header,
    content: inlines(content),
    ...(columns > 1 ? { columns } : {}),
    ...(rows > 1 ? { rows } : {}),
  };
}

/** Lays out cells as the editor does: a cell takes the next free position and may overlap a taken one. */
function layOutCells(rows: readonly Cell[][]): Cell[][] {
  const taken = rows.map((): boolean[] => []);
  rows.forEach((row, index) => {
    let column = 0;
    for (const { columns = 1, rows: height = 1 } of row) {
      while (taken[index]?.[column] === true) column += 1;
      for (const below of taken.slice(index, index + height))
        for (let next = column; next < column + columns; next += 1) below[next] = true;
    }
  });
  const width = Math.max(...taken.map((row) => row.length));
  return rows.map((row, index) => {
    const missing = width - (taken[index]?.filter(Boolean).length ?? 0);
    const header = isHeaderRow(row, index) && row.length > 0;
    return [...row, ...Array.from({ length: missing }, (): Cell => ({ header, content: [] }))];
  });
}

/** Whether the first row has only headers; cells added to it are headers too. */
function isHeaderRow(row: readonly Pick<Cell, 'header'>[], index: number): boolean {
  return index === 0 && row.every((cell) => cell.header);
}
