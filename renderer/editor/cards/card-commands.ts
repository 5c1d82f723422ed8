/** Commands dispatched by the buttons and fields of cards; extensions/card-acts.ts handles them. */
import { createCommand, type LexicalCommand, type NodeKey } from 'lexical';
import type { Image } from '#interview/document.ts';

/** `index`: the picture's index in a row; 0 for a single picture. */
export type CardAct =
  | Readonly<{
      act: 'change-picture';
      key: NodeKey;
      index: number;
      edit: (image: Image) => Image;
      /** Merges with the previous edit into one undo step. */
      mergesStep: boolean;
    }>
  | Readonly<{
      act: 'find-again';
      key: NodeKey;
      index: number;
      sha256: string;
      /** `same`: whether the same file was found. */
      ended: (same: boolean) => void;
    }>
  | Readonly<{ act: 'move'; key: NodeKey; up: boolean }>
  | Readonly<{ act: 'move-in-row'; key: NodeKey; index: number; by: 1 | -1 }>
  | Readonly<{ act: 'take-out' | 'remove-from-row' | 'replace'; key: NodeKey; index: number }>
  | Readonly<{ act: 'add-beside' | 'remove' | 'to-link'; key: NodeKey }>;

export const CARD_COMMAND: LexicalCommand<CardAct> = createCommand('escale/card');
