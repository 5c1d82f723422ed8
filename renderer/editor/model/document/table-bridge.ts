/** Tables <-> Lexical tables. The caption is a block of its own before the table. */
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

/** The caption, if there is one, then the table; nothing for a table without a cell. */
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
 * The form in which tables come back from the editor: each row as long as the longest, cells that span others counted.
 * Rows are filled up at their end, with a header where the row's last cell is one of a header row.
 */

type Cell = Table['rows'][number][number];

/** Undefined: a table without a cell says nothing. */
export function normalizeTable(
  { caption, rows, ...rest }: Table,
  inlines: (content: readonly Inline[]) => Inline[],
): Table | undefined {
  if (rows.every((row) => row.length === 0)) return undefined;
  const words = caption === undefined ? [] : inlines(caption);
  const cells = rows.map((row) => row.map((cell) => normalizeCell(cell, inlines)));
  return { ...rest, ...(words.length > 0 ? { caption: words } : {}), rows: squared(cells) };
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

/** As the editor's tables are laid out: a cell takes the next free place, and may cover one already taken. */
function squared(rows: readonly Cell[][]): Cell[][] {
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

/** The first row, when all its cells are headers, is a header row: what is added to it is a header too. */
function isHeaderRow(row: readonly Pick<Cell, 'header'>[], index: number): boolean {
  return index === 0 && row.every((cell) => cell.header);
}
