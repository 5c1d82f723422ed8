/** Edits made by a paste. The clipboard is read in extensions/clipboard.ts. */
import { $isLinkNode } from '@lexical/link';
import { $isListNode } from '@lexical/list';
import {
  $createParagraphNode,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  $setState,
  type LexicalNode,
  type NodeKey,
  type RangeSelection,
} from 'lexical';
import type { Inline, Participant, TopBlock } from '#interview/document.ts';
import type { RecognizedPost } from '#interview/recognition/to-post.ts';
import { $blocksOf } from '../model/document/document-bridge.ts';
import { $appendInlines } from '../model/document/inline-bridge.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, membershipState, titleState } from '../model/nodes/state.ts';
import { $caretAtEnd, $caretAtStart, $caretBlock, $isEmptyBlock, $mayBeInAnswer } from './blocks.ts';
import { $pasteIntoBlock } from './paste-into-block.ts';
import { $addPerson, foldName } from './people.ts';
import { $pasteIntoTable } from './table.ts';

/** The non-empty lines of a plain text. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.replace(/^[^\S\u00a0\u202f]+|[^\S\u00a0\u202f]+$/gu, ''))
    .filter((line) => line.trim() !== '');
}

/**
 * Pastes plain text at the caret: a single line joins the line, several become blocks. Returns those that remain
 * separate blocks.
 */
export function $pasteText(text: string): LexicalNode[] {
  const lines = linesOf(text);
  const selection = $getSelection();
  if (lines.length <= 1 && $isRangeSelection(selection)) {
    selection.insertText(
      /^\s|\s$/u.test(text) && lines.length === 1
        ? text.replace(/[\r\n]+/gu, ' ')
        : (lines[0] ?? text.replace(/[\r\n]+/gu, ' ')),
    );
    return [];
  }
  return $pasteBlocks(lines.map((line) => $createParagraphNode().append($createTextNode(line))));
}

/**
 * Pastes document blocks (from HTML) at the caret: a single paragraph joins the line.
 * @param whole no block joins the line of the caret
 */
export function $pasteDocumentBlocks(blocks: readonly TopBlock[], whole = false): LexicalNode[] {
  return $pasteBlocks($blocksOf(blocks), whole);
}

/**
 * Pastes blocks that are no turns into the text and the answer at the caret. Returns those that remain separate blocks.
 */
export function $pasteBlocks(nodes: readonly LexicalNode[], whole = false): LexicalNode[] {
  const selection = $getSelection();
  if (nodes.length === 0 || $pasteIntoTable(nodes)) return [];
  if (nodes.some($isTurnNode) || !$isRangeSelection(selection)) return $insertBlocks(nodes);
  const [only] = nodes;
  if (nodes.length === 1 && $isParagraphNode(only)) {
    if (!$insertInLink(selection, only.getChildren())) selection.insertNodes(only.getChildren());
    return [];
  }
  if (!selection.isCollapsed()) selection.removeText();
  const block = $caretBlock();
  const membership = $membershipOf(block);
  if (membership !== null)
    for (const node of nodes) if ($mayBeInAnswer(node)) $setState(node, membershipState, membership);
  const written = block !== null && $isElementNode(block) && (!$isEmptyBlock(block) || $isListNode(block));
  return (written && !whole ? $pasteIntoBlock(selection, nodes) : null) ?? $insertBlocks(nodes);
}

/** Pastes words inside a link, which they extend; links among them become words. False if the caret is in no link. */
function $insertInLink(selection: RangeSelection, nodes: readonly LexicalNode[]): boolean {
  const text = selection.anchor.getNode();
  if (!selection.isCollapsed() || !$isTextNode(text) || !$isLinkNode(text.getParent())) return false;
  const leaves = nodes.flatMap((node) => ($isLinkNode(node) ? node.getChildren() : [node]));
  const { offset } = selection.anchor;
  const [before, after] = offset === 0 ? [null, text] : text.splitText(offset);
  let last: LexicalNode | null = before ?? null;
  for (const leaf of leaves) {
    if (last === null) after?.insertBefore(leaf);
    else last.insertAfter(leaf);
    last = leaf;
  }
  last?.selectEnd();
  return true;
}

const $isTurnNode = (node: LexicalNode): boolean => $isQuestionNode(node) || $membershipOf(node) !== null;

/** Inserts whole blocks between existing ones; an empty block at the caret is replaced. The caret moves after them. */
function $insertBlocks(nodes: readonly LexicalNode[]): LexicalNode[] {
  const selection = $getSelection();
  if ($isRangeSelection(selection) && !selection.isCollapsed()) selection.removeText();
  const caretBlock = $caretBlock() ?? $getRoot().getLastChild();
  // In the lead, an empty first block of the body is replaced.
  const bodyStart = $isLeadNode(caretBlock) ? $lastLead(caretBlock).getNextSibling() : null;
  const block = $isEmptyBlock(bodyStart) ? bodyStart : caretBlock;
  const last = nodes.at(-1);
  if (last === undefined) return [];
  const between = $caretIndexInRoot();
  if (block === null) $getRoot().append(...nodes);
  else if (between !== null) $getRoot().splice(between, 0, [...nodes]);
  else if ($isLeadNode(block)) $after($lastLead(block), nodes);
  else if ($isEmptyBlock(block)) {
    for (const node of nodes) block.insertBefore(node);
    block.remove();
  } else if ($caretAtStart(block)) for (const node of nodes) block.insertBefore(node);
  else {
    const inside = $isElementNode(block) && !$caretAtEnd(block) && $isRangeSelection(selection);
    const rest = inside ? selection.insertParagraph() : null;
    if (rest !== null && $membershipOf(rest) === null) $setState(rest, membershipState, $membershipOf(block));
    $after(block, nodes);
  }
  if ($isElementNode(last)) last.selectEnd();
  else last.selectNext();
  return [...nodes];
}

/** The index of a caret between blocks, as after a card was cut; null for a caret in a block. */
function $caretIndexInRoot(): number | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) && $isRootNode(selection.anchor.getNode())
    ? selection.anchor.offset
    : null;
}

function $after(block: LexicalNode, nodes: readonly LexicalNode[]): void {
  let before = block;
  for (const node of nodes) {
    before.insertAfter(node);
    before = node;
  }
}

function $lastLead(lead: LexicalNode): LexicalNode {
  const next = lead.getNextSibling();
  return next !== null && $isLeadNode(next) ? $lastLead(next) : lead;
}

/** Inserts the lines as paragraphs and returns their keys, so that turns can replace them. */
export function $pasteLines(text: string): NodeKey[] {
  const nodes = linesOf(text).map((line) => $createParagraphNode().append($createTextNode(line)));
  $insertBlocks(nodes);
  return nodes.map((node) => node.getKey());
}

/** Replaces the pasted lines by the recognised turns. The title and the lead are used if the post has none. */
export function $turnLinesInto(keys: readonly NodeKey[], post: RecognizedPost): void {
  const lines = keys.flatMap((key) => $getNodeByKey(key) ?? []);
  const [first] = lines;
  if (first === undefined) return;
  for (const person of post.participants) $addPerson(person);
  const before: LexicalNode[] = [];
  if (!$takeTitle(post.title) && post.title !== '')
    before.push($createParagraphNode().append($createTextNode(post.title)));
  // A dropped line that repeats the title is omitted; others are kept.
  for (const line of post.leftOut)
    if (!foldName(line).includes(foldName(post.title)))
      before.push($createParagraphNode().append($createTextNode(line)));
  if (post.lead !== undefined && !$takeLead(post.lead))
    before.push(...post.lead.map((content) => $appendInlines($createParagraphNode(), content)));
  const turns = [...before, ...$blocksOf(post.body)];
  for (const turn of turns) first.insertBefore(turn);
  for (const line of lines) line.remove();
  const last = turns.at(-1);
  if ($isElementNode(last)) last.selectEnd();
}

/** Sets an empty title. Returns whether the post now has this title. */
function $takeTitle(title: string): boolean {
  const root = $getRoot();
  const now = $getState(root, titleState);
  if (title === '' || foldName(now) === foldName(title)) return true;
  if (now.trim() !== '') return false;
  $setState(root, titleState, title.replace(/\s+/gu, ' ').slice(0, 2_000));
  return true;
}

function $takeLead(lead: readonly Inline[][]): boolean {
  const first = $getRoot().getFirstChild();
  const [opening, ...others] = lead;
  if (
    first === null ||
    !$isLeadNode(first) ||
    !$isEmptyBlock(first) ||
    $isLeadNode(first.getNextSibling()) ||
    opening === undefined ||
    others.length > 0
  )
    return false;
  $appendInlines(first, opening);
  return true;
}

/** Adds the people of a copied text who are missing in this post. */
export function $takePeople(people: readonly Participant[]): void {
  for (const person of people) $addPerson(person);
}
