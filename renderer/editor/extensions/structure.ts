/**
 * Repairs after every edit: the lead comes first, there is a block to write in, ids are unique, and no block is
 * misplaced.
 */
import { defineExtension } from '@lexical/extension';
import { $isListItemNode, $isListNode, ListNode } from '@lexical/list';
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import {
  $createParagraphNode,
  $getRoot,
  $getState,
  $setState,
  type ElementNode,
  getRegisteredNodeOrThrow,
  getStaticNodeConfig,
  type LexicalNode,
  mergeRegister,
  RootNode,
} from 'lexical';
import { $mayBeInAnswer } from '../edit/blocks.ts';
import { newId } from '../model/new-id.ts';
import { $createLeadNode, $isLeadNode, $leadToParagraph, LeadNode } from '../model/nodes/lead-node.ts';
import {
  $createQuestionNode,
  $isQuestionNode,
  $questionOf,
  QuestionNode,
} from '../model/nodes/question-node.ts';
import { $isQuoteSourceNode, QuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { $kind, $membershipOf, membershipState, questionState, quoteState } from '../model/nodes/state.ts';
import { $isTableCaptionNode, TableCaptionNode } from '../model/nodes/table-caption-node.ts';

// Lines that belong to a neighbouring block: the source of a quote, the caption of a table. Alone they become text.

/** Moves each line into or out of the answer with its block. Without the block it becomes a paragraph. */
function $settleCompanions(blocks: readonly LexicalNode[]): void {
  for (const block of blocks) {
    if ($isQuoteSourceNode(block)) {
      const quote = block.getPreviousSibling();
      if (!$isQuoteNode(quote)) $toParagraph(block);
      else {
        const of = $getState(quote, quoteState);
        if ($getState(block, quoteState)?.id !== of?.id) $setState(block, quoteState, of);
        $follow(block, quote);
      }
    } else if ($isTableCaptionNode(block)) {
      const table = block.getNextSibling();
      if ($isTableNode(table)) $follow(block, table);
      else $toParagraph(block);
    }
  }
}

function $follow(block: LexicalNode, other: LexicalNode): void {
  const membership = $membershipOf(other);
  if ($membershipOf(block)?.id !== membership?.id) $setState(block, membershipState, membership);
}

function $toParagraph(block: ElementNode): void {
  const paragraph = $createParagraphNode();
  $setState(paragraph, membershipState, $membershipOf(block));
  paragraph.append(...block.getChildren());
  block.replace(paragraph);
}

export const StructureExtension = defineExtension({
  name: 'escale/structure',
  nodes: () => [LeadNode, QuestionNode, QuoteSourceNode, TableCaptionNode],
  register: (editor) => {
    keepNeighbouringListsApart(editor);
    return mergeRegister(
      // A key in a paragraph keeps the root object; added, removed or moved blocks replace it.
      editor.registerNodeTransform(RootNode, (root) => {
        const before = editor.getEditorState().read(() => $getRoot());
        if (root !== before) $checkStructure(root);
      }),
    );
  },
});

/**
 * Disables Lexical's merging of neighbouring lists, which may belong to two answers or be two lists of the document.
 * Only the numbering is kept.
 */
function keepNeighbouringListsApart(editor: Parameters<typeof getRegisteredNodeOrThrow>[0]): void {
  const { transforms } = getRegisteredNodeOrThrow(editor, 'list');
  const joining = getStaticNodeConfig(ListNode).ownNodeConfig?.$transform;
  if (joining !== undefined) transforms.delete(joining);
  editor.registerNodeTransform(ListNode, $numberItems);
}

/** Sets the number that screen readers announce for each item; an item that only contains a nested list has none. */
function $numberItems(list: ListNode): void {
  let value = list.getStart();
  for (const item of list.getChildren().filter($isListItemNode)) {
    if (item.getValue() !== value) item.setValue(value);
    if (!$isListNode(item.getFirstChild())) value += 1;
  }
}

function $checkStructure(root: RootNode): void {
  const first = root.getFirstChild();
  if (!$isLeadNode(first)) {
    const lead = $createLeadNode();
    if (first === null) root.append(lead);
    else first.insertBefore(lead);
  }
  let inBody = false;
  for (const child of root.getChildren()) {
    if (!$isLeadNode(child)) inBody = true;
    else if (inBody) $leadToParagraph(child);
  }
  if (!inBody)
    root.append(
      $kind() === 'interview'
        ? $createQuestionNode({ id: newId(), placeholder: true })
        : $createParagraphNode(),
    );
  $settleCompanions(root.getChildren());
  $repairIds(root.getChildren());
  $settleCompanions(root.getChildren());
}

/**
 * Makes ids unique: the first run of neighbouring blocks keeps an id, later runs get a new one. Blocks not allowed in
 * an answer leave it.
 */
function $repairIds(blocks: readonly LexicalNode[]): void {
  const seenIds = new Set<string>();
  let last: string | null = null;
  let renewed = '';
  for (const block of blocks) {
    const question = $isQuestionNode(block) ? $questionOf(block) : null;
    if ($isQuestionNode(block) && question === null) $setState(block, questionState, { id: newId() });
    const membership = $membershipOf(block);
    if (membership !== null && !$mayBeInAnswer(block)) $setState(block, membershipState, null);
    const validMembership = membership !== null && $mayBeInAnswer(block) ? membership : null;
    const id = question?.id ?? validMembership?.id ?? null;
    if (id !== last) renewed = id !== null && seenIds.has(id) ? newId() : '';
    if (renewed !== '' && id !== null) {
      if (question !== null) $setState(block, questionState, { ...question, id: renewed });
      else if (validMembership !== null)
        $setState(block, membershipState, { ...validMembership, id: renewed });
    }
    if (id !== null) seenIds.add(id);
    last = id;
  }
  $repairQuotes(blocks);
}

/** Creates missing ids of quotes, which exist only in the editor. */
function $repairQuotes(blocks: readonly LexicalNode[]): void {
  const seenIds = new Set<string>();
  let last: string | null = null;
  let renewed = '';
  for (const block of blocks) {
    const of = $isQuoteNode(block) ? $getState(block, quoteState) : null;
    if ($isQuoteNode(block) && of === null) $setState(block, quoteState, { id: newId() });
    const id = of?.id ?? null;
    if (id !== last) renewed = id !== null && seenIds.has(id) ? newId() : '';
    if (renewed !== '' && of !== null) $setState(block, quoteState, { ...of, id: renewed });
    if (id !== null) seenIds.add(id);
    last = id;
  }
}
