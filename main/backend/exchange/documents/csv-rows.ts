/** Parses tables of separated values (RFC 4180): quoted values contain separators, line ends and doubled quotes. */

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

export type Separator = ',' | ';' | '\t';

/** The separator that a table uses most outside quotation marks, in its first lines. */
export function separatorOf(table: string): Separator {
  const head = table.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const countOf = (separator: Separator): number => head.split(separator).length;
  return ([',', ';', '\t'] as const).toSorted((a, b) => countOf(b) - countOf(a))[0] ?? ',';
}

/** The non-empty rows. Linear for any text. */
export function csvCells(table: string, separator: Separator = ','): string[][] {
  const ends = new RegExp(`[${separator}\\r\\n]`, 'g');
  const nextOf = (from: number): number => {
    ends.lastIndex = from;
    return ends.exec(text)?.index ?? text.length;
  };
  const text = table.replace(/^\uFEFF/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at + 1) : nextOf(at);
    const stop = isQuoted ? nextOf(Math.min(end + 1, text.length)) : end;
    // Text between a closing quote and the next separator belongs to the value.
    row.push(
      isQuoted
        ? text.slice(at + 1, end).replaceAll('""', '"') + text.slice(end + 1, stop)
        : text.slice(at, end),
    );
    if (text[stop] === separator) {
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
