import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { NodeKey } from 'lexical';
import { useRef } from 'react';
import type { Image } from '#interview/document.ts';
import { CARD_COMMAND } from './card-commands.ts';
import { useLeaveCard } from './use-card.ts';

export type PictureEdit = Readonly<{
  /** Edits a field; successive keys in one field are one undo step. */
  type: (field: keyof Image, edit: (image: Image) => Image) => void;
  /** Edits as an undo step of its own. */
  choose: (edit: (image: Image) => Image) => void;
  /** Ends the undo step, when the field is left. */
  pause: () => void;
  /** Moves the focus to the text after the card. */
  leave: () => void;
}>;

/** Edits one picture of a block. */
export function usePicture(nodeKey: NodeKey, index: number): PictureEdit {
  const [editor] = useLexicalComposerContext();
  const leave = useLeaveCard(nodeKey);
  const last = useRef<keyof Image | null>(null);
  const change = (edit: (image: Image) => Image, mergesStep: boolean): void => {
    editor.dispatchCommand(CARD_COMMAND, { act: 'change-picture', key: nodeKey, index, edit, mergesStep });
  };
  return {
    type: (field, edit) => {
      change(edit, last.current === field);
      last.current = field;
    },
    choose: (edit) => {
      last.current = null;
      change(edit, false);
    },
    pause: () => {
      last.current = null;
    },
    leave,
  };
}
