/**
 * Finding and replacing in the whole post: the title, every run of text whatever its marks, and the words of cards, which
 * are found and shown but changed in the card itself.
 */
import {
  $createNodeSelection,
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isDecoratorNode,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  $setState,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { foldForFind, type Folding } from '../model/fold.ts';
import { titleState } from '../model/nodes/state.ts';

// Finding words in one run of text. Pure.

export type FindOptions = Folding &
  Readonly<{
    /** Only where no letter or digit touches what is found. */
    wholeWords?: boolean;
  }>;

type Span = readonly [from: number, to: number];

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Where `query` stands in `text`, in UTF-16 units, from left to right, without overlap; nothing for an empty query. */
export function findMatches(text: string, query: string, options: FindOptions = {}): Span[] {
  const wanted = foldForFind(query, options).text;
  if (wanted === '' || text === '') return [];
  const { text: folded, at } = foldForFind(text, options);
  const spans: Span[] = [];
  for (let from = folded.indexOf(wanted); from >= 0;) {
    const start = at[from] ?? 0;
    const end = at[from + wanted.length] ?? text.length;
    // Half a ligature is no match: « œuvre » does not hold « euvre ».
    const whole = at[from - 1] !== start && at[from + wanted.length - 1] !== at[from + wanted.length];
    const taken =
      whole && (options.wholeWords !== true || !(touchesWord(text, start) || touchesWord(text, end)));
    if (taken) spans.push([start, end]);
    from = folded.indexOf(wanted, taken ? from + wanted.length : from + 1);
  }
  return spans;
}

/** Whether a word goes on over this place. */
function touchesWord(text: string, at: number): boolean {
  const before = text.codePointAt(at - 1 - (isTrail(text.charCodeAt(at - 1)) ? 1 : 0));
  const after = text.codePointAt(at);
  return isWord(before) && isWord(after);
}

const isTrail = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const isWord = (code: number | undefined): boolean =>
  code !== undefined && WORD.test(String.fromCodePoint(code));

/** `key`: of the element whose runs hold the words, of the card, or `title`. Units are UTF-16 in its text. */
export type Match = Readonly<{ place: 'title' | 'text' | 'card'; key: string; from: number; to: number }>;

/** More are neither counted nor drawn: nobody steps through them. */
export const MOST_MATCHES = 5_000;

/** Everything found, in reading order. */
export function $findAll(query: string, options: FindOptions): Match[] {
  const matches: Match[] = [];
  const add = (place: Match['place'], key: string, text: string): void => {
    for (const [from, to] of findMatches(text, query, options)) matches.push({ place, key, from, to });
  };
  add('title', 'title', $getState($getRoot(), titleState));
  const visit = (node: LexicalNode): void => {
    if (matches.length >= MOST_MATCHES) return;
    if ($isDecoratorNode(node)) add('card', node.getKey(), node.getTextContent());
    if (!$isElementNode(node)) return;
    const children = node.getChildren();
    // A run of text and a nested list never stand in one element with blocks beside them; the text comes first.
    if (children.some((child) => $isTextNode(child) || $isInline(child)))
      add('text', node.getKey(), runText(node));
    for (const child of children) if (!$isInline(child)) visit(child);
  };
  for (const block of $getRoot().getChildren()) visit(block);
  return matches.slice(0, MOST_MATCHES);
}

function $isInline(node: LexicalNode): boolean {
  return $isTextNode(node) || $isLineBreakNode(node) || ($isElementNode(node) && node.isInline());
}

type Piece = Readonly<{ node: TextNode | null; text: string }>;

/** The runs of an element, those in its links too; a line break counts as one sign, so does whatever else stands there. */
function pieces(element: ElementNode): Piece[] {
  return element.getChildren().flatMap((child): Piece[] => {
    if ($isTextNode(child)) return [{ node: child, text: child.getTextContent() }];
    if ($isElementNode(child)) return child.isInline() ? pieces(child) : [];
    return [{ node: null, text: '\n' }];
  });
}

const runText = (element: ElementNode): string =>
  pieces(element)
    .map(({ text }) => text)
    .join('');

export type TextPoint = Readonly<{ node: TextNode; offset: number }>;

/** Where a match begins and ends, in the runs it stands in; null when the text has changed meanwhile. */
export function $pointsOf(match: Match): readonly [TextPoint, TextPoint] | null {
  const element = $getNodeByKey(match.key);
  if (match.place !== 'text' || !$isElementNode(element)) return null;
  let start: TextPoint | null = null;
  let at = 0;
  for (const { node, text } of pieces(element)) {
    const end = at + text.length;
    if (node !== null) {
      if (start === null && match.from < end) start = { node, offset: Math.max(0, match.from - at) };
      if (start !== null && match.to <= end) return [start, { node, offset: match.to - at }];
    }
    at = end;
  }
  return null;
}

/** Selects what was found, or its card. False in the title, which is a field of its own. */
export function $selectMatch(match: Match): boolean {
  if (match.place === 'title') return false;
  if (match.place === 'card') {
    const selection = $createNodeSelection();
    selection.add(match.key);
    $setSelection(selection);
    return true;
  }
  const places = $pointsOf(match);
  if (places === null) return false;
  const selection = $createRangeSelection();
  selection.anchor.set(places[0].node.getKey(), places[0].offset, 'text');
  selection.focus.set(places[1].node.getKey(), places[1].offset, 'text');
  $setSelection(selection);
  return true;
}

/**
 * Puts `replacement` in the place of what was found; it looks as the first letter did. Later matches of the same element
 * must be replaced before earlier ones. False where nothing was changed: in a card, or where the text is another now.
 */
export function $replaceMatch(match: Match, replacement: string): boolean {
  if (match.place === 'title') {
    const title = $getState($getRoot(), titleState);
    $setState($getRoot(), titleState, splice(title, [match.from, match.to], replacement).slice(0, 2_000));
    return true;
  }
  const places = $pointsOf(match);
  if (places === null) return false;
  const [start, end] = places;
  if (start.node.is(end.node)) start.node.spliceText(start.offset, end.offset - start.offset, replacement);
  else {
    const between = start.node
      .getNodesBetween(end.node)
      .filter((node) => !node.is(start.node) && !node.is(end.node));
    for (const node of between) if ($isTextNode(node) || $isLineBreakNode(node)) node.remove();
    end.node.spliceText(0, end.offset, '');
    $keepCaretIn(end.node);
    if (end.node.getTextContentSize() === 0) end.node.remove();
    start.node.spliceText(start.offset, start.node.getTextContentSize() - start.offset, replacement);
  }
  $keepCaretIn(start.node);
  if (start.node.getTextContentSize() === 0) start.node.remove();
  return true;
}

/** A caret that stood after words that are shorter now stands at their end. */
function $keepCaretIn(node: TextNode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const size = node.getLatest().getTextContentSize();
  for (const point of [selection.anchor, selection.focus])
    if (point.key === node.getKey() && point.offset > size) point.set(node.getKey(), size, 'text');
}

/** Replaces all of `matches`; gives how many were. */
export function $replaceAll(matches: readonly Match[], replacement: string): number {
  return matches.toReversed().filter((match) => $replaceMatch(match, replacement)).length;
}

const splice = (text: string, [from, to]: Span, replacement: string): string =>
  text.slice(0, from) + replacement + text.slice(to);
