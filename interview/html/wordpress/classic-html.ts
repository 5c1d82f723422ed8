/**
 * Posts of WordPress's classic editor. Their text has no paragraphs: a blank line separates two, the end of a line is a break
 * (https://developer.wordpress.org/reference/functions/wpautop/). Tags are added to make HTML of it. Each of them has a tab before
 * its end, so that all can be removed again: every other byte is as the site stores it.
 */
import { beginsParagraph, endsParagraph, MARKS, type Piece, piecesOf, WINDOW } from './classic-pieces.ts';

type Tags = Readonly<{
  paragraph: string;
  end: string;
  lineBreak: string;
  shortcode: string;
  shortcodeEnd: string;
  /** Whether marks are closed at the end of a paragraph and opened again in the next. */
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

/** The HTML of a classic post as its site stores it; its shortcodes are blocks. Linear. */
export function fromClassic(text: string): string {
  const escaped = text.replace(TABBED, '<$1$2\t$3');
  const asStored = (html: string): boolean => toClassic(html) === text;
  return (
    [ADDED, { ...ADDED, splitsMarks: false }].map((tags) => withTags(escaped, tags, true)).find(asStored) ??
    escaped
  );
}

/** The HTML of a classic post inside a post of ours: the added tags as any others, a shortcode as the block editor has it. */
export const withPlainTags = (html: string): string =>
  html.replace(TABBED, (_, name: string, tabs: string, end: string) => {
    if (end === '>') return `<${name}${tabs.slice(1)}>`;
    return name.includes('/') ? `\n<${name} -->` : `<${name} -->\n`;
  });

/** A classic text as plain HTML, shortcodes as words. Linear. */
export const paragraphs = (text: string): string => withTags(text, PLAIN, false);

/** The inverse of fromClassic, for edited HTML too: blank lines are added where two blocks would become one. Linear. */
export function toClassic(html: string): string {
  const source = withWholeMarks(html);
  const written: string[] = [];
  let tail = '';
  /** The paragraph or shortcode that an added tag has just ended. */
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
    if (ended === 'paragraph' && between.trim() !== '') separate(beginsParagraph(between, 0));
    if (between.trim() !== '') ended = undefined;
    add(between);
    if (tabs.length > 1) {
      ended = undefined;
      add(`<${name}${tabs.slice(1)}${end}`);
    } else if (name === 'p')
      separate(
        ended === 'caption' ||
          (ended === 'shortcode' && /\n\s*$/.test(tail)) ||
          endsParagraph(tail, tail.length),
      );
    else if (name === '/p') ended = 'paragraph';
    else if (name === '!-- wp:shortcode') {
      const isCaption = source.startsWith('[caption', from) || source.startsWith('[wp_caption', from);
      separate(
        isCaption ||
          ended === 'shortcode' ||
          ended === 'caption' ||
          /(?:^|\n)\s*$/.test(tail) ||
          endsParagraph(tail, tail.length),
      );
    } else if (name === '!-- /wp:shortcode')
      ended = between.startsWith('[caption') || between.startsWith('[wp_caption') ? 'caption' : 'shortcode';
  }
  const rest = source.slice(from);
  if (ended === 'paragraph' && rest.trim() !== '') separate(beginsParagraph(rest, 0));
  add(rest);
  return written.join('');
}

const MARK = new RegExp(`<(/?)(${[...MARKS].join('|')})(\t?)>`, 'g');

/** Removes the ends and beginnings that were added within a mark. Where a mark was taken apart, they become its own. Linear. */
function withWholeMarks(html: string): string {
  const tags = Array.from(html.matchAll(MARK), ([, closing, name = '', tab]) => ({
    name,
    isEnd: closing === '/',
    isAdded: tab !== '',
  }));
  if (!tags.some(({ isAdded }) => isAdded)) return html;
  /** By tag: whether the next one of its name continues or ends the same mark. */
  const goesOn: boolean[] = [];
  const next = new Map<string, boolean>();
  for (let at = tags.length - 1; at >= 0; at -= 1) {
    const { name, isEnd, isAdded } = tags[at] as (typeof tags)[number];
    goesOn[at] = next.get(name) ?? false;
    next.set(name, isEnd !== isAdded);
  }
  const open = new Map<string, number>();
  let at = 0;
  return html.replace(MARK, (_, closing: string, name: string, tab: string) => {
    const count = open.get(name) ?? 0;
    const isInside = count > 0 && (closing === '' || goesOn[at] === true);
    const isNone = closing === '/' && count === 0;
    at += 1;
    if (tab !== '' && (isInside || isNone)) return '';
    open.set(name, Math.max(0, count + (closing === '/' ? -1 : 1)));
    return `<${closing}${name}>`;
  });
}

/** Pieces that may be a paragraph. */
type Run = { pieces: Piece[]; isAfterBlank: boolean };

function withTags(text: string, tags: Tags, shortcodes: boolean): string {
  const written: string[] = [];
  let depth = 0;
  let marks: readonly string[] = [];
  let run: Run = { pieces: [], isAfterBlank: false };
  const finish = (isAtBlank = false): void => {
    // Inside a block, words without a blank line beside them are its own.
    const isParagraph = depth === 0 || run.isAfterBlank || isAtBlank;
    const after = run.pieces.reduce(marksAfter, marks);
    written.push(writeRun(text, run.pieces, { tags, isParagraph, before: marks, after }));
    marks = after;
    run = { pieces: [], isAfterBlank: isAtBlank };
  };
  for (const piece of piecesOf(text, shortcodes)) {
    const { start, end } = piece;
    if (piece.is === 'block') {
      finish();
      written.push(text.slice(start, end));
      depth = Math.max(0, depth + piece.deeper);
    } else if (piece.is === 'shortcode') {
      finish();
      written.push(tags.shortcode, text.slice(start, end), tags.shortcodeEnd);
    } else if (piece.is === 'words') {
      let from = start;
      for (const { 0: blank, index } of text.slice(start, end).matchAll(/\n[ \t\r]*\n\s*/g)) {
        const at = start + index;
        if (at > from) run.pieces.push({ start: from, end: at, is: 'words' });
        finish(true);
        written.push(blank);
        from = at + blank.length;
      }
      if (end > from) run.pieces.push({ start: from, end, is: 'words' });
    } else run.pieces.push(piece);
  }
  finish();
  return written.join('');
}

/** Marks within each other that are split. */
const MOST_MARKS = 4;

function marksAfter(open: readonly string[], piece: Piece): readonly string[] {
  if (piece.is !== 'inline' || piece.mark === undefined) return open;
  if (!piece.isEnd) return open.length < MOST_MARKS ? [...open, piece.mark] : open;
  const last = open.lastIndexOf(piece.mark);
  return last === -1 ? open : open.toSpliced(last, 1);
}

/** `before`, `after`: the marks that are open at both ends. */
type Writing = Readonly<{
  tags: Tags;
  isParagraph: boolean;
  before: readonly string[];
  after: readonly string[];
}>;

/** White space at both ends stays outside the paragraph. */
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

/** A break that is written at the end of a line is that of the line. */
function withBreaks(words: string, before: Piece | undefined, after: Piece | undefined, tags: Tags): string {
  const [inkStart, inkEnd] = [words.search(/\S/), words.trimEnd().length];
  return words.replace(/[ \t]*\r?\n/g, (line, at: number) => {
    const isWritten =
      (before?.is === 'break' && (at < inkStart || inkStart === -1)) ||
      (after?.is === 'break' && at >= inkEnd);
    return isWritten ? line : tags.lineBreak + line;
  });
}
