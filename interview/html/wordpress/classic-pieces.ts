/** Splits the text of WordPress's classic editor where paragraphs may begin and end. */

const BLOCKS =
  'address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr iframe legend li main map menu nav ol p pre script section style summary table tbody td textarea tfoot th thead tr ul';
const BLOCK_NAMES = new Set(BLOCKS.split(' '));
const WITHOUT_END = new Set(['col', 'hr']);
/** Elements whose line ends are content. */
const PREFORMATTED = new Set(['pre', 'script', 'style', 'textarea', 'svg']);
export const MARKS = new Set(['b', 'strong', 'i', 'em', 'u', 's', 'del']);
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>/y;
/** Comments that form a block. */
const BLOCK_COMMENT = /^<!--\s*(?:more|nextpage)\b/;

/**
 * `deeper`: change in block depth after a block tag. `shows`: whether an inline piece may show something. `mark`: the
 * name of a formatting tag without attributes.
 */
export type Piece = Readonly<{ start: number; end: number }> &
  (
    | Readonly<{ is: 'words' | 'break' | 'shortcode' }>
    | Readonly<{ is: 'block'; deeper: -1 | 0 | 1 }>
    | Readonly<{ is: 'inline'; shows: boolean; isEnd: boolean; mark?: string | undefined }>
  );

/** Tags, comments and, on request, shortcodes that form blocks, with the words between them. Linear time. */
export function piecesOf(text: string, shortcodes: boolean): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const cut = (piece: Piece): void => {
    if (piece.start > from) pieces.push({ start: from, end: piece.start, is: 'words' });
    pieces.push(piece);
    from = piece.end;
  };
  const shortcodeAt = shortcodes ? findShortcodes(text) : () => undefined;
  const sought = shortcodes ? /[<[]/g : /</g;
  for (let match = sought.exec(text); match !== null; match = sought.exec(text)) {
    const start = match.index;
    const piece =
      match[0] === '['
        ? shortcodeAt(start, lineBefore(text, start, from, pieces.at(-1)))
        : tagAt(text, start);
    if (piece !== undefined) cut(piece);
    sought.lastIndex = Math.max(from, start + 1);
  }
  if (from < text.length) pieces.push({ start: from, end: text.length, is: 'words' });
  return pieces;
}

function tagAt(text: string, start: number): Piece | undefined {
  if (text.startsWith('<!--', start)) {
    const close = text.indexOf('-->', start);
    const end = close === -1 ? text.length : close + 3;
    return BLOCK_COMMENT.test(text.slice(start, start + 40))
      ? { start, end, is: 'block', deeper: 0 }
      : { start, end, is: 'inline', shows: false, isEnd: false };
  }
  TAG.lastIndex = start;
  const [, closing, written] = TAG.exec(text) ?? [];
  const name = written?.toLowerCase();
  if (name === undefined) return undefined;
  const isAsIs = closing === '' && PREFORMATTED.has(name);
  const end = isAsIs ? endOf(text, name, TAG.lastIndex) : TAG.lastIndex;
  if (name === 'br') return { start, end, is: 'break' };
  if (!BLOCK_NAMES.has(name)) {
    const isBare = end - start === name.length + (closing === '' ? 2 : 3);
    const mark = isBare && MARKS.has(name) ? name : undefined;
    return { start, end, is: 'inline', shows: closing === '', isEnd: closing !== '', mark };
  }
  const deeper = isAsIs || WITHOUT_END.has(name) ? 0 : closing === '' ? 1 : -1;
  return { start, end, is: 'block', deeper };
}

function endOf(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b[^<>]*>`, 'gi');
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : text.length;
}

/** The text of the line before an offset; undefined if it is long or contains something inline. */
function lineBefore(text: string, at: number, from: number, last: Piece | undefined): string | undefined {
  const start = Math.max(from, at - LONGEST_INDENT);
  const before = text.slice(start, at);
  const line = before.lastIndexOf('\n');
  if (line !== -1) return before.slice(line + 1);
  const isBlockBefore = last === undefined || last.is === 'block' || last.is === 'shortcode';
  return start === from && isBlockBefore ? before : undefined;
}

const CLOSING = /\[\/([a-z][a-z0-9_-]{0,60})\]/gi;
const LONGEST_INDENT = 200;
const SHORTCODE = /\[([a-z][a-z0-9_-]{0,60})((?:\s|=)[^[\]<>]{0,2000})?\/?\]/iy;
/** Recognised even without attributes; otherwise « [rires] » is a word in brackets. */
const KNOWN = new Set('audio caption embed gallery playlist toc video wp_caption'.split(' '));
/** A figure wherever it is written. */
const CAPTIONS = new Set(['caption', 'wp_caption']);
const LINE_AFTER = new RegExp(
  String.raw`[ \t]*(?:\r?\n|$|\[|<!--|</?(?:${BLOCKS.replaceAll(' ', '|')})[\s>/])`,
  'iy',
);

/**
 * Finds the shortcode at an offset, with its contents, if it forms a block: a caption, or a shortcode on lines of its
 * own.
 */
function findShortcodes(text: string): (start: number, line: string | undefined) => Piece | undefined {
  /** Offsets of closing tags by name, in descending order. */
  const closings = new Map<string, number[]>();
  for (const { 1: name = '', index } of [...text.matchAll(CLOSING)].toReversed())
    (closings.get(name) ?? closings.set(name, []).get(name))?.push(index);
  const nextEnd = (name: string, from: number): number => {
    const own = closings.get(name) ?? [];
    while ((own.at(-1) ?? from) < from) own.pop();
    return own.at(-1) ?? -1;
  };
  return (start, line) => {
    SHORTCODE.lastIndex = start;
    const [whole, name = '', values = ''] = SHORTCODE.exec(text) ?? [];
    if (whole === undefined || text[start - 1] === '[') return undefined;
    const opened = SHORTCODE.lastIndex;
    const closing = whole.endsWith('/]') ? -1 : nextEnd(name, opened);
    const end = closing === -1 ? opened : closing + name.length + 3;
    const isCode =
      closing !== -1 || KNOWN.has(name.toLowerCase()) || /[_\d-]/.test(name) || values.includes('=');
    if (!isCode) return undefined;
    LINE_AFTER.lastIndex = end;
    const isAlone = line?.trim() === '' && LINE_AFTER.test(text);
    return isAlone || (CAPTIONS.has(name.toLowerCase()) && closing !== -1)
      ? { start, end, is: 'shortcode' }
      : undefined;
  };
}

const LAST_TAG = new RegExp(String.raw`^</?(?:${BLOCKS.replaceAll(' ', '|')})\b[^<>]*>\s*$`, 'i');
const LAST_MARK = /^<!--\s*(?:more|nextpage)\b[^<>]*>\s*$/;
const FIRST = new RegExp(
  String.raw`^(?:\s*$|[ \t\r]*\n[ \t\r]*\n|\s*(?:<!--\s*(?:more|nextpage)\b|</?(?:${BLOCKS.replaceAll(' ', '|')})[\s>/]))`,
  'i',
);

/** Number of characters examined on each side of an offset. */
export const WINDOW = 400;

/** Whether a paragraph may begin at an offset: at the start, or after a blank line or a block. */
export function mayBeginParagraph(text: string, at: number): boolean {
  const end = text.slice(Math.max(0, at - WINDOW), at);
  if (/(?:^\s*|\n[ \t\r]*\n\s*)$/.test(end.slice(-100))) return true;
  const last = end.slice(end.lastIndexOf('<'));
  return LAST_TAG.test(last) || LAST_MARK.test(last);
}

/** Whether a paragraph may end at an offset. */
export const mayEndParagraph = (text: string, at: number): boolean => FIRST.test(text.slice(at, at + WINDOW));
