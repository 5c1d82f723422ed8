/**
 * Copying and cutting where Lexical's own would do harm: in a field of a card it would take the card or the text selected
 * before away, and a selected card it would take away without putting it on the clipboard when the window's selection
 * stands elsewhere.
 */
import {
  $getClipboardDataFromSelection,
  setLexicalClipboardDataTransfer,
  type LexicalClipboardData,
} from '@lexical/clipboard';
import {
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';

export function takeCardsOut(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(
      COPY_COMMAND,
      (event) => inField(event) || $copyCards(event),
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        if (inField(event)) return true;
        if (!$copyCards(event)) return false;
        editor.update(
          () => {
            const selection = $getSelection();
            if ($isNodeSelection(selection)) selection.deleteNodes();
          },
          { tag: CUT_TAG },
        );
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** A field keeps its own copying and cutting. */
const inField = (event: unknown): boolean =>
  event instanceof Event &&
  (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement);

/** False when no card is selected, or there is no clipboard to put it on. */
function $copyCards(event: unknown): boolean {
  const selection = $getSelection();
  if (!$isNodeSelection(selection) || !(event instanceof ClipboardEvent) || event.clipboardData === null)
    return false;
  const data: LexicalClipboardData = $getClipboardDataFromSelection(selection);
  event.preventDefault();
  setLexicalClipboardDataTransfer(event.clipboardData, data);
  return true;
}
