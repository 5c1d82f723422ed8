/**
 * Where a docx says that something was inserted, deleted, moved or set otherwise (ECMA-376 part 1, 17.13.5), in the order
 * of the text, and which of those marks are one change to the eye: what one person did in one place.
 */
import type { DocumentChange } from '#contract/exchange.ts';
import { DOCUMENT_LIMITS } from './limits.ts';
import { childNamed, elementsOf, type XmlElement } from './xml-tree.ts';

type MarkKind = 'insertion' | 'deletion' | 'formatting';
/** `runs`: words. `paragraph`: the end of a paragraph. `row`: of a table. `properties`: how it looks. */
export type Mark = Readonly<{
  element: XmlElement;
  kind: MarkKind;
  on: 'runs' | 'paragraph' | 'row' | 'properties';
}>;

/** One change to decide upon, and the marks that make it. */
export type TrackedChange = DocumentChange & Readonly<{ marks: Mark[] }>;

const RUNS: ReadonlyMap<string, MarkKind> = new Map([
  ['w:ins', 'insertion'],
  ['w:moveTo', 'insertion'],
  ['w:del', 'deletion'],
  ['w:moveFrom', 'deletion'],
]);
const MOVES = new Set(['w:moveTo', 'w:moveFrom']);
const CONTEXT = 80;

/** A change as it is being gathered. */
type Open = {
  author: string;
  at: number | undefined;
  kinds: Set<MarkKind>;
  removed: string;
  inserted: string;
  before: string;
  after: string;
  marks: Mark[];
  /** The name of the move it is one side of. */
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
    // White space alone parts nothing: a word replaced after a blank is still one change.
    if (text.trim() !== '' && last !== undefined) closed.add(last);
    before = (before + text).slice(-CONTEXT);
  };
  const mark = (found: Mark, attributes: Readonly<Record<string, string>>, text: string): void => {
    const author = (attributes['w:author'] ?? '').slice(0, 200);
    const move = MOVES.has(found.element.name) ? moving : undefined;
    const goesOn =
      last !== undefined &&
      !closed.has(last) &&
      last.author === author &&
      last.move === move &&
      (found.kind === 'formatting') === last.kinds.has('formatting');
    const at = Date.parse(attributes['w:date'] ?? '');
    if (!goesOn || last === undefined) {
      last = {
        author,
        at: Number.isFinite(at) && at >= 0 ? at : undefined,
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
    last.kinds.add(found.kind);
    last.marks.push(found);
    if (found.kind === 'deletion') last.removed = cut(last.removed + text);
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
      // What comes after a change is told up to the end of its paragraph.
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
  for (const element of inside === undefined ? [] : elementsOf(inside)) {
    const kind = element.name === 'w:ins' ? 'insertion' : element.name === 'w:del' ? 'deletion' : undefined;
    if (kind !== undefined) mark({ element, kind, on }, element.attributes, on === 'paragraph' ? '¶' : '');
  }
}

function formatted(element: XmlElement, mark: SetMark): void {
  const properties = childNamed(element, element.name === 'w:r' ? 'w:rPr' : 'w:pPr');
  let text: string | undefined;
  for (const child of properties === undefined ? [] : elementsOf(properties))
    if (child.name === 'w:rPrChange' || child.name === 'w:pPrChange') {
      text ??= cut(textOf(element));
      mark({ element: child, kind: 'formatting', on: 'properties' }, child.attributes, text);
    }
}

/** Both sides of a move are one change: deciding one without the other would lose the words, or say them twice. */
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

/** The words in an element, kept and deleted alike. */
export function textOf(element: XmlElement): string {
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
