/**
 * Characters typed at the start of a paragraph that change its type: `## `, `- `, `1. `, `> `, three dashes, three
 * backquotes. The characters are committed first, so that one undo restores them.
 */
import { defineExtension } from '@lexical/extension';
import { $isListNode } from '@lexical/list';
import {
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  type EditorState,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  type ParagraphNode,
  PASTE_TAG,
} from 'lexical';
import { $setBlockType, type BlockType } from '../edit/block-type.ts';
import { $caretBlock, $isLastOfTurn } from '../edit/blocks.ts';
import { $setCodeLanguage } from '../edit/code.ts';
import { $insertRule } from '../edit/insert.ts';
import { $membershipOf } from '../model/nodes/state.ts';

// Typed signs and the blocks they make.

/** `length`: the number of characters of the sign. */
type Sign = Readonly<{
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
 * The sign at the start of a paragraph, or null. `nothingFollows`: the text ends there. The final space may be a
 * no-break space, and typography may have joined dashes.
 */
function parseSign(text: string, nothingFollows: boolean): Sign | null {
  const plain = text.replace(/[\u00a0\u202f]/gu, ' ');
  const spaced = SPACED.find(([pattern]) => pattern.test(plain));
  if (spaced !== undefined) return { type: spaced[1], length: text.length };
  const number = /^(\d{1,3})[.)] $/u.exec(plain)?.[1];
  if (number !== undefined) return { type: 'numbered-list', length: text.length, start: Number(number) };
  if (!nothingFollows) return null;
  if (/^(?:-{3}|[–—]-|_{3}|\*{3})$/u.test(plain)) return { type: 'rule', length: text.length };
  const code = /^```([A-Za-z0-9+#-]{0,40})[ \n]$/u.exec(plain);
  if (code === null) return null;
  return { type: 'code-block', length: text.trimEnd().length, language: code[1] ?? '' };
}

/**
 * Removes the sign and changes the block, keeping the caret; if the block is not allowed here, the text stays as typed.
 */
function $applySign(block: ParagraphNode, sign: Sign): void {
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

export const BlockSignsExtension = defineExtension({
  name: 'escale/block-signs',
  register: (editor) =>
    mergeRegister(
      editor.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, tags }) => {
        if (dirtyLeaves.size === 0 || editor.isComposing() || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG))
          return;
        const typed = editorState.read(() => $typedSign());
        if (typed === null || !dirtyLeaves.has(typed.key)) return;
        // Only a sign completed by the current key: earlier ones were left on purpose.
        if (!justTyped(prevEditorState, typed.key, typed.text)) return;
        editor.update(() => $take(typed.sign), { tag: HISTORY_PUSH_TAG });
      }),
      editor.registerCommand(
        INSERT_PARAGRAPH_COMMAND,
        () => {
          const typed = $typedSign('\n');
          if (typed === null || editor.isComposing()) return false;
          editor.update(() => $take(typed.sign), { tag: HISTORY_PUSH_TAG });
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
});

type Typed = Readonly<{ key: string; text: string; sign: Sign }>;

/** The sign at the start of a paragraph of the body, up to the caret; `end` is read as if it had been typed too. */
function $typedSign(end = ''): Typed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || node.getPreviousSibling() !== null || node.hasFormat('code')) return null;
  const block = node.getParent();
  if (!$isParagraphNode(block) || !$isRootNode(block.getParent())) return null;
  const text = node.getTextContent().slice(0, selection.anchor.offset);
  const nothingFollows = node.getTextContentSize() === text.length && node.getNextSibling() === null;
  const sign = text.length > 50 ? null : parseSign(text + end, nothingFollows);
  return sign === null ? null : { key: node.getKey(), text, sign };
}

function justTyped(before: EditorState, key: string, text: string): boolean {
  const written = before.read(() => $getNodeByKey(key)?.getTextContent() ?? '');
  return !written.startsWith(text) && text.startsWith(written.slice(0, text.length - 1));
}

function $take(sign: Sign): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const block = selection.anchor.getNode().getParent();
  if ($isParagraphNode(block)) $applySign(block, sign);
}
