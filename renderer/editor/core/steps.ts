/** Steps of the undo history, for notices and offers about one step. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { type LexicalEditor, UNDO_COMMAND } from 'lexical';

/**
 * Changes elements that Lexical does not manage, from an update listener, and discards the mutation records. Otherwise
 * Lexical's observer would take a removed element for damage and rebuild the block and its selection, which would move
 * the focus. The records hold only this change: a commit has just emptied the list.
 *
 * This uses a private field because Lexical has no public way: elements marked by setDOMUnmanaged may be added, but
 * removed ones are not checked. Once Lexical's flushMutations checks isDOMUnmanaged for removed nodes too, this
 * function can be deleted.
 */
export function changeUnmanagedDom(editor: LexicalEditor, change: () => void): void {
  change();
  editor._observer?.takeRecords();
}

/** The last step that can be undone. It is a new object after each step, even when the history is full. */
export const lastStep = (editor: LexicalEditor): unknown =>
  getExtensionDependencyFromEditor(editor, HistoryExtension).output.historyState.peek().undoStack.at(-1);

/** Undoes all steps after this one. */
export function undoTo(editor: LexicalEditor, step: unknown): void {
  for (let last = lastStep(editor); last !== undefined && last !== step; last = lastStep(editor))
    editor.dispatchCommand(UNDO_COMMAND, undefined);
}

/**
 * Calls `onNextStep` after the next edit or undo, when the last act can no longer be undone in one press. `tag`: the
 * update tag of one step to ignore.
 */
export function afterNextStep(editor: LexicalEditor, onNextStep: () => void, tag?: string): void {
  let expected = lastStep(editor);
  let awaited = tag;
  const end = editor.registerUpdateListener(({ tags }) => {
    const last = lastStep(editor);
    if (awaited !== undefined && tags.has(awaited)) {
      expected = last;
      awaited = undefined;
    } else if (last !== expected) {
      end();
      onNextStep();
    }
  });
}
