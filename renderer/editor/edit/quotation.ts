/** Copying quotations from the text and inserting them. */
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
import type { Selection } from '#interview/quotation/quoted-passage.ts';
import { $blocksOf } from '../model/document/document-bridge.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $membershipOf, $setMembership, $turnId, quoteState } from '../model/nodes/state.ts';
import { $caretBlock, $isEmptyBlock, $mayBeInAnswer, $selectedBlocks } from './blocks.ts';

/** In characters, as the contract allows. */
const LONGEST_QUOTE = 2_000;

/**
 * Inserts whole blocks after the caret's block, in its answer if allowed; at the end of the text if there was never a
 * caret. No sentence is split and no selection deleted; an empty paragraph is replaced.
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

/** The last block of a lead or a quote, whose blocks stay together. */
function $lastOfGroup(block: LexicalNode): LexicalNode {
  const next = block.getNextSibling();
  if (next === null) return block;
  const quote = $quoteId(block);
  const together = $isLeadNode(block) ? $isLeadNode(next) : quote !== undefined && quote === $quoteId(next);
  return together ? $lastOfGroup(next) : block;
}

const $quoteId = (block: LexicalNode): string | undefined =>
  $isQuoteNode(block) || $isQuoteSourceNode(block) ? $getState(block, quoteState)?.id : undefined;

/** The selected words by paragraph, grouped by turn. */
export function $selectedWords(): Selection[] {
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

/** `quote`: the selected words of one turn, lines joined by `\n`; '' without a selection. */
export type Passage = Readonly<{ quote: string; turnId?: string | undefined }>;

/** The selected words in the first turn of the selection, or the turn of the caret. */
export function $passage(): Passage {
  const [selected] = $selectedWords();
  if (selected !== undefined)
    return { quote: selected.parts.flat().join('\n').slice(0, LONGEST_QUOTE), turnId: selected.turn };
  const block = $caretBlock();
  return { quote: '', turnId: block === null ? undefined : ($turnId(block) ?? undefined) };
}

/** The selected lines of a block: one per paragraph, item or cell. */
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

/** The key of the element that forms a line around a run of text. */
function $lineOf(leaf: LexicalNode): string {
  let parent = leaf.getParent();
  while (parent !== null && parent.isInline()) parent = parent.getParent();
  return parent?.getKey() ?? '';
}
