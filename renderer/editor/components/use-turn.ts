import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useRef } from 'react';
import { announceTurns, followQuestion } from '../extensions/caret-turn.ts';

/** Follows the turn the caret is in: said to screen readers, told to the outline. */
export function useTurn(onQuestion: ((question: string | null) => void) | undefined): void {
  const [editor] = useLexicalComposerContext();
  const tell = useRef(onQuestion);
  useEffect(() => {
    tell.current = onQuestion;
  });
  useEffect(() => announceTurns(editor), [editor]);
  useEffect(() => followQuestion(editor, (question) => tell.current?.(question)), [editor]);
}
