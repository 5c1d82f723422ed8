/** Links of the text: found at the caret, put, changed, taken away. */
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
 * Tells the address of the link at the caret: null when there is none yet, undefined when there is no caret in the text. The
 * caret is the one of the key under way (core/late-caret.ts), which may not be committed yet.
 */
export function withLinkAtCaret(
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
    // The page shows it already, and whoever is told may take the focus elsewhere.
    { discrete: true, tag: SKIP_DOM_SELECTION_TAG },
  );
}

/**
 * The selected words, or the link at the caret, lead to `address`; where there are none, `words` are put in as the link.
 * Null takes the link away.
 */
export function $setLink(address: string | null, words: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  if (address !== null && selection.isCollapsed() && link === null) {
    const text = $createTextNode(words).setFormat(selection.format);
    selection.insertNodes([$createLinkNode(address, { rel: null, target: null }).append(text)]);
    // One writes on after the link, not in it.
    text.getParentOrThrow().selectNext(0, 0);
    return;
  }
  $toggleLink(address === null ? null : { url: address, rel: null, target: null });
}

type QuestionTarget = Readonly<{ id: string; number: number; text: string }>;

/** The post's own questions whose words hold those typed, accents and case apart. */
export function questionTargets(editor: LexicalEditor, typed: string): QuestionTarget[] {
  const wanted = foldForFind(typed.trim()).text;
  if (wanted.length < 2) return [];
  return editor
    .getEditorState()
    .read(() => $questions())
    .filter(({ text }) => foldForFind(text).text.includes(wanted))
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
