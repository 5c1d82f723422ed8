/** The signs that make blocks, and the blocks they make. */
import { $isListNode } from '@lexical/list';
import { $getSelection, $isRangeSelection, $isTextNode, type ParagraphNode } from 'lexical';
import { $membershipOf } from '../nodes/state.ts';
import { $setBlockType, type BlockType } from './block-type.ts';
import { $caretBlock, $isLastOfTurn } from './blocks.ts';
import { $setCodeLanguage } from './code.ts';
import { $insertRule } from './insert.ts';

/** `length`: how many characters it takes. */
export type Sign = Readonly<{
  type: BlockType | 'rule';
  length: number;
  start?: number;
  language?: string;
}>;

const SPACED: readonly (readonly [RegExp, BlockType])[] = [
  [/^## $/u, 'heading-2'],
  [/^### $/u, 'heading-3'],
  [/^#### $/u, 'heading-4'],
  [/^[-*] $/u, 'bullet-list'],
  [/^> $/u, 'quote'],
];

/**
 * The sign that a text typed from the start of a paragraph is, or null. `whole`: nothing follows it. The space that ends
 * one may be a no-break space. Dashes may have been drawn together by typography.
 */
export function signIn(text: string, whole: boolean): Sign | null {
  const plain = text.replace(/[\u00a0\u202f]/gu, ' ');
  const spaced = SPACED.find(([pattern]) => pattern.test(plain));
  if (spaced !== undefined) return { type: spaced[1], length: text.length };
  const number = /^(\d{1,3})[.)] $/u.exec(plain)?.[1];
  if (number !== undefined) return { type: 'numbered-list', length: text.length, start: Number(number) };
  if (!whole) return null;
  if (/^(?:-{3}|[–—]-|_{3}|\*{3})$/u.test(plain)) return { type: 'rule', length: text.length };
  const code = /^```([A-Za-z0-9+#-]{0,40})[ \n]$/u.exec(plain);
  if (code === null) return null;
  return { type: 'code-block', length: text.trimEnd().length, language: code[1] ?? '' };
}

/** Takes the sign away and makes the block, the caret where it was; what may not stand here is left as typed. */
export function $blockOfSign(block: ParagraphNode, sign: Sign): void {
  const inAnswer = $membershipOf(block) !== null;
  if (sign.type.startsWith('heading') && inAnswer) return;
  if (sign.type === 'rule' && inAnswer && !$isLastOfTurn(block)) return;
  const text = block.getFirstChild();
  if (!$isTextNode(text)) return;
  text.select(0, sign.type === 'code-block' ? text.getTextContentSize() : sign.length).removeText();
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.setFormat(0);
  if (sign.type === 'rule') return $insertRule();
  $setBlockType(sign.type);
  if (sign.type === 'code-block' && sign.language !== '') $setCodeLanguage(sign.language ?? null);
  const list = $caretBlock();
  if (sign.start !== undefined && $isListNode(list) && list.getChildrenSize() === 1)
    list.setStart(sign.start);
}
