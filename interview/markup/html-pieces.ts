/** Splits HTML into tags, comments and text in one pass, without a tree. */
type Piece = Readonly<
  { kind: 'text' | 'comment' | 'cdata'; raw: string } | { kind: 'open' | 'close'; raw: string; name: string }
>;

/**
 * The pieces of `html` in order; joined, their `raw` is `html` again. Linear in its length: what is opened and never
 * closed takes the rest of the text with it, as in a browser, and is given as text.
 */
export function* eachPiece(html: string): Generator<Piece> {
  let [from, less] = [0, html.indexOf('<')];
  while (less !== -1) {
    const kind = kindAt(html, less);
    if (kind !== undefined) {
      const end = kind === 'tag' ? endOfTag(html, less) : endOfMark(html, less, kind);
      if (end === undefined) break;
      if (less > from) yield { kind: 'text', raw: html.slice(from, less) };
      yield readPiece(html.slice(less, end), kind);
      from = end;
    }
    less = html.indexOf('<', Math.max(from, less + 1));
  }
  if (from < html.length) yield { kind: 'text', raw: html.slice(from) };
}

export const htmlPieces = (html: string): Piece[] => [...eachPiece(html)];

type MarkKind = 'comment' | 'cdata' | 'declaration';

/** What a "<" begins; undefined when it is only a sign in the text. */
function kindAt(html: string, less: number): 'tag' | MarkKind | undefined {
  if (html.startsWith('<!--', less)) return 'comment';
  if (html.startsWith('<![CDATA[', less)) return 'cdata';
  const next = html.charAt(less + 1);
  if (next === '!' || next === '?') return 'declaration';
  return /[a-z]/i.test(next === '/' ? html.charAt(less + 2) : next) ? 'tag' : undefined;
}

function endOfMark(html: string, less: number, kind: MarkKind): number | undefined {
  const mark = kind === 'comment' ? '-->' : kind === 'cdata' ? ']]>' : '>';
  const at = html.indexOf(mark, less);
  if (at !== -1) return at + mark.length;
  return kind === 'cdata' ? html.length : undefined;
}

function endOfTag(html: string, less: number): number | undefined {
  for (let at = less + 1; at < html.length; at += 1) {
    const sign = html.charAt(at);
    if (sign === '>') return at + 1;
    if (sign === '"' || sign === "'") {
      // Skips the quoted value with one search: it may be as long as an embedded picture.
      at = html.indexOf(sign, at + 1);
      if (at === -1) return undefined;
    }
  }
  return undefined;
}

function readPiece(raw: string, kind: 'tag' | MarkKind): Piece {
  if (kind === 'cdata') return { kind, raw };
  if (kind !== 'tag') return { kind: 'comment', raw };
  const name = /^<\/?([a-z][a-z0-9:-]*)/i.exec(raw.slice(0, 60))?.[1] ?? '';
  return { kind: raw.charAt(1) === '/' ? 'close' : 'open', raw, name: name.toLowerCase() };
}

/** The decoded value of a tag's attribute; undefined if it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

/** The words of a piece of HTML on one line, for excerpts. */
export function htmlToText(html: string): string {
  return Array.from(eachPiece(html), textOfPiece)
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/** The text of a piece in a line of plain text: a blank for a block tag, which separates words. */
export function textOfPiece(piece: Piece): string {
  if (piece.kind === 'text') return decodeEntities(piece.raw);
  return piece.kind === 'comment' || isInline(piece) ? '' : ' ';
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
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (match, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? match;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : match;
  });
}
