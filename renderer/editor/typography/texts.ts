/** Texts of the editor for typography: the runs of one element, each with its language. */
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

/** The runs of an element, including those in links; a line break is one character. `verbatim`: not to be corrected. */
export function $piecesOf(element: ElementNode, inLink = false, verbatim = false): Piece[] {
  return element.getChildren().flatMap((child): Piece[] => {
    if ($isTextNode(child)) {
      const language = $getState(child, languageState) ?? undefined;
      const segment: Segment = {
        text: child.getTextContent(),
        ...(language === undefined ? {} : { language }),
        isProtected: verbatim || child.hasFormat('code'),
        apart: inLink || language !== undefined,
        raised: child.hasFormat('superscript'),
      };
      return [{ segment, node: child }];
    }
    if ($isLinkNode(child))
      return $piecesOf(child, true, showsAddress(child.getTextContent(), child.getURL()));
    if ($isElementNode(child)) return child.isInline() ? $piecesOf(child, inLink, verbatim) : [];
    return [{ segment: { text: '\n', isProtected: true }, node: null }];
  });
}

/** The language at a node: of its quote, question or answer, else the post's. */
export function $languageAround(node: LexicalNode, post: string): string {
  const block = $blockOf(node);
  if (block === null) return post;
  const quote = $isQuoteNode(block) ? $getState(block, quoteState)?.language : undefined;
  const question = $isQuestionNode(block) ? $questionOf(block)?.language : undefined;
  return quote ?? question ?? $membershipOf(block)?.language ?? post;
}

const $isInline = (node: LexicalNode): boolean =>
  $isTextNode(node) || $isLineBreakNode(node) || ($isElementNode(node) && node.isInline());

/** All prose elements under this node that directly contain text, in reading order. */
export function $proseIn(node: LexicalNode): ElementNode[] {
  if (!$isElementNode(node) || $isCodeBlockNode(node)) return [];
  const children = node.getChildren();
  const own = children.some($isInline) ? [node] : [];
  return [...own, ...children.filter((child) => !$isInline(child)).flatMap($proseIn)];
}

/** Applies changes to the pieces of an element; the caret stays next to the same letter. */
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

/** Makes parts of a run superscript. */
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
    point.set(node.getKey(), shiftAt(point.offset, edits), 'text');
  }
}

function shiftAt(offset: number, edits: readonly Edit[]): number {
  let moved = offset;
  for (const { start, end, after } of edits) {
    if (end <= offset) moved += after.length - (end - start);
    else if (start < offset) moved += Math.min(after.length, offset - start) - (offset - start);
  }
  return moved;
}
