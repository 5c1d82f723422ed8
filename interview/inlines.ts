/**
 * Normalises text runs to what HTML can express: white space folded as by a browser, equal neighbours merged, marks in
 * order, nothing empty. Renderer and HTML reader share it, so that published text is read back unchanged.
 */
import { append } from './append.ts';
import { type Inline, LIMITS, type Link, type Mark, MARKS, type TextInline } from './document.ts';

const SPACES = /[ \t\n\r\f\v]+/g;
// oxlint-disable-next-line no-control-regex -- HTML cannot carry them
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Replaces lone surrogates with U+FFFD. */
export function wholeCharacters(text: string): string {
  // Supported by all our runtimes, but missing in the type library.
  const candidate = text as string & { isWellFormed?(): boolean };
  return candidate.isWellFormed?.() === true ? text : text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Removes control characters, which HTML cannot contain, and replaces lone surrogates with U+FFFD. */
export const cleanText = (text: string): string => wholeCharacters(text.replace(CONTROLS, ''));

/** Removes all white space, to compare texts as readers do. */
export const withoutWhiteSpace = (text: string): string => cleanText(text).replace(/[\s\u00a0\u202f]+/g, '');

/** Whether `cleanText` and folding would not change the text. */
function isFolded(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x7f || unit >= 0xd800) return false;
    if (unit === 0x20 && before === 0x20) return false;
    before = unit;
  }
  return true;
}

/** Cleans a text and folds its white space as a browser does; usually there is nothing to do. */
const foldSpaces = (text: string): string => (isFolded(text) ? text : cleanText(text).replace(SPACES, ' '));

/** A line of plain text as HTML shows it; no-break spaces stay. */
export function foldLine(text: string): string {
  return foldSpaces(text).replace(/^ | $/g, '');
}

/** The marks in the order of MARKS, without repetition; undefined if empty. */
export function sortMarks(marks: readonly Mark[] | undefined): Mark[] | undefined {
  if (marks === undefined || marks.length === 0) return undefined;
  const sorted = MARKS.filter((mark) => marks.includes(mark));
  return sorted.length === 0 ? undefined : sorted;
}

/** A text run with only the fields it needs. */
export function textInline(text: string, marks?: readonly Mark[], language?: string): TextInline {
  const sorted = sortMarks(marks);
  return {
    type: 'text',
    text,
    ...(sorted && { marks: sorted }),
    ...(language !== undefined && { language }),
  };
}

/** The text of runs, with `\n` for line breaks. */
export function inlinesToText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.type === 'text') text += inline.text;
    else if (inline.type === 'lineBreak') text += '\n';
    else text += inlinesToText(inline.content);
  }
  return text;
}

/** The text of paragraphs, joined by `\n`. */
export function paragraphsToText(paragraphs: readonly (readonly Inline[])[]): string {
  return paragraphs.map(inlinesToText).join('\n');
}

/** Splits a text at the maximum length of a run or code block, never inside a character. */
export function textPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + LIMITS.text, text.length);
    if (to < text.length && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

const isLong = (inline: Inline): boolean =>
  inline.type === 'text'
    ? inline.text.length > LIMITS.text
    : inline.type === 'link' && inline.content.some(isLong);

/** Splits runs longer than a document allows. */
export function splitLongRuns(inlines: Inline[]): Inline[] {
  if (!inlines.some(isLong)) return inlines;
  return inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'lineBreak') return [inline];
    if (inline.type === 'text') return textPieces(inline.text).map((text) => ({ ...inline, text }));
    return [{ ...inline, content: splitLongRuns(inline.content) as Link['content'] }];
  });
}

const sameRun = (a: TextInline, b: TextInline): boolean =>
  a.language === b.language && (a.marks === b.marks || (a.marks ?? []).join() === (b.marks ?? []).join());

/** Whether a link has text; one with only line breaks shows nothing. */
const hasText = (content: readonly Inline[]): boolean => content.some((inline) => inline.type === 'text');

/** Whether a space precedes the current position. */
type Before = { space: boolean };

function foldRuns(inlines: readonly Inline[], before: Before, base: string | undefined): Inline[] {
  const folded: Inline[] = [];
  for (const inline of inlines) {
    if (inline.type === 'lineBreak') {
      trimEnd(folded);
      before.space = true;
      folded.push({ type: 'lineBreak' });
    } else if (inline.type === 'link') {
      const content = foldRuns(inline.content, before, base) as Link['content'];
      if (!hasText(content)) {
        if (content.length > 0) trimEnd(folded);
        append(folded, content);
        continue;
      }
      folded.push({
        type: 'link',
        url: inline.url,
        ...(inline.title !== undefined && inline.title !== '' && { title: foldLine(inline.title) }),
        content,
      });
    } else {
      let text = foldSpaces(inline.text);
      if (before.space && text.startsWith(' ')) text = text.slice(1);
      if (text === '') continue;
      before.space = text.endsWith(' ');
      const run = textInline(
        text,
        inline.marks,
        sameLanguage(inline.language, base) ? undefined : inline.language,
      );
      const last = folded.at(-1);
      if (last?.type === 'text' && sameRun(last, run))
        folded[folded.length - 1] = { ...last, text: last.text + text };
      else folded.push(run);
    }
  }
  return folded;
}

/** Removes the last space and any run that becomes empty. Returns whether it did. */
function trimEnd(inlines: Inline[]): boolean {
  const last = inlines.at(-1);
  if (last?.type === 'text' && last.text.endsWith(' ')) {
    if (last.text === ' ') inlines.pop();
    else inlines[inlines.length - 1] = { ...last, text: last.text.slice(0, -1) };
    return true;
  }
  if (last?.type !== 'link') return false;
  const content = [...last.content];
  if (!trimEnd(content)) return false;
  if (hasText(content)) inlines[inlines.length - 1] = { ...last, content };
  else {
    inlines.pop();
    append(inlines, content);
  }
  return true;
}

const isBreak = (inline: Inline | undefined): boolean => inline?.type === 'lineBreak';

/** Whether two language tags are equal; an absent one equals nothing. */
export function sameLanguage(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}

/**
 * The content of a paragraph as readers see it; empty if it shows nothing. `base`: the surrounding language, which is
 * removed from runs. Long runs are split. Idempotent.
 */
export function foldInlines(inlines: readonly Inline[], base?: string): Inline[] {
  const folded = foldRuns(inlines, { space: true }, base);
  // Trims spaces and breaks at the ends; removing one may expose another.
  for (let changed = true; changed;) {
    changed = trimEnd(folded);
    if (isBreak(folded.at(-1))) changed = folded.pop() !== undefined;
  }
  // Removed together: one by one would move all others each time.
  const first = folded.findIndex((inline) => !isBreak(inline));
  return splitLongRuns(mergeNeighbours(first > 0 ? folded.slice(first) : folded));
}

function mergeNeighbours(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === 'text' && last?.type === 'text' && sameRun(last, inline))
      merged[merged.length - 1] = { ...last, text: last.text + inline.text };
    else merged.push(inline);
  }
  return merged;
}

/** Folds paragraphs and drops those that show nothing. */
export function foldParagraphs(paragraphs: readonly (readonly Inline[])[], base?: string): Inline[][] {
  return paragraphs
    .map((paragraph) => foldInlines(paragraph, base))
    .filter((paragraph) => paragraph.length > 0);
}

/** Joins paragraphs into one, with line breaks. */
export function asOneRun(paragraphs: readonly (readonly Inline[])[]): Inline[] {
  return foldInlines(
    paragraphs.flatMap((paragraph, index) =>
      index === 0 ? paragraph : [{ type: 'lineBreak' as const }, ...paragraph],
    ),
  );
}
