/** Cuts HTML into tags, comments and text by one pass, enough for what Blogger does to a post's text. */

export type Piece = Readonly<
  { kind: 'text' | 'comment' | 'cdata'; raw: string } | { kind: 'open' | 'close'; raw: string; name: string }
>;

/** The pieces of `html` in order; joined, their `raw` is `html` again. Linear in its length. */
export function htmlPieces(html: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  while (from < html.length) {
    const less = html.indexOf('<', from);
    if (less === -1) break;
    const end = endOfTag(html, less);
    const piece = end === undefined ? undefined : readTag(html.slice(less, end));
    if (piece === undefined) {
      // A lone "<" is text, together with what follows it.
      const next = html.indexOf('<', less + 1);
      pieces.push({ kind: 'text', raw: html.slice(from, next === -1 ? html.length : next) });
      from = next === -1 ? html.length : next;
      continue;
    }
    if (less > from) pieces.push({ kind: 'text', raw: html.slice(from, less) });
    pieces.push(piece);
    from = less + piece.raw.length;
  }
  if (from < html.length) pieces.push({ kind: 'text', raw: html.slice(from) });
  return pieces;
}

function endOfTag(html: string, less: number): number | undefined {
  const after = (mark: string) => {
    const at = html.indexOf(mark, less);
    return at === -1 ? undefined : at + mark.length;
  };
  if (html.startsWith('<!--', less)) return after('-->');
  if (html.startsWith('<![CDATA[', less)) return after(']]>') ?? html.length;
  let quote = '';
  for (let at = less + 1; at < html.length; at += 1) {
    const sign = html.charAt(at);
    if (quote !== '') {
      // Long values (a picture inside the post) are crossed in one step.
      const close = html.indexOf(quote, at);
      if (close === -1) return undefined;
      at = close;
      quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return undefined;
}

function readTag(raw: string): Piece | undefined {
  if (raw.startsWith('<!--')) return { kind: 'comment', raw };
  if (raw.startsWith('<![CDATA[')) return { kind: 'cdata', raw };
  const name = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(raw.slice(0, 60));
  if (name === null) return undefined;
  return { kind: name[1] === '/' ? 'close' : 'open', raw, name: (name[2] ?? '').toLowerCase() };
}

/** The value of an attribute of a tag as written, entities decoded; undefined when it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

/** The words of a piece of HTML on one line, for excerpts. */
export function htmlToText(html: string): string {
  const words = htmlPieces(html).map((piece) =>
    piece.kind === 'text'
      ? decodeEntities(piece.raw)
      : piece.kind === 'comment' || isInline(piece)
        ? ''
        : ' ',
  );
  return words
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

const INLINE = new Set(['a', 'b', 'strong', 'i', 'em', 'u', 's', 'span', 'code', 'sub', 'sup', 'mark']);
const isInline = (piece: Piece) => 'name' in piece && INLINE.has(piece.name);

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
