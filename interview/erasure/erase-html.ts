/**
 * Erasure in HTML: the page of a blog, a sealed card, the source bytes of a block. Names are found across inline tags and in
 * attributes; everything else stays as it is.
 */
import { isText, parseHtml } from '../markup/parse.ts';
import { foldWhiteSpace } from '../fold-key.ts';
import { eraseText, replacementFor, spansOf, type Erasing } from './erase-text.ts';

const PIECE = /<!--[\s\S]*?(?:-->|$)|<[a-z/!?][^>]*(?:>|$)|[^<]+|</gi;
const WITHIN_WORDS =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)\b/i;
/** Tags without attributes: most tags of a page, never read for names. */
const SAYS_NOTHING =
  /^<\/?(?:a|b|blockquote|br|cite|div|em|figcaption|figure|h[1-6]|hr|i|li|ol|p|s|span|strong|sub|sup|t[dhr]|tbody|thead|table|u|ul)>$/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});?/gi;
/** Minimum length of an answer to search for; shorter text may be in any page by coincidence. */
const SHORTEST_ANSWER = 12;
/** Maximum length of the name and punctuation before an answer in its paragraph. */
const LONGEST_LABEL = 220;

export type OfPost = Readonly<{
  /** Markers of the participants. */
  theirs: ReadonlySet<string>;
  language: string;
  /** Paragraphs of the removed answers, white space folded. */
  answers: ReadonlySet<string>;
}>;

/** Text between two block tags, and the HTML pieces it is made of; a line break is not a piece. */
type Run = { text: string; pieces: { html: string; at: number }[] };
/** Characters of a run and their HTML source; `isIndivisible`: an entity, which cannot be split. */
type Segment = Readonly<{ from: number; to: number; start: number; end: number; isIndivisible: boolean }>;

/** Returns the same string if it names no erased person. */
export function eraseHtml(html: string, erasing: Erasing, post: OfPost): string {
  const edits: { start: number; end: number; text: string }[] = [];
  let run: Run = { text: '', pieces: [] };
  const flush = (): void => {
    eraseRun(run, erasing, post, edits);
    run = { text: '', pieces: [] };
  };
  for (const { 0: piece, index } of html.matchAll(PIECE)) {
    if (!piece.startsWith('<') || piece === '<') {
      run.text += piece.replace(ENTITY, decoded);
      run.pieces.push({ html: piece, at: index });
    } else {
      if (/^<br\b/i.test(piece)) {
        run.text += '\n';
        run.pieces.push({ html: '', at: index });
      } else if (!WITHIN_WORDS.test(piece)) flush();
      const erased = SAYS_NOTHING.test(piece)
        ? piece
        : isTheirImage(piece, erasing)
          ? ''
          : eraseTag(piece, erasing, post);
      if (erased !== piece) edits.push({ start: index, end: index + piece.length, text: erased });
    }
  }
  flush();
  if (edits.length === 0) return html;
  let out = '';
  let from = 0;
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start)) {
    if (start < from) continue;
    out += html.slice(from, start) + text;
    from = end;
  }
  return out + html.slice(from);
}

/** `data:` addresses of pictures are long and contain no words. */
const DATA = /(data:[^"'\s>]*)/;

const eraseTag = (tag: string, erasing: Erasing, { theirs, language }: OfPost): string =>
  tag
    .split(DATA)
    .map((part) => (part.startsWith('data:') ? part : eraseText(part, erasing, theirs, language)))
    .join('');

/** Whether an image is a picture of an erased person: our own pages contain its hash (markup/addresses.ts). */
const isTheirImage = (tag: string, erasing: Erasing): boolean =>
  /^<img\b/i.test(tag) &&
  (
    tag
      .split(DATA)
      .join(' ')
      .match(/[0-9a-f]{64}/g) ?? []
  ).some((sha256) => erasing.isTheirPicture(sha256));

/** Segments in order. Computed only when something is cut, which is rare. */
function segmentsOf({ pieces }: Run): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  const say = (characters: number, start: number, end: number, isIndivisible: boolean): void => {
    if (characters > 0) segments.push({ from, to: from + characters, start, end, isIndivisible });
    from += characters;
  };
  for (const { html, at } of pieces) {
    if (html === '') say(1, at, at, true);
    let read = 0;
    for (const { 0: entity, index } of html.matchAll(ENTITY)) {
      say(index - read, at + read, at + index, false);
      read = index + entity.length;
      say(decoded(entity).length, at + index, at + read, true);
    }
    say(html.length - read, at + read, at + html.length, false);
  }
  return segments;
}

const entities = new Map<string, string>();
function decoded(entity: string): string {
  let text = entities.get(entity);
  if (text === undefined) {
    const [node] = parseHtml(entity).childNodes;
    text = node !== undefined && isText(node) ? node.value : entity;
    if (entities.size < 5_000) entities.set(entity, text);
  }
  return text;
}

function eraseRun(
  run: Run,
  erasing: Erasing,
  { theirs, language, answers }: OfPost,
  edits: { start: number; end: number; text: string }[],
): void {
  const { text } = run;
  if (text === '') return;
  let segments: Segment[] | undefined;
  let next = 0;
  /** Replaces a range of the text, source piece by source piece, so that the tags stay. Called in the order of the text. */
  const cut = (from: number, to: number, instead: string): void => {
    segments ??= segmentsOf(run);
    while ((segments[next]?.to ?? Infinity) <= from) next += 1;
    let replacement = instead;
    let open: { start: number; end: number; text: string } | undefined;
    for (let at = next; (segments[at]?.from ?? Infinity) < to; at += 1) {
      const { isIndivisible, ...of } = segments[at] as Segment;
      const start = isIndivisible ? of.start : of.start + Math.max(from - of.from, 0);
      const end = isIndivisible ? of.end : of.end - Math.max(of.to - to, 0);
      if (open?.end === start) open.end = end;
      else {
        open = { start, end, text: replacement };
        edits.push(open);
      }
      replacement = '';
    }
  };
  if (answers.size > 0 && isAnswer(foldWhiteSpace(text), answers)) {
    cut(0, text.length, '');
    return;
  }
  for (const { start, end, by } of spansOf(text, erasing.names, theirs))
    cut(start, end, replacementFor(by, language));
}

function isAnswer(text: string, answers: ReadonlySet<string>): boolean {
  if (answers.has(text)) return true;
  // An answer after its label in the same paragraph: « Anne Martin : … ».
  for (const answer of answers)
    if (
      answer.length >= SHORTEST_ANSWER &&
      text.length - answer.length <= LONGEST_LABEL &&
      text.endsWith(answer)
    )
      return true;
  return false;
}
