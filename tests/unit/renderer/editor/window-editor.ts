/** The editor of an open test window, for the helpers of editor-keys.ts and test-clipboard.ts. */
import { act, screen } from '@testing-library/react';
import { getNearestEditorFromDOMNode, type LexicalEditor } from 'lexical';

export type WindowEditor = Readonly<{
  editor: LexicalEditor;
  root: HTMLElement;
  /** Runs in one update, committed and drawn at once. */
  act(run: () => void): void;
}>;

/** Rejects while no post is open. */
export async function findWindowEditor(): Promise<WindowEditor> {
  const root = await screen.findByRole('textbox', { name: 'Texte du billet' });
  const editor = getNearestEditorFromDOMNode(root);
  if (editor === null) throw new Error('the text has no editor yet');
  return {
    editor,
    root,
    act: (run) => {
      act(() => editor.update(run, { discrete: true }));
    },
  };
}
