/** The steps of undo, as what speaks of one of them needs them: a notice, an offer. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { type LexicalEditor, UNDO_COMMAND } from 'lexical';

/**
 * Changes elements that Lexical does not manage, from an update listener. Its observer would take an element that goes
 * for an accident and put the block together again, its selection with it (which takes the focus from beside the text);
 * so what it has noted is thrown away. A commit has just emptied its list: nothing of the author's is in it.
 *
 * By a private field of Lexical, which has no public way: it lets an element come that is marked by setDOMUnmanaged, but
 * does not ask whether one that goes was marked. Once Lexical's flushMutations asks isDOMUnmanaged of removed
 * nodes as it does of added ones, this function can go.
 */
export function withoutHistory(editor: LexicalEditor, change: () => void): void {
  change();
  editor._observer?.takeRecords();
}

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
