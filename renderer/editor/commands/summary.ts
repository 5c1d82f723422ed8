/**
 * The state of the caret's surroundings that the toolbar shows. Small and comparable, so that React renders only on
 * changes.
 */
import { $isLinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode } from '@lexical/list';
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text';
import {
  $findMatchingParent,
  $getSelection,
  $getState,
  $isDecoratorNode,
  $isRangeSelection,
  type LexicalNode,
} from 'lexical';
import { $isTableNode } from '@lexical/table';
import type { EditorMessages } from '#assets/messages/fr/editor.ts';
import { $caretBlock, $isLastOfTurn } from '../edit/blocks.ts';
import { $isCodeBlockNode, codeLanguageState } from '../model/nodes/code-block-node.ts';
import { TextBlockNode } from '../model/nodes/text-block-node.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf } from '../model/nodes/state.ts';

export type BlockKind = keyof EditorMessages['types'] | 'none';

export type Summary = Readonly<{
  block: BlockKind;
  inAnswer: boolean;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  subscript: boolean;
  superscript: boolean;
  'inline-code': boolean;
  endsTurn: boolean;
  codeLanguage: string | null;
  link: string | null;
  wordsSelected: boolean;
}>;

export const EMPTY_SUMMARY: Summary = {
  block: 'none',
  inAnswer: false,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  subscript: false,
  superscript: false,
  'inline-code': false,
  endsTurn: false,
  codeLanguage: null,
  link: null,
  wordsSelected: false,
};

export function $summary(): Summary {
  const selection = $getSelection();
  const block = $caretBlock();
  if (block === null) return EMPTY_SUMMARY;
  const common = {
    block: $kindOf(block),
    inAnswer: $membershipOf(block) !== null,
    endsTurn: $isLastOfTurn(block),
    codeLanguage: $isCodeBlockNode(block) ? $getState(block, codeLanguageState) : null,
  };
  if (!$isRangeSelection(selection)) return { ...EMPTY_SUMMARY, ...common };
  return {
    ...common,
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    underline: selection.hasFormat('underline'),
    strike: selection.hasFormat('strikethrough'),
    subscript: selection.hasFormat('subscript'),
    superscript: selection.hasFormat('superscript'),
    'inline-code': selection.hasFormat('code'),
    link: $findMatchingParent(selection.anchor.getNode(), $isLinkNode)?.getURL() ?? null,
    wordsSelected: !selection.isCollapsed(),
  };
}

function $kindOf(block: LexicalNode): BlockKind {
  if ($isLeadNode(block)) return 'lead';
  if ($isQuestionNode(block)) return 'question';
  if ($isDecoratorNode(block)) return 'card';
  if ($isHeadingNode(block))
    return block.getTag() === 'h4' ? 'heading-4' : block.getTag() === 'h3' ? 'heading-3' : 'heading-2';
  if ($isQuoteNode(block)) return 'quote';
  if ($isTableNode(block)) return 'table';
  if (block instanceof TextBlockNode) return block.$kind();
  if ($isListNode(block))
    return $innerListKind() ?? (block.getListType() === 'number' ? 'numbered-list' : 'bullet-list');
  return $membershipOf(block) === null ? 'paragraph' : 'answer';
}

function $innerListKind(): BlockKind | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const list = $findMatchingParent(selection.anchor.getNode(), $isListItemNode)?.getParent();
  return $isListNode(list) ? (list.getListType() === 'number' ? 'numbered-list' : 'bullet-list') : null;
}

export function sameSummary(one: Summary, other: Summary): boolean {
  return (Object.keys(one) as (keyof Summary)[]).every((key) => one[key] === other[key]);
}
