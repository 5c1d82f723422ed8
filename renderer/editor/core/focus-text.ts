import type { LexicalEditor } from 'lexical';

/**
 * Gives the text the focus, the caret where it was; where it never was, at the beginning. Lexical's own `focus` moves
 * the browser's caret, and so does nothing while a card is selected.
 */
export function focusText(editor: LexicalEditor): void {
  editor.focus(undefined, { defaultSelection: 'rootStart' });
  const root = editor.getRootElement();
  if (root !== null && !root.contains(document.activeElement)) root.focus({ preventScroll: true });
}
