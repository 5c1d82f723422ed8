/** Quoting from the text, and putting a quotation in it. */
import { $isQuoteNode } from '@lexical/rich-text';
import {
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isParagraphNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { TopBlock } from '#interview/document.ts';
import type { Chosen } from '#interview/quotation/of-post.ts';
import { $blocksOf } from '../model/document/document-bridge.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $membershipOf, $setMembership, $turnId, quoteState } from '../model/nodes/state.ts';
import { $caretBlock, $isEmptyBlock, $mayBeInAnswer, $selectedBlocks } from './blocks.ts';

/**
 * Whole blocks after the block that holds the caret, in its answer where they may stand there; at the end of the text
 * where there never was a caret. No sentence is cut in two, nothing selected goes; an empty paragraph makes room.
 */
export function $insertWhole(blocks: readonly TopBlock[]): void {
  const nodes = $blocksOf(blocks);
  const block = $caretBlock() ?? $getRoot().getLastChild();
  const membership = block !== null && $mayBeInAnswer(block) ? $membershipOf(block) : null;
  let before = block === null ? null : $lastOfGroup(block);
  for (const node of nodes) {
    if (membership !== null && $mayBeInAnswer(node)) $setMembership(node, membership);
    if (before === null) $getRoot().append(node);
    else before.insertAfter(node);
    before = node;
  }
  if (nodes.length > 0 && $isParagraphNode(block) && $isEmptyBlock(block)) block.remove();
  const last = nodes.at(-1);
  if ($isElementNode(last)) last.selectEnd();
}

/** A lead and a quote are several blocks that stay together. */
function $lastOfGroup(block: LexicalNode): LexicalNode {
  const next = block.getNextSibling();
  if (next === null) return block;
  const quote = $quoteId(block);
  const together = $isLeadNode(block) ? $isLeadNode(next) : quote !== undefined && quote === $quoteId(next);
  return together ? $lastOfGroup(next) : block;
}

const $quoteId = (block: LexicalNode): string | undefined =>
  $isQuoteNode(block) || $isQuoteSourceNode(block) ? $getState(block, quoteState)?.id : undefined;

/** The words that are selected, paragraph by paragraph, those of one turn together. */
export function $selectedWords(): Chosen[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return [];
  const chosen: { turn: string | undefined; lines: string[] }[] = [];
  for (const block of $selectedBlocks()) {
    const lines = $selectedLines(block, selection);
    if (lines.length === 0) continue;
    const turn = $turnId(block) ?? undefined;
    const last = chosen.at(-1);
    if (last !== undefined && last.turn === turn) last.lines.push(...lines);
    else chosen.push({ turn, lines });
  }
  return chosen.map(({ turn, lines }) => ({ turn, parts: [lines] }));
}

/** A line for each paragraph, item or cell of the block that the selection touches. */
function $selectedLines(block: LexicalNode, selection: RangeSelection): string[] {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const touched = new Set(selection.getNodes().map((node) => node.getKey()));
  const lines = new Map<string, string>();
  for (const leaf of $leavesOf(block)) {
    if (!touched.has(leaf.getKey())) continue;
    const parent = $lineOf(leaf);
    const text = $isLineBreakNode(leaf)
      ? '\n'
      : $isTextNode(leaf)
        ? leaf
            .getTextContent()
            .slice(
              start.type === 'text' && start.key === leaf.getKey() ? start.offset : 0,
              end.type === 'text' && end.key === leaf.getKey() ? end.offset : leaf.getTextContentSize(),
            )
        : '';
    lines.set(parent, (lines.get(parent) ?? '') + text);
  }
  return [...lines.values()].map((line) => line.trim()).filter((line) => line !== '');
}

const $leavesOf = (node: LexicalNode): LexicalNode[] =>
  $isElementNode(node) ? node.getChildren().flatMap($leavesOf) : [node];

/** The element that makes a line of its own, around a run of text. */
function $lineOf(leaf: LexicalNode): string {
  let parent = leaf.getParent();
  while (parent !== null && parent.isInline()) parent = parent.getParent();
  return parent?.getKey() ?? '';
}
