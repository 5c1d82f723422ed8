/**
 * Find and replace in the whole post: the title, all runs of text in any format, and the words of cards, which are
 * found but can only be changed in the card.
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

// Search in one text. Pure.

export type FindOptions = Folding &
  Readonly<{
    /** Only matches with no letter or digit next to them. */
    wholeWords?: boolean;
  }>;

type Span = readonly [from: number, to: number];

const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * The matches of `query` in `text`, as ranges in UTF-16 units, in order and without overlap; none for an empty query.
 */
export function findMatches(text: string, query: string, options: FindOptions = {}): Span[] {
  const foldedQuery = foldForFind(query, options).text;
  if (foldedQuery === '' || text === '') return [];
  const { text: folded, at } = foldForFind(text, options);
  const spans: Span[] = [];
  for (let from = folded.indexOf(foldedQuery); from >= 0;) {
    const start = at[from] ?? 0;
    const end = at[from + foldedQuery.length] ?? text.length;
    // A match must not begin or end inside a ligature: « œuvre » does not contain « euvre ».
    const cutsNoLigature =
      at[from - 1] !== start && at[from + foldedQuery.length - 1] !== at[from + foldedQuery.length];
    const isMatch =
      cutsNoLigature &&
      (options.wholeWords !== true || !(touchesWord(text, start) || touchesWord(text, end)));
    if (isMatch) spans.push([start, end]);
    from = folded.indexOf(foldedQuery, isMatch ? from + foldedQuery.length : from + 1);
  }
  return spans;
}

/** Whether a letter or digit is next to this offset. */
function touchesWord(text: string, at: number): boolean {
  const before = text.codePointAt(at - 1 - (isTrail(text.charCodeAt(at - 1)) ? 1 : 0));
  const after = text.codePointAt(at);
  return isWord(before) && isWord(after);
}

const isTrail = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
const isWord = (code: number | undefined): boolean =>
  code !== undefined && WORD.test(String.fromCodePoint(code));

/** `key`: of the element of the runs, of the card, or `title`. Offsets are UTF-16 units in its text. */
export type Match = Readonly<{ place: 'title' | 'text' | 'card'; key: string; from: number; to: number }>;

/** The largest number of matches counted and drawn. */
export const MOST_MATCHES = 5_000;

/** All matches, in reading order. */
export function $findAll(query: string, options: FindOptions): Match[] {
  const matches: Match[] = [];
  const add = (where: Match['place'], key: string, text: string): void => {
    for (const [from, to] of findMatches(text, query, options)) matches.push({ place: where, key, from, to });
  };
  add('title', 'title', $getState($getRoot(), titleState));
  const visit = (node: LexicalNode): void => {
    if (matches.length >= MOST_MATCHES) return;
    if ($isDecoratorNode(node)) add('card', node.getKey(), node.getTextContent());
    if (!$isElementNode(node)) return;
    const children = node.getChildren();
    // Text and blocks are never mixed in one element, except text before a nested list.
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

/** The runs of an element, including those in links; a line break or any other node counts as one character. */
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

/** The start and end of a match in its runs; null if the text has changed. */
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

/** Selects a match, or its card. False for the title, which is a separate field. */
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
 * Replaces a match, with the format of its first letter. Replace later matches of an element before earlier ones. False
 * without a change: in a card, or if the text has changed.
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

/** Moves a caret beyond the shorter text to its end. */
function $keepCaretIn(node: TextNode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const size = node.getLatest().getTextContentSize();
  for (const point of [selection.anchor, selection.focus])
    if (point.key === node.getKey() && point.offset > size) point.set(node.getKey(), size, 'text');
}

/** Replaces all matches; returns their number. */
export function $replaceAll(matches: readonly Match[], replacement: string): number {
  return matches.toReversed().filter((match) => $replaceMatch(match, replacement)).length;
}

const splice = (text: string, [from, to]: Span, replacement: string): string =>
  text.slice(0, from) + replacement + text.slice(to);
