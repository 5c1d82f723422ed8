/** Links in the text: reading, adding, changing and removing them. */
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import {
  $createTextNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
} from 'lexical';
import { $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import { foldForFind } from '../model/fold.ts';
import { $startsTurn } from '../model/nodes/state.ts';

/**
 * Calls back with the address of the link at the caret: null without a link, undefined without a caret in the text.
 * Reads the caret of the current key (core/late-caret.ts), which may not be committed yet.
 */
export function readLinkAtCaret(
  editor: LexicalEditor,
  tell: (address: string | null | undefined) => void,
): void {
  editor.update(
    () => {
      const selection = $getSelection();
      tell(
        $isRangeSelection(selection)
          ? ($findMatchingParent(selection.anchor.getNode(), $isLinkNode)?.getURL() ?? null)
          : undefined,
      );
    },
    // The page shows it already, and the callback may move the focus.
    { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
  );
}

/**
 * Links the selected words, or the link at the caret, to `address`; without either, inserts `words` as the link. Null
 * removes the link.
 */
export function $setLink(address: string | null, words: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  if (address !== null && selection.isCollapsed() && link === null) {
    const text = $createTextNode(words).setFormat(selection.format);
    selection.insertNodes([$createLinkNode(address, { rel: null, target: null }).append(text)]);
    // The caret moves after the link, so that typing does not extend it.
    text.getParentOrThrow().selectNext(0, 0);
    return;
  }
  $toggleLink(address === null ? null : { url: address, rel: null, target: null });
}

type QuestionTarget = Readonly<{ id: string; number: number; text: string }>;

/** The questions of this post that contain the typed words, ignoring accents and case. */
export function questionTargets(editor: LexicalEditor, typed: string): QuestionTarget[] {
  const foldedQuery = foldForFind(typed.trim()).text;
  if (foldedQuery.length < 2) return [];
  return editor
    .getEditorState()
    .read(() => $questions())
    .filter(({ text }) => foldForFind(text).text.includes(foldedQuery))
    .slice(0, 4);
}

function $questions(): QuestionTarget[] {
  let number = 0;
  return $getRoot()
    .getChildren()
    .flatMap((node) => {
      const of = $isQuestionNode(node) && $startsTurn(node) ? $questionOf(node) : null;
      if (of === null) return [];
      number += 1;
      return [{ id: of.id, number, text: node.getTextContent() }];
    });
}
