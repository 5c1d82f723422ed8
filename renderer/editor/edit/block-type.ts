/** Changes of block types: paragraph, heading, list, quote, question, answer. */
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListNode,
} from '@lexical/list';
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $findMatchingParent,
  $isElementNode,
  $isRootNode,
  $setState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import { $isTableNode } from '@lexical/table';
import { newId } from '../model/new-id.ts';
import { $createQuestionNode, $isQuestionNode } from '../model/nodes/question-node.ts';
import { $createCodeBlockNode, $isCodeBlockNode } from '../model/nodes/code-block-node.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $isTableCaptionNode } from '../model/nodes/table-caption-node.ts';
import { $codeToParagraphs } from './code.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import {
  $membershipOf,
  $setMembership,
  $startsTurn,
  quoteState,
  type Membership,
} from '../model/nodes/state.ts';
import { $caret, $selectedBlocks, $turnBlocks } from './blocks.ts';
import { $expectedNext } from './people.ts';

export type BlockType =
  | 'paragraph'
  | 'heading-2'
  | 'heading-3'
  | 'heading-4'
  | 'bullet-list'
  | 'numbered-list'
  | 'quote'
  | 'code-block'
  | 'question'
  | 'answer';

const LIST = { 'bullet-list': 'bullet', 'numbered-list': 'number' } as const;

/** Changes the type of the selected blocks, except the lead and cards. */
export function $setBlockType(type: BlockType): void {
  const blocks = $selectedBlocks().filter(
    (block): block is ElementNode => $isElementNode(block) && !$isLeadNode(block) && !$isFixed(block),
  );
  switch (type) {
    case 'bullet-list':
    case 'numbered-list':
      if (!$nestedList(LIST[type])) $makeList(blocks, LIST[type]);
      return;
    case 'question': {
      const of = { id: newId() };
      return $makeTexts(
        blocks.filter((block) => !$isQuestionNode(block)),
        () => $createQuestionNode(of),
        false,
      );
    }
    case 'quote': {
      const of = { id: newId() };
      return $makeTexts(blocks, () => $setState($createQuoteNode(), quoteState, of), true);
    }
    case 'heading-2':
      return $makeTexts(blocks, () => $createHeadingNode('h2'), false);
    case 'heading-3':
      return $makeTexts(blocks, () => $createHeadingNode('h3'), false);
    case 'heading-4':
      return $makeTexts(blocks, () => $createHeadingNode('h4'), false);
    case 'paragraph':
      return $makeTexts(blocks, () => $createParagraphNode(), true);
    case 'code-block':
      return $makeCode(blocks);
    case 'answer':
      return $makeAnswer(blocks);
  }
}

/** Whether the block's type cannot change: a table, a caption or the source of a quote. */
const $isFixed = (block: LexicalNode): boolean =>
  $isTableNode(block) || $isTableCaptionNode(block) || $isQuoteSourceNode(block);

/** Replaces every text block and every list item by a block from `make`. */
function $makeTexts(blocks: readonly ElementNode[], make: () => ElementNode, keepsAnswer: boolean): void {
  for (const block of blocks) {
    if ($isCodeBlockNode(block)) {
      for (const line of $codeToParagraphs(block)) $makeTexts([line], make, keepsAnswer);
      continue;
    }
    const membership = keepsAnswer ? $membershipOf(block) : null;
    if ($isListNode(block)) {
      for (const line of $linesOf(block)) $replaceLine(line, block, make(), membership);
      block.remove();
    } else {
      const made = make();
      made.append(...block.getChildren());
      block.replace(made);
      $setMembership(made, membership);
    }
  }
}

function $replaceLine(
  line: ElementNode,
  list: ListNode,
  made: ElementNode,
  membership: Membership | null,
): void {
  const hadCaret = line.isSelected();
  const empty = line.getChildrenSize() === 0;
  made.append(...line.getChildren());
  list.insertBefore(made);
  $setMembership(made, membership);
  if (hadCaret && empty) made.selectStart();
}

/** The list items that contain text, including nested ones. */
function $linesOf(list: ListNode): ElementNode[] {
  return list
    .getChildren()
    .filter($isListItemNode)
    .flatMap((item) => {
      const nested = item.getFirstChild();
      return $isListNode(nested) ? $linesOf(nested) : [item];
    });
}

/** Joins the blocks into one code block, one line each; code becomes paragraphs again, one per line. */
function $makeCode(blocks: readonly ElementNode[]): void {
  const [first, ...others] = blocks;
  if (first === undefined) return;
  if (blocks.every($isCodeBlockNode)) {
    for (const block of blocks) $codeToParagraphs(block);
    return;
  }
  const lines = blocks.flatMap((block) => ($isListNode(block) ? $linesOf(block) : [block]));
  const code = $createCodeBlockNode(lines.map((line) => line.getTextContent()).join('\n'));
  first.insertBefore(code);
  $setMembership(code, $membershipOf(first));
  for (const block of [first, ...others]) block.remove();
  code.selectEnd();
}

/** In a nested list, changes only that list; if it already has this kind, its item moves out. */
function $nestedList(kind: 'bullet' | 'number'): boolean {
  const caret = $caret();
  const item = caret === null ? null : $findMatchingParent(caret.anchor.getNode(), $isListItemNode);
  const list = item?.getParent();
  if (item === null || !$isListNode(list) || $isRootNode(list.getParent())) return false;
  if (list.getListType() === kind) item.setIndent(item.getIndent() - 1);
  else list.setListType(kind);
  return true;
}

/**
 * Joins neighbouring blocks into a list. A list of the other kind changes kind; one of the same kind becomes
 * paragraphs.
 */
function $makeList(blocks: readonly ElementNode[], kind: 'bullet' | 'number'): void {
  if (blocks.length > 0 && blocks.every((block) => $isListNode(block) && block.getListType() === kind)) {
    return $makeTexts(blocks, () => $createParagraphNode(), true);
  }
  let list: ListNode | null = null;
  for (const block of blocks) {
    if ($isListNode(block)) {
      block.setListType(kind);
      list = block;
      continue;
    }
    const membership = $membershipOf(block);
    const item = $createListItemNode();
    item.append(...block.getChildren());
    const before: LexicalNode | null = block.getPreviousSibling();
    if (
      list === null &&
      $isListNode(before) &&
      before.getListType() === kind &&
      $membershipOf(before)?.id === membership?.id
    )
      list = before;
    if (list === null || $membershipOf(list)?.id !== membership?.id || !list.is(block.getPreviousSibling())) {
      const made: ListNode = $createListNode(kind);
      block.replace(made);
      made.append(item);
      $setMembership(made, membership);
      list = made;
    } else {
      list.append(item);
      block.remove();
    }
    if (item.getChildrenSize() === 0) item.selectStart();
  }
}

/**
 * Makes the blocks one answer by the expected person. Inside an answer, they and the following blocks become a new one.
 */
function $makeAnswer(blocks: readonly ElementNode[]): void {
  const [first] = blocks;
  if (first === undefined) return;
  if ($membershipOf(first) !== null && $startsTurn(first)) return;
  const following =
    $membershipOf(first) === null ? [] : $turnBlocks(first).filter((part) => first.isBefore(part));
  const person = $expectedNext(first.getPreviousSibling() ?? first);
  const membership: Membership = {
    id: newId(),
    participants: person === undefined ? [] : [person.id],
    labelShown: true,
  };
  for (const block of new Set<LexicalNode>([...blocks, ...following])) {
    if (!$isElementNode(block) || $isListNode(block)) $setMembership(block, membership);
    else if (block.getType() === 'paragraph' || block.getType() === 'quote')
      $setMembership(block, membership);
    else {
      const paragraph = $createParagraphNode();
      paragraph.append(...block.getChildren());
      block.replace(paragraph);
      $setMembership(paragraph, membership);
    }
  }
}
