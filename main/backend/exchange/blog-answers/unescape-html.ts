/** Decodes plain text that a blog sends as HTML. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/**
 * Undoes the escaping that Blogger and WordPress put on names; Blogger also on labels and sometimes titles (`Good &amp; Bad`,
 * `&amp;#39;`; docs/design/blogger.md#a-post). Repeated until stable, twice at most: plain text passes unchanged.
 */
export function unescapeHtml(text: string): string {
  const once = text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (match, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? match;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : match;
  });
  if (once === text || !once.includes('&')) return once;
  const twice = once.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) =>
    name === '#39' ? "'" : (NAMED[name] ?? ''),
  );
  return twice;
}
