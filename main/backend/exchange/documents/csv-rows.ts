/** Parses comma-separated tables (RFC 4180): quoted values contain commas, line ends and doubled quotes. */

/** Rows as objects with the names of the first row; a value without a name is dropped. */
export function csvRows(text: string): Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = csvCells(text);
  const names = head.map((name) => name.trim().toLowerCase());
  return rows.map((row) => {
    // Without a prototype, since a column may have any name.
    const values = Object.create(null) as Record<string, string>;
    names.forEach((name, at) => (values[name] ??= row[at] ?? ''));
    return values;
  });
}

/** The non-empty rows. Linear for any text. */
export function csvCells(table: string): string[][] {
  const text = table.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at + 1) : nextOf(text, at);
    row.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    // Text between a closing quote and the next comma is ignored.
    const stop = isQuoted ? nextOf(text, Math.min(end + 1, text.length)) : end;
    if (text[stop] === ',') {
      at = stop + 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at = text.startsWith('\r\n', stop) ? stop + 2 : stop + 1;
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return text.length;
}

const END = /[,\r\n]/g;
function nextOf(text: string, from: number): number {
  END.lastIndex = from;
  return END.exec(text)?.index ?? text.length;
}
