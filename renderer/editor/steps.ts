/** The steps of undo, as what speaks of one of them needs them: a notice, an offer. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { UNDO_COMMAND, type LexicalEditor } from 'lexical';

/** The last step that can be undone; another object after each step, whatever the depth the history is cut at. */
export const lastStep = (editor: LexicalEditor): unknown =>
  getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek().undoStack.at(-1);

/** Undoes all that came after this step. */
export function undoTo(editor: LexicalEditor, step: unknown): void {
  for (let last = lastStep(editor); last !== undefined && last !== step; last = lastStep(editor))
    editor.dispatchCommand(UNDO_COMMAND, undefined);
}

/**
 * Calls `gone` once anything more was written, or undone: what can be taken back in one press until then no longer can.
 * `tag`: the one step to come that does not count, by the tag of its update.
 */
export function untilNextStep(editor: LexicalEditor, gone: () => void, tag?: string): void {
  let expected = lastStep(editor);
  let awaited = tag;
  const end = editor.registerUpdateListener(({ tags }) => {
    const last = lastStep(editor);
    if (awaited !== undefined && tags.has(awaited)) {
      expected = last;
      awaited = undefined;
    } else if (last !== expected) {
      end();
      gone();
    }
  });
}
