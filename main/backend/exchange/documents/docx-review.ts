/**
 * Reviewers' marks in a docx (ECMA-376 part 1, 17.13): tracked changes, grouped as displayed (one person's changes at
 * one position are one change) and then accepted or refused, and comments.
 */
import type { DocumentChange, DocumentComment } from '#contract/exchange.ts';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { childNamed, elementsOf, type XmlElement } from '../xml/read-xml.ts';
import { readInstant } from '../xml/values.ts';
import type { ReadComments } from './document-parts.ts';
import { readMarkName } from './part-marks.ts';

type MarkKind = 'insertion' | 'deletion' | 'formatting';
/** `runs` is text, `paragraph` the end of a paragraph, `row` a table row, `properties` formatting. */
type Mark = Readonly<{
  element: XmlElement;
  kind: MarkKind;
  on: 'runs' | 'paragraph' | 'row' | 'properties';
}>;

/** One change to decide, with the marks that form it. */
type TrackedChange = DocumentChange & Readonly<{ marks: Mark[] }>;

const RUNS: ReadonlyMap<string, MarkKind> = new Map([
  ['w:ins', 'insertion'],
  ['w:moveTo', 'insertion'],
  ['w:del', 'deletion'],
  ['w:moveFrom', 'deletion'],
]);
const MOVES = new Set(['w:moveTo', 'w:moveFrom']);
const CONTEXT = 80;

type Open = {
  author: string;
  at: number | undefined;
  kinds: Set<MarkKind>;
  removed: string;
  inserted: string;
  before: string;
  after: string;
  marks: Mark[];
  /** The name of the move that it is one side of. */
  move: string | undefined;
};

/** The tracked changes of some parts of a document (its text, its notes), in order. */
export function trackedChanges(parts: readonly XmlElement[]): TrackedChange[] {
  const gathered: Open[] = [];
  for (const part of parts) gatherFrom(part, gathered);
  return joinMoves(gathered).map(toChange);
}

function gatherFrom(part: XmlElement, gathered: Open[]): void {
  let last: Open | undefined;
  let before = '';
  let moving: string | undefined;
  const closed = new Set<Open>();
  const ended = new Set<Open>();
  const untouched = (text: string): void => {
    if (text === '') return;
    if (last !== undefined && !ended.has(last) && last.after.length < CONTEXT)
      last.after = (last.after + text).slice(0, CONTEXT);
    // White space does not separate changes: a word replaced after a blank is one change.
    if (text.trim() !== '' && last !== undefined) closed.add(last);
    before = (before + text).slice(-CONTEXT);
  };
  const mark = (reviewMark: Mark, attributes: Readonly<Record<string, string>>, text: string): void => {
    const author = (attributes['w:author'] ?? '').slice(0, 200);
    const move = MOVES.has(reviewMark.element.name) ? moving : undefined;
    const continues =
      last !== undefined &&
      !closed.has(last) &&
      last.author === author &&
      last.move === move &&
      (reviewMark.kind === 'formatting') === last.kinds.has('formatting');
    const at = readInstant(attributes['w:date'] ?? '');
    if (!continues || last === undefined) {
      last = {
        author,
        at: at !== undefined && at >= 0 ? at : undefined,
        kinds: new Set(),
        removed: '',
        inserted: '',
        before,
        after: '',
        marks: [],
        move,
      };
      gathered.push(last);
    }
    last.kinds.add(reviewMark.kind);
    last.marks.push(reviewMark);
    if (reviewMark.kind === 'deletion') last.removed = cut(last.removed + text);
    else last.inserted = cut(last.inserted + text);
  };
  const walk = (element: XmlElement): void => {
    if (element.name === 'w:moveFromRangeStart' || element.name === 'w:moveToRangeStart')
      moving = element.attributes['w:name'];
    else if (element.name === 'w:moveFromRangeEnd' || element.name === 'w:moveToRangeEnd') moving = undefined;
    const kind = RUNS.get(element.name);
    if (kind !== undefined) {
      mark({ element, kind, on: 'runs' }, element.attributes, textOf(element));
      return;
    }
    if (element.name === 'w:t') {
      untouched(textOf(element));
      return;
    }
    if (element.name === 'w:tr') markProperties(element, 'w:trPr', 'row', mark);
    if (element.name === 'w:r' || element.name === 'w:p') formatted(element, mark);
    for (const child of elementsOf(element)) walk(child);
    if (element.name === 'w:p') {
      const properties = childNamed(element, 'w:pPr');
      if (properties !== undefined) markProperties(properties, 'w:rPr', 'paragraph', mark);
      before = '';
      // The text after a change is collected up to the end of its paragraph.
      if (last !== undefined) ended.add(last);
    }
  };
  walk(part);
}

type SetMark = (mark: Mark, attributes: Readonly<Record<string, string>>, text: string) => void;

/** Marks written as properties: the end of a paragraph, a row. */
function markProperties(
  holder: XmlElement,
  properties: string,
  on: 'row' | 'paragraph',
  mark: SetMark,
): void {
  const inside = childNamed(holder, properties);
  for (const element of elementsOf(inside)) {
    const kind = element.name === 'w:ins' ? 'insertion' : element.name === 'w:del' ? 'deletion' : undefined;
    if (kind !== undefined) mark({ element, kind, on }, element.attributes, on === 'paragraph' ? '¶' : '');
  }
}

function formatted(element: XmlElement, mark: SetMark): void {
  const properties = childNamed(element, element.name === 'w:r' ? 'w:rPr' : 'w:pPr');
  let text: string | undefined;
  for (const child of elementsOf(properties))
    if (child.name === 'w:rPrChange' || child.name === 'w:pPrChange') {
      text ??= cut(textOf(element));
      mark({ element: child, kind: 'formatting', on: 'properties' }, child.attributes, text);
    }
}

/** Both sides of a move are one change: deciding only one would lose or duplicate the text. */
function joinMoves(gathered: readonly Open[]): Open[] {
  const sides = new Map<string, Open>();
  return gathered.filter((change) => {
    if (change.move === undefined) return true;
    const first = sides.get(change.move);
    if (first === undefined) {
      sides.set(change.move, change);
      return true;
    }
    for (const mark of change.marks) first.marks.push(mark);
    for (const kind of change.kinds) first.kinds.add(kind);
    first.removed = cut(first.removed + change.removed);
    first.inserted = cut(first.inserted + change.inserted);
    return false;
  });
}

function toChange({ author, at, kinds, removed, inserted, before, after, marks, move }: Open): TrackedChange {
  const both = kinds.has('insertion') && kinds.has('deletion');
  return {
    kind: kinds.has('formatting')
      ? 'formatting'
      : both
        ? move === undefined
          ? 'replacement'
          : 'move'
        : kinds.has('insertion')
          ? 'insertion'
          : 'deletion',
    author,
    ...(at === undefined ? {} : { at }),
    removed,
    inserted,
    before,
    after,
    marks,
  };
}

const cut = (text: string): string => text.slice(0, DOCUMENT_LIMITS.change);

function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (element.name === 'w:t' || element.name === 'w:delText') text += child;
    } else if (child.name === 'w:tab') text += '\t';
    else if (child.name === 'w:br') text += '\n';
    else text += textOf(child);
  }
  return text;
}

// Applies the decisions: each tracked change is accepted or refused, and no tracking remains.

/** True to accept a mark; unknown marks are accepted. */
type Accepts = (element: XmlElement) => boolean;

/** @param refused the marks to refuse */
export function settleChanges(part: XmlElement, refused: readonly Mark[]): void {
  const not = new Set(refused.map((mark) => mark.element));
  settle(part, (element) => !not.has(element));
}

const INSERTED = new Set(['w:ins', 'w:moveTo']);
const DELETED = new Set(['w:del', 'w:moveFrom']);
/** Records of previous formatting; the current formatting is kept. */
const OTHER_CHANGES = new Set([
  'w:tblPrChange',
  'w:tblGridChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPrChange',
  'w:tblPrExChange',
  'w:numberingChange',
]);

function settle(element: XmlElement, accepts: Accepts): void {
  const settled: XmlElement['children'] = [];
  const endless = new Set<XmlElement>();
  for (const child of element.children) {
    if (typeof child === 'string') {
      settled.push(child);
      continue;
    }
    if (OTHER_CHANGES.has(child.name) || isGone(child, accepts)) continue;
    if (child.name === 'w:p' && losesItsEnd(child, accepts)) endless.add(child);
    settle(child, accepts);
    if (INSERTED.has(child.name) || DELETED.has(child.name))
      for (const inside of child.children) settled.push(asKept(inside));
    else settled.push(child);
  }
  element.children =
    element.name === 'w:pPr' || element.name === 'w:rPr' ? settled : withoutLostEnds(settled, endless);
  if (element.name === 'w:rPr') settleLook(element, 'w:rPrChange', 'w:rPr', accepts);
  else if (element.name === 'w:pPr') settleLook(element, 'w:pPrChange', 'w:pPr', accepts);
}

/** True for text or rows that the decision removes. Marks in properties are handled with their owners. */
function isGone(child: XmlElement, accepts: Accepts): boolean {
  if (child.children.length > 0 && INSERTED.has(child.name)) return !accepts(child);
  if (child.children.length > 0 && DELETED.has(child.name)) return accepts(child);
  if (child.name !== 'w:tr') return false;
  const properties = childNamed(child, 'w:trPr');
  const inserted = childNamed(properties, 'w:ins');
  const deleted = childNamed(properties, 'w:del');
  return (inserted !== undefined && !accepts(inserted)) || (deleted !== undefined && accepts(deleted));
}

/** Deleted text that is kept becomes normal text. */
function asKept(child: XmlElement | string): XmlElement | string {
  if (typeof child === 'string') return child;
  if (child.name === 'w:delText') child.name = 'w:t';
  else if (child.name === 'w:delInstrText') child.name = 'w:instrText';
  child.children.forEach(asKept);
  return child;
}

/** Restores the previous formatting if its change is refused. */
function settleLook(properties: XmlElement, change: string, inner: string, accepts: Accepts): void {
  const changeElement = childNamed(properties, change);
  if (changeElement === undefined) return;
  const rest = properties.children.filter((child) => child !== changeElement);
  const before = childNamed(changeElement, inner);
  // The properties of a paragraph's end are not part of the change.
  const stays = rest.filter((child) => typeof child !== 'string' && child.name === 'w:rPr');
  properties.children = accepts(changeElement) ? rest : [...(before?.children ?? []), ...stays];
}

/** Joins each paragraph whose end is removed with the next, which gives the formatting of both, as in Word. */
function withoutLostEnds(
  children: XmlElement['children'],
  endless: ReadonlySet<XmlElement>,
): XmlElement['children'] {
  if (endless.size === 0) return children;
  const result: XmlElement['children'] = [];
  let joining: { last: XmlElement; words: XmlElement['children'] | undefined } | undefined;
  const close = (): void => {
    if (joining === undefined) return;
    const { last, words } = joining;
    result.push(
      words === undefined ? last : { ...last, children: [...last.children.filter(isProperties), ...words] },
    );
    joining = undefined;
  };
  for (const child of children) {
    if (typeof child === 'string' || child.name !== 'w:p') {
      if (typeof child !== 'string' && isBlock(child)) close();
      result.push(child);
      continue;
    }
    if (joining === undefined) joining = { last: child, words: undefined };
    else {
      joining.words ??= wordsOf(joining.last);
      for (const word of wordsOf(child)) joining.words.push(word);
      joining.last = child;
    }
    if (!endless.has(child)) close();
  }
  close();
  return result;
}

const isBlock = (element: XmlElement): boolean => element.name === 'w:tbl' || element.name === 'w:sdt';

function losesItsEnd(paragraph: XmlElement, accepts: Accepts): boolean {
  const properties = childNamed(paragraph, 'w:pPr');
  const end = childNamed(properties, 'w:rPr');
  if (end === undefined) return false;
  const inserted = childNamed(end, 'w:ins');
  const deleted = childNamed(end, 'w:del');
  return (inserted !== undefined && !accepts(inserted)) || (deleted !== undefined && accepts(deleted));
}

const isProperties = (child: XmlElement | string): boolean =>
  typeof child !== 'string' && child.name === 'w:pPr';
const wordsOf = ({ children }: XmlElement): XmlElement['children'] =>
  children.filter((child) => !isProperties(child));

// Reads the comments of a docx with the text they refer to (ECMA-376 part 1, 17.13.4; « done » and replies: [MS-DOCX]
// 2.5.1).

/**
 * Comments in the order of the file. `parts` are the text and its notes after tracked changes were settled, so that
 * quotes match the visible text. A comment on a removed passage has no quote.
 */
export function commentsOf(
  comments: XmlElement,
  extended: XmlElement | undefined,
  parts: readonly XmlElement[],
): ReadComments {
  const { quotes, partOfId } = quotesOf(parts);
  const partOf = new Map<DocumentComment, number>();
  const done = new Set<string>();
  for (const entry of elementsOf(extended))
    if (/^(?:1|true|on)$/.test(entry.attributes['w15:done'] ?? ''))
      done.add(entry.attributes['w15:paraId'] ?? '');
  const read = elementsOf(comments)
    .filter((comment) => comment.name === 'w:comment')
    .slice(0, DOCUMENT_LIMITS.comments)
    .map((comment) => {
      const paragraphs = elementsOf(comment).filter((child) => child.name === 'w:p');
      const at = readInstant(comment.attributes['w:date'] ?? '');
      const last = paragraphs.at(-1)?.attributes['w14:paraId'] ?? '';
      const id = comment.attributes['w:id'] ?? '';
      const quote = quotes(id).replace(/\s+/g, ' ').trim();
      const documentComment: DocumentComment = {
        author: (comment.attributes['w:author'] ?? '').slice(0, 200),
        ...(at !== undefined && at >= 0 ? { at } : {}),
        text: paragraphs.map(textOf).join('\n').trim().slice(0, DOCUMENT_LIMITS.comment),
        quote: quote.slice(0, DOCUMENT_LIMITS.quote),
        ...(done.has(last) ? { done: true as const } : {}),
      };
      const part = partOfId.get(id);
      if (part !== undefined) partOf.set(documentComment, part);
      return documentComment;
    });
  return { comments: read, partOf };
}

/** Start and end of a comment's text in the collected text. */
type Stretch = { start: number; end: number };
/** White space is folded after truncation. */
const CUT = 4 * DOCUMENT_LIMITS.quote;

type Quotes = Readonly<{
  quotes: (id: string) => string;
  /** The mark of the part in which each comment’s first words are. */
  partOfId: ReadonlyMap<string, number>;
}>;

/** The text between the two ends of each comment; the text of its paragraph for a comment without ends. Linear. */
function quotesOf(parts: readonly XmlElement[]): Quotes {
  const partOfId = new Map<string, number>();
  let part: number | undefined;
  /** Comments whose words have not begun: Word writes a mark after the beginning of a comment. */
  let begun: string[] = [];
  const begins = (ids: readonly string[]): void => {
    for (const id of ids) if (part !== undefined && !partOfId.has(id)) partOfId.set(id, part);
  };
  const stretches = new Map<string, Stretch>();
  const pieces: string[] = [];
  let length = 0;
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  /** Comment ids in the surrounding paragraphs, for comments without ends. */
  const called: string[][] = [];
  const walk = (element: XmlElement): void => {
    const id = element.attributes['w:id'] ?? '';
    if (element.name === 'w:commentRangeStart') {
      stretches.set(id, { start: length, end: Infinity });
      begun.push(id);
    } else if (element.name === 'w:commentRangeEnd') {
      const stretch = stretches.get(id);
      if (stretch !== undefined) stretch.end = Math.min(stretch.end, length);
    } else if (element.name === 'w:commentReference') {
      called.at(-1)?.push(id);
      begins([id]);
    } else if (element.name === 'w:bookmarkStart') {
      const mark = readMarkName(element.attributes['w:name'] ?? '');
      if (mark !== undefined) part = mark.kind === 'rest' ? undefined : mark.part;
    } else if (element.name === 'w:t') {
      begins(begun);
      begun = [];
      return add(textOf(element));
    } else if (element.name === 'w:tab' || element.name === 'w:br') return add(' ');
    const start = length;
    if (element.name === 'w:p') called.push([]);
    for (const child of elementsOf(element)) walk(child);
    if (element.name !== 'w:p') return;
    for (const one of called.pop() ?? []) if (!stretches.has(one)) stretches.set(one, { start, end: length });
    add(' ');
  };
  for (const tree of parts) {
    part = undefined;
    walk(tree);
  }
  const allText = pieces.join('');
  const quotes = (id: string): string => {
    const stretch = stretches.get(id);
    return stretch === undefined
      ? ''
      : allText.slice(stretch.start, Math.min(stretch.end, stretch.start + CUT));
  };
  return { quotes, partOfId };
}
