/** The turn the caret is in, told to those who follow it: screen readers, once a turn, and the outline. */
import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { $caretBlock } from '../edit/blocks.ts';
import { $questionAbove } from '../edit/sections.ts';
import { $turnId } from '../model/nodes/state.ts';
import { servicesOf } from '../core/services.ts';
import { $turnName } from './announce.ts';

/**
 * Says « Question 3 » or « Réponse de Anne Martin » when the caret enters a turn by itself; what a command or typing made
 * says its own words. Reads the block at the caret only.
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

/** Tells the id of the question the caret is in or under, when it changes; null outside any. */
export function followQuestion(editor: LexicalEditor, tell: (question: string | null) => void): () => void {
  let last: string | null | undefined;
  return editor.registerUpdateListener(({ editorState }) => {
    const question = editorState.read(() => {
      const block = $caretBlock();
      return block === null ? undefined : $turnId($questionAbove(block));
    });
    // Without a caret in the text, the question it was in stays the current one.
    if (question === undefined || question === last) return;
    last = question;
    tell(question);
  });
}
