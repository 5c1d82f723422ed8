/**
 * Takeout's `settings.csv`, beside a blog's feed: what the feed itself does not say of its blog. Its shape is not documented:
 * both a row of names over a row of values and a row for each setting are read; what is not asked for is never kept.
 */

const MOST_BYTES = 1024 * 1024;
const WANTED = new Set([
  'BLOG_NAME',
  'BLOG_LOCALE',
  'BLOG_TIME_ZONE',
  'BLOG_SUBDOMAIN',
  'BLOG_CONVERT_LINE_BREAKS',
]);

export function readSettings(bytes: Uint8Array): (readonly [key: string, value: string])[] {
  if (bytes.length > MOST_BYTES) return [];
  const rows = rowsOf(
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  );
  const [names = [], values = []] = rows;
  const column = rows.map(([name = '']) => name);
  const wanted = (cells: readonly string[]): number => cells.filter((cell) => WANTED.has(keyOf(cell))).length;
  const isDown = wanted(column) > wanted(names) || (wanted(column) === wanted(names) && names.length === 2);
  const pairs: (readonly [string, string])[] = isDown
    ? rows.map(([name = '', value = '']) => [name, value])
    : names.map((name, at) => [name, values[at] ?? '']);
  return pairs.flatMap(([name, value]) => {
    const key = keyOf(name);
    // The address of a person is never one of these values.
    return WANTED.has(key) && !value.includes('@') ? [[key, value.trim()] as const] : [];
  });
}

function keyOf(name: string): string {
  const key = name
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return key.startsWith('BLOG_') ? key : `BLOG_${key}`;
}

/** RFC 4180, as far as it is followed. */
function rowsOf(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}
