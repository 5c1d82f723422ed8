/** The texts of the editor as typography reads them: runs of one element, with the language each is in. */
import { $isLinkNode } from '@lexical/link';
import { $isQuoteNode } from '@lexical/rich-text';
import {
  $getSelection,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import { showsAddress } from '#interview/typography/inlines.ts';
import type { Change } from '#interview/typography/rules.ts';
import { shareChanges, type Segment } from '#interview/typography/segments.ts';
import { partsAfter, type Edit, type Part } from '#interview/typography/edits.ts';
import { $blockOf } from '../edit/blocks.ts';
import { $isCodeBlockNode } from '../model/nodes/code-block-node.ts';
import { $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import { $membershipOf, languageState, quoteState } from '../model/nodes/state.ts';

export type Piece = Readonly<{ segment: Segment; node: TextNode | null }>;

/** The runs of an element, those in its links too; a line break is one sign. */
export function $piecesOf(element: ElementNode, inLink = false, kept = false): Piece[] {
  return element.getChildren().flatMap((child): Piece[] => {
    if ($isTextNode(child)) {
      const language = $getState(child, languageState) ?? undefined;
      const segment: Segment = {
        text: child.getTextContent(),
        ...(language === undefined ? {} : { language }),
        kept: kept || child.hasFormat('code'),
        apart: inLink || language !== undefined,
        raised: child.hasFormat('superscript'),
      };
      return [{ segment, node: child }];
    }
    if ($isLinkNode(child))
      return $piecesOf(child, true, showsAddress(child.getTextContent(), child.getURL()));
    if ($isElementNode(child)) return child.isInline() ? $piecesOf(child, inLink, kept) : [];
    return [{ segment: { text: '\n', kept: true }, node: null }];
  });
}

/** The language a node stands in: its quote's, its question's or answer's, else the post's. */
export function $languageAround(node: LexicalNode, post: string): string {
  const block = $blockOf(node);
  if (block === null) return post;
  const quote = $isQuoteNode(block) ? $getState(block, quoteState)?.language : undefined;
  const question = $isQuestionNode(block) ? $questionOf(block)?.language : undefined;
  return quote ?? question ?? $membershipOf(block)?.language ?? post;
}

const $isInline = (node: LexicalNode): boolean =>
  $isTextNode(node) || $isLineBreakNode(node) || ($isElementNode(node) && node.isInline());

/** Every element of prose under this one that holds text itself, in reading order. */
export function $proseIn(node: LexicalNode): ElementNode[] {
  if (!$isElementNode(node) || $isCodeBlockNode(node)) return [];
  const children = node.getChildren();
  const own = children.some($isInline) ? [node] : [];
  return [...own, ...children.filter((child) => !$isInline(child)).flatMap($proseIn)];
}

/** Writes changes found in the element's pieces; the caret stays beside the letter it was beside. */
export function $changePieces(pieces: readonly Piece[], changes: readonly Change[]): void {
  const shares = shareChanges(
    pieces.map(({ segment }) => segment),
    changes,
  );
  const emptied: TextNode[] = [];
  for (const [index, edits] of shares.entries()) {
    const node = pieces[index]?.node ?? null;
    if (node === null || edits.length === 0) continue;
    const parts = partsAfter(node.getTextContent(), edits);
    $keepCaret(node, edits);
    node.setTextContent(parts.map(({ text }) => text).join(''));
    if (parts.length === 0) emptied.push(node);
    else $raise(node, parts);
  }
  for (const node of emptied) node.remove();
}

/** Makes superscript what is to be so. */
function $raise(node: TextNode, parts: readonly Part[]): void {
  if (!parts.some(({ raised }) => raised)) return;
  let end = 0;
  const ends = parts.map(({ text }) => (end += text.length));
  const pieces = parts.length > 1 ? node.splitText(...ends.slice(0, -1)) : [node];
  for (const [index, piece] of pieces.entries())
    if (parts[index]?.raised === true) piece.toggleFormat('superscript');
}

function $keepCaret(node: TextNode, edits: readonly Edit[]): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  for (const point of [selection.anchor, selection.focus]) {
    if (point.key !== node.getKey() || point.type !== 'text') continue;
    point.set(node.getKey(), movedBy(point.offset, edits), 'text');
  }
}

function movedBy(offset: number, edits: readonly Edit[]): number {
  let moved = offset;
  for (const { start, end, after } of edits) {
    if (end <= offset) moved += after.length - (end - start);
    else if (start < offset) moved += Math.min(after.length, offset - start) - (offset - start);
  }
  return moved;
}
