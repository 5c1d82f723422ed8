/** Edits of the table at the caret. Rows, columns and merged cells come from @lexical/table. */
import {
  $createTableNodeWithDimensions,
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $findCellNode,
  $findTableNode,
  $insertTableColumnAtSelection,
  $insertTableRowAtNode,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  TableCellHeaderStates,
  type TableCellNode,
  type TableNode,
} from '@lexical/table';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $getEditor,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isDecoratorNode,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
  type LexicalNode,
} from 'lexical';
import { $membershipOf, $setMembership } from '../model/nodes/state.ts';
import { $createTableCaptionNode, $isTableCaptionNode } from '../model/nodes/table-caption-node.ts';
import { $insertBlock } from './insert.ts';

/** Limits of the document's schema. */
const MOST = { rows: 1000, columns: 100 } as const;

export type TableCommand =
  | 'table-row-above'
  | 'table-row-below'
  | 'table-column-before'
  | 'table-column-after'
  | 'table-delete-row'
  | 'table-delete-column'
  | 'table-header-row'
  | 'table-header-column'
  | 'table-caption'
  | 'table-delete';

/** Inserts a table of three columns with a header row; the caret is in the first cell. */
export function $insertTable(): void {
  const table = $createTableNodeWithDimensions(3, 3, { rows: true, columns: false });
  $insertBlock(table);
  $cellsOf(table)[0]?.selectStart();
}

/** The table that contains the caret or the selected cells; also from its caption. */
function $tableAtCaret(): TableNode | null {
  const selection = $getSelection();
  const node = selection?.getNodes()[0];
  if (node === undefined) return null;
  const caption = [node, ...node.getParents()].find($isTableCaptionNode);
  const below = caption?.getNextSibling();
  return $isTableNode(below) ? below : $findTableNode(node);
}

export function $tableCommand(command: TableCommand): void {
  const table = $tableAtCaret();
  if (table === null) return;
  const rows = table.getChildrenSize();
  const columns = table.getColumnCount();
  const inCells = $findCellNode($getSelection()?.getNodes()[0] ?? table) !== null;
  switch (command) {
    case 'table-caption':
      return $toggleCaption(table);
    case 'table-delete':
      return $deleteTable(table);
    case 'table-header-row':
      return $toggleHeader($rowCells(table, 0), TableCellHeaderStates.ROW);
    case 'table-header-column':
      return $toggleHeader($firstColumn(table), TableCellHeaderStates.COLUMN);
    case 'table-row-above':
    case 'table-row-below':
      if (inCells && rows < MOST.rows) $insertTableRowAtSelection(command === 'table-row-below');
      return;
    case 'table-column-before':
    case 'table-column-after':
      if (inCells && columns < MOST.columns) $insertTableColumnAtSelection(command === 'table-column-after');
      return;
    case 'table-delete-row':
      if (rows === 1) $deleteTable(table);
      else if (inCells) $deleteTableRowAtSelection();
      return;
    case 'table-delete-column':
      if (columns === 1) $deleteTable(table);
      else if (inCells) $deleteTableColumnAtSelection();
      return;
  }
}

const $cellsOf = (table: TableNode): TableCellNode[] =>
  table
    .getChildren()
    .filter($isTableRowNode)
    .flatMap((row) => row.getChildren().filter($isTableCellNode));

function $rowCells(table: TableNode, index: number): TableCellNode[] {
  const row = table.getChildAtIndex(index);
  return $isTableRowNode(row) ? row.getChildren().filter($isTableCellNode) : [];
}

const $firstColumn = (table: TableNode): TableCellNode[] =>
  table
    .getChildren()
    .filter($isTableRowNode)
    .flatMap((row) => row.getChildren().filter($isTableCellNode).slice(0, 1));

/** If all cells are headers, they become plain cells. */
function $toggleHeader(cells: readonly TableCellNode[], state: number): void {
  const on = !cells.every((cell) => cell.hasHeaderState(state));
  for (const cell of cells) cell.setHeaderStyles(on ? state : TableCellHeaderStates.NO_STATUS, state);
}

function $toggleCaption(table: TableNode): void {
  const before = table.getPreviousSibling();
  if ($isTableCaptionNode(before)) {
    if (before.isEmpty()) before.remove();
    else before.selectEnd();
    return;
  }
  const caption = $createTableCaptionNode();
  table.insertBefore(caption);
  $setMembership(caption, $membershipOf(table));
  caption.selectStart();
}

/** A paragraph replaces the table, so that an answer of only a table is kept. */
function $deleteTable(table: TableNode): void {
  const caption = table.getPreviousSibling();
  const paragraph = $createParagraphNode();
  table.insertBefore(paragraph);
  $setMembership(paragraph, $membershipOf(table));
  if ($isTableCaptionNode(caption)) caption.remove();
  table.remove();
  paragraph.selectStart();
}

/** Tab moves to the next cell, and adds a row after the last; Shift+Tab moves back, and out of the first cell. */
export function $tabInTable(back: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const cell = $findCellNode(selection.anchor.getNode());
  const table = cell === null ? null : $findTableNode(cell);
  if (cell === null || table === null) return false;
  const cells = $cellsOf(table);
  const at = cells.findIndex((one) => one.is(cell));
  const next = cells[at + (back ? -1 : 1)];
  if (next !== undefined) next.selectEnd();
  else if (back) (table.getPreviousSibling() === null ? cell : table).selectPrevious();
  else if (table.getChildrenSize() < MOST.rows) {
    const row = $insertTableRowAtNode(cell, true);
    const first = row?.getFirstChild();
    if ($isTableCellNode(first)) first.selectStart();
  }
  return true;
}

/** Enter in a cell inserts a line break, since cells of the document have no paragraphs. */
export function $newLineInCell(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const [one, other] = [selection.anchor, selection.focus].map((point) => $findCellNode(point.getNode()));
  if (one === null || one === undefined || other === null || !one.is(other)) return false;
  selection.insertLineBreak();
  return true;
}

/** Keeps only lines of text in a cell: lists and headings become lines, pictures move after the table. */
export function $keepLinesOnly(cell: TableCellNode): void {
  for (const block of cell.getChildren()) {
    if ($isParagraphNode(block)) continue;
    if ($isDecoratorNode(block) && !block.isInline()) {
      $putAfterTable(cell, [block]);
    } else if ($isElementNode(block) && !block.isInline()) {
      for (const line of $linesIn(block)) {
        const paragraph = $createParagraphNode();
        paragraph.append(...line);
        block.insertBefore(paragraph);
      }
      block.remove();
    }
  }
  if (cell.isEmpty()) cell.append($createParagraphNode());
}

/** The runs of text of a block by line, at any depth. */
function $linesIn(block: LexicalNode): LexicalNode[][] {
  if (!$isElementNode(block)) return [];
  const children = block.getChildren();
  if (children.some((child) => $isElementNode(child) && !child.isInline())) return children.flatMap($linesIn);
  return [children];
}

/**
 * Pastes blocks with the caret in a table: cells of another table fill the cells from the caret on, other blocks become
 * lines of one cell. False if the caret is in no table.
 */
export function $pasteIntoTable(nodes: readonly LexicalNode[]): boolean {
  const selection = $getSelection();
  const [selected] = selection?.getNodes() ?? [];
  if (selection === null || selected === undefined || $findCellNode(selected) === null) return false;
  const [only] = nodes;
  if (nodes.length === 1 && $isTableNode(only))
    return $getEditor().dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, {
      nodes: [only],
      selection,
    });
  if (!$isRangeSelection(selection)) return false;
  const lines = nodes.flatMap((node) => ($isElementNode(node) ? $linesIn(node) : []));
  const cards = nodes.filter($isDecoratorNode);
  if (lines.length > 0)
    selection.insertNodes(
      lines.flatMap((line, index) => [...(index === 0 ? [] : [$createLineBreakNode()]), ...line]),
    );
  const cell = $findCellNode(selected);
  // Pictures move after the table, as for other ways into a cell.
  if (cell !== null) $putAfterTable(cell, cards);
  return true;
}

function $putAfterTable(cell: TableCellNode, cards: readonly LexicalNode[]): void {
  const table = $findTableNode(cell);
  for (const card of cards.toReversed()) {
    table?.insertAfter(card);
    if (table !== null) $setMembership(card, $membershipOf(table));
  }
}
