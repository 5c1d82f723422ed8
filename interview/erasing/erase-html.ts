/**
 * The same for HTML: what a blog holds, a sealed card, the bytes a block came from. Names are found across the tags that only
 * mark words, and in what tags say; nothing else of it changes.
 */
import { isText, parseHtml } from '../html/parse.ts';
import { foldWhiteSpace } from '../fold-key.ts';
import { eraseText, replacementFor, spansOf, type Erasing } from './erasing.ts';

const PIECE = /<!--[\s\S]*?(?:-->|$)|<[a-z/!?][^>]*(?:>|$)|[^<]+|</gi;
const WITHIN_WORDS =
  /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)\b/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});?/giy;
/** Shorter ones may stand anywhere, for anybody. */
const SHORTEST_ANSWER = 12;
/** What may stand before an answer in its paragraph: the name it is given under. */
const LONGEST_LABEL = 220;

export type OfPost = Readonly<{
  /** Markers of those who take part in it. */
  theirs: ReadonlySet<string>;
  language: string;
  /** Paragraphs of the answers that go, white space folded. */
  answers: ReadonlySet<string>;
}>;

/** A character of the text, and where it stands in the HTML: an entity is several there. */
type Run = { text: string; starts: number[]; ends: number[] };

/** The very string where nobody is named in it. */
export function eraseHtml(html: string, erasing: Erasing, post: OfPost): string {
  const edits: { start: number; end: number; text: string }[] = [];
  let run: Run = { text: '', starts: [], ends: [] };
  const flush = (): void => {
    eraseRun(run, erasing, post, edits);
    run = { text: '', starts: [], ends: [] };
  };
  for (const { 0: piece, index } of html.matchAll(PIECE)) {
    if (!piece.startsWith('<') || piece === '<') readText(piece, index, run);
    else {
      if (/^<br\b/i.test(piece)) push(run, '\n', index, index);
      else if (!WITHIN_WORDS.test(piece)) flush();
      const erased = isTheirImage(piece, erasing) ? '' : eraseTag(piece, erasing, post);
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

/** Pictures inside a text are long, and hold no words. */
const DATA = /(data:[^"'\s>]*)/;

const eraseTag = (tag: string, erasing: Erasing, { theirs, language }: OfPost): string =>
  tag
    .split(DATA)
    .map((part) => (part.startsWith('data:') ? part : eraseText(part, erasing, theirs, language)))
    .join('');

/** Our own pages say which picture of the library an image is (html/picture-addresses.ts). */
const isTheirImage = (tag: string, erasing: Erasing): boolean =>
  /^<img\b/i.test(tag) &&
  (
    tag
      .split(DATA)
      .join(' ')
      .match(/[0-9a-f]{64}/g) ?? []
  ).some((sha256) => erasing.isTheirPicture(sha256));

function push(run: Run, character: string, start: number, end: number): void {
  for (let unit = 0; unit < character.length; unit += 1) {
    run.starts.push(start);
    run.ends.push(end);
  }
  run.text += character;
}

function readText(piece: string, offset: number, run: Run): void {
  for (let at = 0; at < piece.length;) {
    ENTITY.lastIndex = at;
    const entity = piece[at] === '&' ? ENTITY.exec(piece)?.[0] : undefined;
    const length = entity?.length ?? 1;
    push(run, entity === undefined ? (piece[at] ?? '') : decoded(entity), offset + at, offset + at + length);
    at += length;
  }
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
  { text, starts, ends }: Run,
  erasing: Erasing,
  { theirs, language, answers }: OfPost,
  edits: { start: number; end: number; text: string }[],
): void {
  if (text === '') return;
  /** Each piece of source between two tags goes by itself: the tags stay. */
  const cut = (from: number, to: number, instead: string): void => {
    let said = instead;
    for (let at = from; at < to;) {
      let last = at;
      while (last + 1 < to && (starts[last + 1] === ends[last] || starts[last + 1] === starts[last]))
        last += 1;
      edits.push({ start: starts[at] ?? 0, end: ends[last] ?? 0, text: said });
      said = '';
      at = last + 1;
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
  // Under the name, in the same paragraph: « Anne Martin : … ».
  for (const answer of answers)
    if (
      answer.length >= SHORTEST_ANSWER &&
      text.length - answer.length <= LONGEST_LABEL &&
      text.endsWith(answer)
    )
      return true;
  return false;
}
