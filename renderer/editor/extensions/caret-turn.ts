/** Reports the turn at the caret: to screen readers once per turn, and to the outline. */
import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { $caretBlock } from '../edit/blocks.ts';
import { $questionAbove } from '../edit/sections.ts';
import { $turnId } from '../model/nodes/state.ts';
import { servicesOf } from '../core/services.ts';
import { $turnName } from './announce.ts';

/**
 * Announces « Question 3 » or « Réponse de Anne Martin » when the caret enters a turn by a move; commands and typing
 * make their own announcements. Reads only the caret's block.
 */
export function announceTurns(editor: LexicalEditor): () => void {
  let last: string | null = null;
  return editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
    const quiet = dirtyElements.size > 0 || dirtyLeaves.size > 0;
    const words = editorState.read(
      () => {
        if (!$isRangeSelection($getSelection())) return '';
        const block = $caretBlock();
        const turn = $turnId(block);
        if (turn === last) return '';
        last = turn;
        return quiet ? '' : $turnName(editor, block);
      },
      { editor },
    );
    if (words !== '') servicesOf(editor).announce(words);
  });
}

/**
 * Calls back with the id of the question that contains the caret or is answered there, when it changes; null outside
 * any.
 */
export function followQuestion(editor: LexicalEditor, tell: (question: string | null) => void): () => void {
  let last: string | null | undefined;
  return editor.registerUpdateListener(({ editorState }) => {
    const question = editorState.read(() => {
      const block = $caretBlock();
      return block === null ? undefined : $turnId($questionAbove(block));
    });
    // Without a caret in the text, the last question stays current.
    if (question === undefined || question === last) return;
    last = question;
    tell(question);
  });
}
