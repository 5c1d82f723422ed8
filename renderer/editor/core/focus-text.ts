import type { LexicalEditor } from 'lexical';

/**
 * Focuses the text at its last caret, or at its beginning. Lexical's `focus` moves the browser's caret and does nothing
 * while a card is selected.
 */
export function focusText(editor: LexicalEditor): void {
  editor.focus(undefined, { defaultSelection: 'rootStart' });
  const root = editor.getRootElement();
  if (root !== null && !root.contains(document.activeElement)) root.focus({ preventScroll: true });
}
