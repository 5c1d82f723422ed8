/**
 * Decodes `&…;` in external XML: the five predefined entities, numbers, and HTML's character names. No entity can be
 * declared, so none can expand without limit.
 */
import { wholeCharacters } from '#interview/inlines.ts';

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([Zz])|([+-])(\d{2}):?(\d{2}))?)?$/;

/** Years of four digits, as in readDate; others are errors of the source. */
const EARLIEST = Date.UTC(1000, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A date in any form that the engine parses, in milliseconds UTC; undefined for others, or outside the years 1000 to 9999. */
export function readInstant(text: string): number | undefined {
  const at = text.length > 100 ? Number.NaN : Date.parse(text);
  return at >= EARLIEST && at <= LATEST ? at : undefined;
}

/**
 * RFC 3339 as Blogger writes it, slightly relaxed: milliseconds UTC, to the second, since feed, backups and API
 * differ below it for the same post. UTC without an offset. Undefined for an invalid date.
 */
export function readDate(text: string): number | undefined {
  const match = DATE.exec(text.trim());
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const days = new Date(Date.UTC(year, month - 1, day));
  // 30 February is invalid; years before 100 would count as 1900.
  if (year < 1000 || days.getUTCMonth() !== month - 1 || days.getUTCDate() !== day) return undefined;
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60_000 * (match[8] === '-' ? -1 : 1);
  return days.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 - offset;
}

/** HTML's names of U+00A0 to U+00FF, in order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...Object.entries({
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    OElig: '\u0152',
    oelig: '\u0153',
    Scaron: '\u0160',
    scaron: '\u0161',
    Yuml: '\u0178',
    fnof: '\u0192',
    circ: '\u02c6',
    tilde: '\u02dc',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '\u200e',
    rlm: '\u200f',
    ndash: '\u2013',
    mdash: '\u2014',
    lsquo: '\u2018',
    rsquo: '\u2019',
    sbquo: '\u201a',
    ldquo: '\u201c',
    rdquo: '\u201d',
    bdquo: '\u201e',
    dagger: '\u2020',
    Dagger: '\u2021',
    bull: '\u2022',
    hellip: '\u2026',
    permil: '\u2030',
    prime: '\u2032',
    Prime: '\u2033',
    lsaquo: '\u2039',
    rsaquo: '\u203a',
    euro: '\u20ac',
    trade: '\u2122',
    larr: '\u2190',
    uarr: '\u2191',
    rarr: '\u2192',
    darr: '\u2193',
    minus: '\u2212',
    ne: '\u2260',
    le: '\u2264',
    ge: '\u2265',
  }),
]);

/** Browsers read `&#128;` to `&#159;` as Windows-1252. */
const WINDOWS = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
);

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,15}));/g;
/** Characters that XML 1.0 forbids. */
// oxlint-disable-next-line no-control-regex -- it is control characters that are looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * The unescaped text of a piece of XML: a stray `&` stays, control characters are removed, lines end with \n.
 * Surrogates written as two numbers stay two halves; use {@link wholeCharacters} on the complete text.
 */
export function readText(xml: string): string {
  let text = xml;
  if (text.includes('&')) {
    // The most frequent first, with fast built-in functions; none of their results begins with `&`.
    text = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
    if (/&(?!amp;)/.test(text)) text = text.replace(REFERENCE, characterOf);
    text = text.replaceAll('&amp;', '&');
  }
  return readPlain(text);
}

export const readPlain = (text: string): string =>
  (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).replace(FORBIDDEN, '');

/** `&amp;` is decoded last, so that its result is not decoded again. */
function characterOf(match: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name) ?? match;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code === 0x26) return '&amp;';
  if (code >= 0x80 && code < 0xa0) return WINDOWS[code - 0x80] ?? '';
  if (code > 0x10ffff) return match;
  return code >= 0xd800 && code < 0xe000 ? String.fromCharCode(code) : String.fromCodePoint(code);
}

/**
 * A title, label or name on one line. Blogger escapes them once too often (`&amp;#39;`), so decoding is repeated until
 * nothing changes, at most twice.
 */
export function readLine(text: string): string {
  let line = text;
  for (let round = 0; round < 2 && line.includes('&'); round += 1) line = readText(line);
  return wholeCharacters(line).replace(/\s+/g, ' ').trim();
}
