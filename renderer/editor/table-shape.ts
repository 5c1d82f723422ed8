/**
 * The form in which tables come back from the editor: each row as long as the longest, cells that span others counted.
 * Rows are filled up at their end, with a header where the row's last cell is one of a header row.
 */
import type { Inline, Table } from '#interview/document.ts';

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
export function isHeaderRow(row: readonly Pick<Cell, 'header'>[], index: number): boolean {
  return index === 0 && row.every((cell) => cell.header);
}
