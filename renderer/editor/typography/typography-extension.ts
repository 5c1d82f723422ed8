/**
 * Typography while typing: a character that completes a rule corrects the text near the caret, as a separate edit.
 * Undo, or Backspace right after, restores the typed text for good. Disabled while an input method composes.
 */
import { defineExtension } from '@lexical/extension';
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  COLLABORATION_TAG,
  COMMAND_PRIORITY_HIGH,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  HISTORY_MERGE_TAG,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  PASTE_TAG,
  UNDO_COMMAND,
  type EditorState,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
  type TextNode,
} from 'lexical';
import { correctAsTyped } from '#interview/typography/correct-as-typed.ts';
import type { Change, House } from '#interview/typography/rules.ts';
import { hasTypography } from '#interview/typography/correct.ts';
import { $isCodeBlockNode } from '../model/nodes/code-block-node.ts';
import { servicesOf, ServicesExtension } from '../core/services.ts';
import { $changePieces, $languageAround, $piecesOf, type Piece } from './texts.ts';

/** The options of one editor, set by its page. */
type TypographyChoice = { asTyped: boolean; house: House };

const NOT_TYPED = [HISTORIC_TAG, PASTE_TAG, COLLABORATION_TAG, HISTORY_PUSH_TAG, HISTORY_MERGE_TAG];

export const TypographyExtension = defineExtension({
  name: 'escale/typography',
  dependencies: [ServicesExtension],
  build: (): TypographyChoice => ({ asTyped: true, house: 'fine' }),
  register: (editor, _config, state) => {
    const choice = state.getOutput();
    let corrected: EditorState | null = null;
    return mergeRegister(
      editor.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, tags }) => {
        if (!choice.asTyped || dirtyLeaves.size === 0 || editor.isComposing()) return;
        if (NOT_TYPED.some((tag) => tags.has(tag))) return;
        const key = typedRun(editorState, prevEditorState);
        if (key === null) return;
        const { language } = servicesOf(editor);
        const changes = editorState.read(() => $correctionsAtCaret(key, language, choice.house));
        if (changes.length === 0) return;
        editor.update(
          () => {
            const node = $getNodeByKey(key);
            if (!$isTextNode(node)) return;
            $changePieces($lineOf(node), changes);
          },
          {
            discrete: true,
            tag: HISTORY_PUSH_TAG,
            // Runs after this listener, when the state is the corrected one.
            onUpdate: () => {
              corrected = editor.getEditorState();
            },
          },
        );
      }),
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        (event) => {
          if (corrected === null || corrected !== editor.getEditorState() || editor.isComposing())
            return false;
          corrected = null;
          event.preventDefault();
          return editor.dispatchCommand(UNDO_COMMAND, undefined);
        },
        COMMAND_PRIORITY_HIGH,
      ),
    );
  },
});

/** The key of the run in which exactly one character was typed, just before the caret. */
function typedRun(now: EditorState, before: EditorState): NodeKey | null {
  const selection = now.read(() => $getSelection());
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { key, offset, type } = selection.anchor;
  if (type !== 'text' || offset === 0) return null;
  const node = now.read(() => $getNodeByKey(key));
  const earlier = before.read(() => $getNodeByKey(key));
  if (!$isTextNode(node)) return null;
  const text = now.read(() => node.getTextContent());
  const old = $isTextNode(earlier) ? before.read(() => earlier.getTextContent()) : '';
  return text.length === old.length + 1 &&
    text.startsWith(old.slice(0, offset - 1)) &&
    text.endsWith(old.slice(offset - 1))
    ? key
    : null;
}

/** The corrections completed by the character before the caret, in the text of its block. */
function $correctionsAtCaret(key: NodeKey, post: string, house: House): readonly Change[] {
  const node = $getNodeByKey(key);
  const selection = $getSelection();
  if (!$isTextNode(node) || !$isRangeSelection(selection) || node.hasFormat('code')) return [];
  const block = $textBlock(node);
  if (block === null || $isCodeBlockNode(block)) return [];
  const language = $languageAround(node, post);
  const pieces = $piecesOf(block);
  const index = pieces.findIndex((piece) => piece.node?.is(node) === true);
  const segment = pieces[index]?.segment;
  if (segment === undefined || segment.isProtected === true || !hasTypography(segment.language ?? language))
    return [];
  const runs = pieces.slice(0, index + 1).map((piece) => piece.segment);
  runs[index] = { ...segment, text: segment.text.slice(0, selection.anchor.offset) };
  return correctAsTyped(runs, { language, house });
}

/** The element that contains the run and its neighbours, ignoring links. */
function $textBlock(node: LexicalNode): ElementNode | null {
  for (let parent = node.getParent(); parent !== null; parent = parent.getParent())
    if ($isElementNode(parent) && !parent.isInline()) return parent;
  return null;
}

function $lineOf(node: TextNode): Piece[] {
  const block = $textBlock(node);
  return block === null ? [] : $piecesOf(block);
}
