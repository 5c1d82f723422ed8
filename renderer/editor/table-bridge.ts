/** Tables <-> Lexical tables. The caption is a block of its own before the table. */
import {
  $createTableCellNode,
  $createTableNode,
  $createTableRowNode,
  $isTableCellNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import { $createParagraphNode, $isElementNode, type LexicalNode } from 'lexical';
import type { Inline, Table } from '#interview/document.ts';
import { $appendInlines, $readInlines } from './inline-bridge.ts';
import { $createTableCaptionNode } from './nodes/table-caption-node.ts';
import { isHeaderRow } from './table-shape.ts';

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
