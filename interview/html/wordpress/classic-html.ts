/**
 * Posts of WordPress's classic editor. Their text has no paragraph tags: a blank line separates paragraphs, a line end
 * is a break (https://developer.wordpress.org/reference/functions/wpautop/). Tags are added to make HTML of it, each
 * with a tab before its end, so that they can be removed again: every other byte stays as stored.
 */
import { mayEndParagraph, mayBeginParagraph, MARKS, type Piece, piecesOf, WINDOW } from './classic-pieces.ts';

type Tags = Readonly<{
  paragraph: string;
  end: string;
  lineBreak: string;
  shortcode: string;
  shortcodeEnd: string;
  /** Whether marks are closed at the end of a paragraph and reopened in the next. */
  splitsMarks: boolean;
}>;

const ADDED: Tags = {
  paragraph: '<p\t>',
  end: '</p\t>',
  lineBreak: '<br\t>',
  // The block editor's form of a shortcode.
  shortcode: '<!-- wp:shortcode\t-->',
  shortcodeEnd: '<!-- /wp:shortcode\t-->',
  splitsMarks: true,
};
const PLAIN: Tags = {
  paragraph: '<p>',
  end: '</p>',
  lineBreak: '<br>',
  shortcode: '',
  shortcodeEnd: '',
  splitsMarks: false,
};

/** An added tag, or one of the text with more than one tab. */
const TABBED = new RegExp(`<(/?(?:p|${[...MARKS].join('|')})|br|!-- /?wp:shortcode)(\t+)(-->|>)`, 'g');

/** Converts a stored classic post to HTML; its shortcodes become blocks. Linear time. */
export function fromClassic(text: string): string {
  const escaped = text.replace(TABBED, '<$1$2\t$3');
  const asStored = (html: string): boolean => toClassic(html) === text;
  return (
    [ADDED, { ...ADDED, splitsMarks: false }].map((tags) => withTags(escaped, tags, true)).find(asStored) ??
    escaped
  );
}

/** The same HTML inside a post of ours: plain tags, and shortcodes as the block editor writes them. */
export const withPlainTags = (html: string): string =>
  html.replace(TABBED, (_, name: string, tabs: string, end: string) => {
    if (end === '>') return `<${name}${tabs.slice(1)}>`;
    return name.includes('/') ? `\n<${name} -->` : `<${name} -->\n`;
  });

/** Converts classic text to plain HTML, with shortcodes as words. Linear time. */
export const toParagraphs = (text: string): string => withTags(text, PLAIN, false);

/** The inverse of fromClassic, for edited HTML too: adds blank lines between blocks that would merge. Linear time. */
export function toClassic(html: string): string {
  const source = withWholeMarks(html);
  const written: string[] = [];
  let tail = '';
  /** The kind of block whose added end tag came last. */
  let ended: 'paragraph' | 'shortcode' | 'caption' | undefined;
  const add = (text: string): void => {
    if (text === '') return;
    written.push(text);
    tail = (tail + text.slice(-WINDOW)).slice(-WINDOW);
  };
  const separate = (isApart: boolean): void => {
    if (!isApart) add('\n\n');
    ended = undefined;
  };
  let from = 0;
  for (const { 0: tag, 1: name = '', 2: tabs = '', 3: end = '', index } of source.matchAll(TABBED)) {
    const between = source.slice(from, index);
    from = index + tag.length;
    if (ended === 'paragraph' && between.trim() !== '') separate(mayEndParagraph(between, 0));
    if (between.trim() !== '') ended = undefined;
    add(between);
    if (tabs.length > 1) {
      ended = undefined;
      add(`<${name}${tabs.slice(1)}${end}`);
    } else if (name === 'p')
      separate(
        ended === 'caption' ||
          (ended === 'shortcode' && /\n\s*$/.test(tail)) ||
          mayBeginParagraph(tail, tail.length),
      );
    else if (name === '/p') ended = 'paragraph';
    else if (name === '!-- wp:shortcode') {
      const isCaption = source.startsWith('[caption', from) || source.startsWith('[wp_caption', from);
      separate(
        isCaption ||
          ended === 'shortcode' ||
          ended === 'caption' ||
          /(?:^|\n)\s*$/.test(tail) ||
          mayBeginParagraph(tail, tail.length),
      );
    } else if (name === '!-- /wp:shortcode')
      ended = between.startsWith('[caption') || between.startsWith('[wp_caption') ? 'caption' : 'shortcode';
  }
  const rest = source.slice(from);
  if (ended === 'paragraph' && rest.trim() !== '') separate(mayEndParagraph(rest, 0));
  add(rest);
  return written.join('');
}

const MARK = new RegExp(`<(/?)(${[...MARKS].join('|')})(\t?)>`, 'g');

/** Removes the ends and starts added within a mark. If such a mark was edited, they become real tags. Linear time. */
function withWholeMarks(html: string): string {
  const tags = Array.from(html.matchAll(MARK), ([, closing, name = '', tab]) => ({
    name,
    isEnd: closing === '/',
    isAdded: tab !== '',
  }));
  if (!tags.some(({ isAdded }) => isAdded)) return html;
  /** By tag: whether the next tag of its name continues or ends the same mark. */
  const isContinued: boolean[] = [];
  const next = new Map<string, boolean>();
  for (let at = tags.length - 1; at >= 0; at -= 1) {
    const { name, isEnd, isAdded } = tags[at] as (typeof tags)[number];
    isContinued[at] = next.get(name) ?? false;
    next.set(name, isEnd !== isAdded);
  }
  const open = new Map<string, number>();
  let at = 0;
  return html.replace(MARK, (_, closing: string, name: string, tab: string) => {
    const count = open.get(name) ?? 0;
    const isInside = count > 0 && (closing === '' || isContinued[at] === true);
    const isNone = closing === '/' && count === 0;
    at += 1;
    if (tab !== '' && (isInside || isNone)) return '';
    open.set(name, Math.max(0, count + (closing === '/' ? -1 : 1)));
    return `<${closing}${name}>`;
  });
}

/** Pieces of a possible paragraph. */
type Run = { pieces: Piece[]; isAfterBlank: boolean };

function withTags(text: string, tags: Tags, shortcodes: boolean): string {
  const written: string[] = [];
  let depth = 0;
  let marks: readonly string[] = [];
  let run: Run = { pieces: [], isAfterBlank: false };
  const finishRun = (isAtBlank = false): void => {
    // Inside a block, words without a blank line around them are no paragraph.
    const isParagraph = depth === 0 || run.isAfterBlank || isAtBlank;
    const after = run.pieces.reduce(marksAfter, marks);
    written.push(writeRun(text, run.pieces, { tags, isParagraph, before: marks, after }));
    marks = after;
    run = { pieces: [], isAfterBlank: isAtBlank };
  };
  for (const piece of piecesOf(text, shortcodes)) {
    const { start, end } = piece;
    if (piece.is === 'block') {
      finishRun();
      written.push(text.slice(start, end));
      depth = Math.max(0, depth + piece.deeper);
    } else if (piece.is === 'shortcode') {
      finishRun();
      written.push(tags.shortcode, text.slice(start, end), tags.shortcodeEnd);
    } else if (piece.is === 'words') {
      let from = start;
      for (const { 0: blank, index } of text.slice(start, end).matchAll(/\n[ \t\r]*\n\s*/g)) {
        const at = start + index;
        if (at > from) run.pieces.push({ start: from, end: at, is: 'words' });
        finishRun(true);
        written.push(blank);
        from = at + blank.length;
      }
      if (end > from) run.pieces.push({ start: from, end, is: 'words' });
    } else run.pieces.push(piece);
  }
  finishRun();
  return written.join('');
}

/** Maximum number of nested marks that are split. */
const MOST_MARKS = 4;

function marksAfter(open: readonly string[], piece: Piece): readonly string[] {
  if (piece.is !== 'inline' || piece.mark === undefined) return open;
  if (!piece.isEnd) return open.length < MOST_MARKS ? [...open, piece.mark] : open;
  const last = open.lastIndexOf(piece.mark);
  return last === -1 ? open : open.toSpliced(last, 1);
}

/** `before`, `after`: the marks open at both ends. */
type Writing = Readonly<{
  tags: Tags;
  isParagraph: boolean;
  before: readonly string[];
  after: readonly string[];
}>;

/** Keeps white space at both ends outside the paragraph. */
function writeRun(
  text: string,
  pieces: readonly Piece[],
  { tags, isParagraph, before, after }: Writing,
): string {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return '';
  const source = text.slice(first.start, last.end);
  const shows = pieces.some(
    (piece) =>
      (piece.is === 'inline' && piece.shows) ||
      (piece.is === 'words' && text.slice(piece.start, piece.end).trim() !== ''),
  );
  if (!shows) return source;
  const start = first.start + (source.length - source.trimStart().length);
  const end = last.end - (source.length - source.trimEnd().length);
  const words = pieces.map((piece, at) => {
    const from = Math.max(start, piece.start);
    const part = text.slice(from, Math.max(from, Math.min(end, piece.end)));
    return piece.is === 'words' ? withBreaks(part, pieces[at - 1], pieces[at + 1], tags) : part;
  });
  const [opened, closed] =
    tags.splitsMarks && isParagraph
      ? [before.map((name) => `<${name}\t>`), after.toReversed().map((name) => `</${name}\t>`)]
      : [[], []];
  return [
    text.slice(first.start, start),
    isParagraph ? tags.paragraph : '',
    ...opened,
    ...words,
    ...closed,
    isParagraph ? tags.end : '',
    text.slice(end, last.end),
  ].join('');
}

/** Adds breaks at line ends, except where the text has one already. */
function withBreaks(words: string, before: Piece | undefined, after: Piece | undefined, tags: Tags): string {
  const [inkStart, inkEnd] = [words.search(/\S/), words.trimEnd().length];
  return words.replace(/[ \t]*\r?\n/g, (line, at: number) => {
    const isWritten =
      (before?.is === 'break' && (at < inkStart || inkStart === -1)) ||
      (after?.is === 'break' && at >= inkEnd);
    return isWritten ? line : tags.lineBreak + line;
  });
}
