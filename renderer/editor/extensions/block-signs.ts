/**
 * Signs typed at the start of a paragraph make it a block: `## `, `- `, `1. `, `> `, three dashes, three backquotes.
 * The typed characters are committed before the block is made, so that one undo gives them back.
 */
import { defineExtension } from '@lexical/extension';
import {
  $getNodeByKey,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  PASTE_TAG,
  type EditorState,
} from 'lexical';
import { $blockOfSign, signIn, type Sign } from '../edit/signs.ts';

export const BlockSignsExtension = defineExtension({
  name: 'escale/block-signs',
  register: (editor) =>
    mergeRegister(
      editor.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, tags }) => {
        if (dirtyLeaves.size === 0 || editor.isComposing() || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG))
          return;
        const typed = editorState.read(() => $typedSign());
        if (typed === null || !dirtyLeaves.has(typed.key)) return;
        // Only what a key has just completed: a sign that was there already was left as it is on purpose.
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

/** The sign that a paragraph of the body begins with, up to the caret; `end`: as if that had been typed too. */
function $typedSign(end = ''): Typed | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text')
    return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || node.getPreviousSibling() !== null || node.hasFormat('code')) return null;
  const block = node.getParent();
  if (!$isParagraphNode(block) || !$isRootNode(block.getParent())) return null;
  const text = node.getTextContent().slice(0, selection.anchor.offset);
  const whole = node.getTextContentSize() === text.length && node.getNextSibling() === null;
  const sign = text.length > 50 ? null : signIn(text + end, whole);
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
  if ($isParagraphNode(block)) $blockOfSign(block, sign);
}
