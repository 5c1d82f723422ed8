/**
 * Conversion between document and editor state. The state is only a view: the document is stored.
 *
 * `$writeDocument` builds the root and `$readDocument` reads it back. For a document in normal form (normalize.ts) they
 * are inverses. Fields outside the editor — language, labels, description — are passed through.
 */
import { $isListNode, $createListItemNode, $createListNode, $isListItemNode } from '@lexical/list';
import type { ListItemNode, ListNode } from '@lexical/list';
import { $isTableNode } from '@lexical/table';
import { $createHeadingNode, $isHeadingNode, $isQuoteNode, $createQuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  $getState,
  $isElementNode,
  $setState,
  $createTextNode,
} from 'lexical';
import type { LexicalNode } from 'lexical';
import type {
  Aside,
  Answer,
  AnswerBlock,
  Heading,
  Inline,
  Post,
  Question,
  Quote,
  Table,
  TopBlock,
  List,
  ListItem,
} from '#interview/document.ts';
import { $blockGroups, $turnGroups } from './body-groups.ts';
import { $appendInlines, $readInlines } from './inline-bridge.ts';
import { $asideBlocks, $isAsideLine, $readAside } from '../nodes/aside-node.ts';
import { $codeOf, $createCodeBlockNode, $isCodeBlockNode } from '../nodes/code-block-node.ts';
import { $createEmbedNode, $isEmbedNode } from '../nodes/embed-node.ts';
import { $createGalleryNode, $isGalleryNode } from '../nodes/gallery-node.ts';
import { $createImageNode, $isImageNode } from '../nodes/image-node.ts';
import { $createLeadNode, $isLeadNode } from '../nodes/lead-node.ts';
import { $createQuestionNode, $isQuestionNode, $questionOf } from '../nodes/question-node.ts';
import { $createSealedNode, $isSealedNode } from '../nodes/sealed-node.ts';
import {
  $membershipOf,
  kindState,
  membershipState,
  originState,
  numberedState,
  peopleState,
  titleState,
  quoteState,
} from '../nodes/state.ts';
import type { Membership, QuestionOf } from '../nodes/state.ts';
import { $isTableCaptionNode } from '../nodes/table-caption-node.ts';
import { $readTable, $tableBlocks } from './table-bridge.ts';
import { keepSource, withoutSource } from './normalize.ts';
import { newId } from '../new-id.ts';
import { $createQuoteSourceNode, $isQuoteSourceNode } from '../nodes/quote-source-node.ts';

/** The fields of the document that the editor does not show. */
export type Frame = Readonly<
  Pick<Post, 'version' | 'kind' | 'language' | 'labels' | 'description' | 'copiedFrom'>
>;

export function frameOf(post: Post): Frame {
  const { version, kind, language, labels, description, copiedFrom } = post;
  return {
    version,
    kind,
    language,
    labels,
    ...(description === undefined ? {} : { description }),
    ...(copiedFrom === undefined ? {} : { copiedFrom }),
  };
}

/** Replaces the editor's content by this post. */
export function $writeDocument(post: Post): void {
  const root = $getRoot();
  $setState(root, kindState, post.kind);
  $setState(root, titleState, post.title);
  $setState(root, peopleState, post.participants);
  $setState(root, numberedState, post.numbered);
  const lead = (post.lead ?? []).map((content) => $appendInlines($createLeadNode(), content));
  root.clear();
  root.append(...(lead.length > 0 ? lead : [$createLeadNode()]), ...$blocksOf(post.body));
}

/** New editor nodes for document blocks, not attached yet. */
export function $blocksOf(blocks: readonly TopBlock[]): LexicalNode[] {
  return blocks.flatMap((block) => {
    if (block.type === 'question') return $questionBlocks(block);
    if (block.type === 'answer') return $answerBlocks(block);
    return $simpleBlocks(block);
  });
}

function $questionBlocks(question: Question): LexicalNode[] {
  const { id, by, to, language, copiedFrom } = question;
  const of: QuestionOf = {
    id,
    ...(by === undefined ? {} : { by }),
    ...(to === undefined ? {} : { to }),
    ...(language === undefined ? {} : { language }),
    ...(copiedFrom === undefined ? {} : { copiedFrom }),
    ...(question.source === undefined ? {} : { origin: question }),
  };
  const content = question.content.length > 0 ? question.content : [[]];
  return content.map((inlines) => $appendInlines($createQuestionNode(of), inlines));
}

function $answerBlocks(answer: Answer): LexicalNode[] {
  const { id, participants, labelShown, language } = answer;
  const membership: Membership = {
    id,
    participants,
    labelShown,
    ...(language === undefined ? {} : { language }),
    ...(answer.source === undefined ? {} : { origin: answer }),
  };
  const blocks: LexicalNode[] =
    answer.blocks.length > 0 ? answer.blocks.flatMap($simpleBlocks) : [$createParagraphNode()];
  for (const block of blocks) $setState(block, membershipState, membership);
  return blocks;
}

function $simpleBlocks(block: AnswerBlock | Exclude<TopBlock, Question | Answer>): LexicalNode[] {
  if (block.type === 'quote') return $quoteBlocks(block);
  if (block.type === 'table') return $withOrigin($tableBlocks(block), block);
  if (block.type === 'aside') return $withOrigin($asideBlocks(block), block);
  const node = $simpleBlock(block);
  return $withOrigin([node], block);
}

/** Stores the original block on the last of its nodes. */
function $withOrigin(nodes: LexicalNode[], block: TopBlock): LexicalNode[] {
  const last = nodes.at(-1);
  if (last !== undefined && 'source' in block && block.source !== undefined)
    $setState(last, originState, block);
  return nodes;
}

function $simpleBlock(block: Exclude<TopBlock, Question | Answer | Quote | Table | Aside>): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return $appendInlines($createParagraphNode(), block.content);
    case 'heading':
      return $appendInlines($createHeadingNode(`h${block.level}`), block.content);
    case 'list':
      return $listNode(block);
    case 'code':
      return $createCodeBlockNode(block.text, block.language ?? null);
    case 'image':
      return $createImageNode(withoutSource(block));
    case 'html':
      return $createSealedNode(block);
    case 'gallery':
      return $createGalleryNode(withoutSource(block));
    case 'embed':
      return $createEmbedNode(withoutSource(block));
    case 'rule':
    case 'jumpBreak':
      return $createSealedNode(withoutSource(block));
  }
}

/** Reads nodes with `read`, or returns the previous result if they have not changed. */
export type ReadOnce = <Block extends TopBlock>(
  nodes: readonly LexicalNode[],
  read: () => Block[],
) => readonly Block[];

const always: ReadOnce = (_nodes, read) => read();

/** The post in the editor. Empty paragraphs are omitted, except the only one of a question or an answer. */
export function $readDocument(frame: Frame, once = always): Post {
  const root = $getRoot();
  const children = root.getChildren();
  const lead = children
    .filter($isLeadNode)
    .map($readInlines)
    .filter((content) => content.length > 0);
  const numbered = $getState(root, numberedState);
  return {
    ...frame,
    kind: $getState(root, kindState) ?? frame.kind,
    title: $getState(root, titleState),
    ...(numbered === undefined ? {} : { numbered }),
    labels: [...frame.labels],
    participants: [...$getState(root, peopleState)],
    ...(lead.length > 0 ? { lead } : {}),
    body: $readBody(
      children.filter((child) => !$isLeadNode(child)),
      once,
    ),
  };
}

/** The placeholder question of a post without a body is omitted while it is empty. */
function $readBody(nodes: readonly LexicalNode[], once: ReadOnce): TopBlock[] {
  const [only] = nodes;
  const unwritten =
    nodes.length === 1 && $isQuestionNode(only) && only.isEmpty() && $questionOf(only)?.placeholder === true;
  return unwritten ? [] : $readBlocks(nodes, once);
}

/** The document blocks of consecutive root children. */
export function $readBlocks(nodes: readonly LexicalNode[], once = always): TopBlock[] {
  return $turnGroups(nodes).flatMap((group): readonly TopBlock[] => {
    const [first] = group;
    const question = $isQuestionNode(first) ? $questionOf(first) : null;
    if (question !== null) return once(group, () => [$readQuestion(question, group)]);
    const membership = $membershipOf(first ?? null);
    if (membership !== null) return once(group, () => [$readAnswer(membership, group)]);
    return $blockGroups(group).flatMap((part) => once(part, () => $readOne(part)));
  });
}

function $readQuestion(
  { id, by, to, language, copiedFrom, origin }: QuestionOf,
  group: readonly LexicalNode[],
): Question {
  return keepSource(
    {
      type: 'question',
      id,
      ...(by === undefined ? {} : { by: [...by] }),
      ...(to === undefined ? {} : { to: [...to] }),
      ...(language === undefined ? {} : { language }),
      content: group
        .map((node) => ($isElementNode(node) ? $readInlines(node) : []))
        .filter((content) => content.length > 0),
      ...(copiedFrom === undefined ? {} : { copiedFrom }),
    },
    origin,
  );
}

function $readAnswer(
  { id, participants, labelShown, language, origin }: Membership,
  group: readonly LexicalNode[],
): Answer {
  const blocks = $readSimple(group).filter(
    (block): block is AnswerBlock =>
      block.type !== 'heading' && block.type !== 'rule' && block.type !== 'jumpBreak',
  );
  return keepSource(
    {
      type: 'answer',
      id,
      participants: [...participants],
      labelShown,
      ...(language === undefined ? {} : { language }),
      blocks,
    },
    origin,
  );
}

type Simple = Exclude<TopBlock, Question | Answer>;

/** The blocks of these nodes, ignoring turns. */
export const $readSimple = (nodes: readonly LexicalNode[]): Simple[] => $blockGroups(nodes).flatMap($readOne);

/** The block formed by these nodes, or none if it is empty. */
function $readOne(group: readonly LexicalNode[]): Simple[] {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  if ($isQuoteNode(first)) return $readQuote(group);
  const block = $isTableNode(last)
    ? $readTable(last, $captionOf(first))
    : $isAsideLine(first)
      ? $readAside(group)
      : $readBlock(first);
  return block === null ? [] : [keepSource(block, $getState(last, originState) ?? undefined)];
}

const $captionOf = (node: LexicalNode): Inline[] => ($isTableCaptionNode(node) ? $readInlines(node) : []);

function $readBlock(node: LexicalNode): Exclude<Simple, Quote> | null {
  if ($isImageNode(node)) return { ...node.block() };
  if ($isGalleryNode(node)) return { ...node.block() };
  if ($isEmbedNode(node)) return { ...node.block() };
  if ($isSealedNode(node)) return { ...node.block() };
  if ($isListNode(node)) return $readList(node);
  if ($isCodeBlockNode(node)) return $codeOf(node);
  if (!$isElementNode(node)) return null;
  const content = $readInlines(node);
  if (content.length === 0) return null;
  if ($isHeadingNode(node)) return { type: 'heading', level: headingLevel(node.getTag()), content };
  return { type: 'paragraph', content };
}

function headingLevel(tag: string): Heading['level'] {
  return tag === 'h1' || tag === 'h2' ? 2 : tag === 'h3' ? 3 : 4;
}

/* Conversion of lists. */

/** Lexical puts a nested list in an item of its own, after its parent item. */
function $listNode(list: List): ListNode {
  const node = $createListNode(list.ordered ? 'number' : 'bullet', list.start ?? 1);
  for (const item of list.items) {
    node.append($appendInlines($createListItemNode(), item.content));
    if (item.children !== undefined) node.append($createListItemNode().append($listNode(item.children)));
  }
  return node;
}

/** The list, or null if it is empty. */
function $readList(node: ListNode): List | null {
  const items: ListItem[] = [];
  for (const child of node.getChildren().filter($isListItemNode)) {
    const nested = $nestedList(child);
    if (nested === null) items.push({ content: $readInlines(child) });
    else {
      const children = $readList(nested);
      const last = items.at(-1);
      if (children === null) continue;
      if (last !== undefined && last.children === undefined) last.children = children;
      else items.push({ content: [], children });
    }
  }
  if (items.every((item) => item.content.length === 0 && item.children === undefined)) return null;
  const ordered = node.getListType() === 'number';
  const start = node.getStart();
  return { type: 'list', ordered, ...(ordered && start !== 1 ? { start } : {}), items };
}

function $nestedList(item: ListItemNode): ListNode | null {
  const first = item.getFirstChild();
  return $isListNode(first) ? first : null;
}

/* Conversion of quotes: one Lexical block per paragraph, and one for the source. */

function $quoteBlocks(quote: Quote): LexicalNode[] {
  const { cite, language } = quote;
  const of = {
    id: newId(),
    ...(language === undefined ? {} : { language }),
    ...(quote.source === undefined ? {} : { origin: quote }),
  };
  const content = quote.content.length > 0 ? quote.content : [[]];
  const paragraphs = content.map((inlines) =>
    $setState($appendInlines($createQuoteNode(), inlines), quoteState, of),
  );
  if (cite === undefined || cite.trim() === '') return paragraphs;
  return [...paragraphs, $createQuoteSourceNode(of).append($createTextNode(cite))];
}

/** The quote of these nodes, or none if it is empty. */
function $readQuote(group: readonly LexicalNode[]): Quote[] {
  const [first] = group;
  const of = first === undefined ? null : $getState(first, quoteState);
  const content = group
    .map((node) => ($isElementNode(node) && !$isQuoteSourceNode(node) ? $readInlines(node) : []))
    .filter((inlines) => inlines.length > 0);
  const cite = group
    .filter($isQuoteSourceNode)
    .map((node) => node.getTextContent().replace(/\n/gu, ' '))
    .filter((words) => words.trim() !== '')
    .join(' ')
    .slice(0, 2_000);
  if (content.length === 0 && cite === '') return [];
  const quote: Quote = {
    type: 'quote',
    content,
    ...(cite === '' ? {} : { cite }),
    ...(of?.language === undefined ? {} : { language: of.language }),
  };
  return [keepSource(quote, of?.origin)];
}
