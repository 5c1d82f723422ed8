import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getNodeByKey,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type NodeKey,
} from 'lexical';
import { useRef } from 'react';
import type { Image } from '../../../interview/document.ts';
import { $changeImage } from '../edit/pictures.ts';

export type PictureEdit = Readonly<{
  /** Successive keys in one field are one step to undo. */
  type: (field: keyof Image, edit: (image: Image) => Image) => void;
  /** A choice: a step of its own. */
  choose: (edit: (image: Image) => Image) => void;
  /** The field was left: the next key in it is another step. */
  pause: () => void;
  /** On to the text after the card. */
  leave: () => void;
}>;

/** Edits one picture of a block, wherever the block is drawn. */
export function usePicture(nodeKey: NodeKey, index: number): PictureEdit {
  const [editor] = useLexicalComposerContext();
  const last = useRef<keyof Image | null>(null);
  return {
    type: (field, edit) => {
      const step = last.current === field ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG;
      last.current = field;
      // The caret is in the field, which is none of the text's business.
      editor.update(() => $changeImage(nodeKey, index, edit), { tag: [step, SKIP_DOM_SELECTION_TAG] });
    },
    choose: (edit) => {
      last.current = null;
      editor.update(() => $changeImage(nodeKey, index, edit), {
        tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG],
      });
    },
    pause: () => {
      last.current = null;
    },
    leave: () => {
      // First the focus: Lexical leaves the browser's selection alone while a field inside it has it.
      editor.getRootElement()?.focus({ preventScroll: true });
      editor.update(() => $getNodeByKey(nodeKey)?.selectNext(), { discrete: true });
    },
  };
}
