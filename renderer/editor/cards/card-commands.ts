/** What a card asks for when one of its buttons or fields is used: done by extensions/card-acts.ts. */
import { createCommand, type LexicalCommand, type NodeKey } from 'lexical';
import type { Image } from '#interview/document.ts';

/** `index`: which picture of a row; 0 for a picture by itself. */
export type CardAct =
  | Readonly<{
      act: 'change-picture';
      key: NodeKey;
      index: number;
      edit: (image: Image) => Image;
      /** Goes on what was typed just before: one step to undo for both. */
      goesOn: boolean;
    }>
  | Readonly<{
      act: 'find-again';
      key: NodeKey;
      index: number;
      sha256: string;
      /** `same`: its file is there again. */
      ended: (same: boolean) => void;
    }>
  | Readonly<{ act: 'move'; key: NodeKey; up: boolean }>
  | Readonly<{ act: 'move-in-row'; key: NodeKey; index: number; by: 1 | -1 }>
  | Readonly<{ act: 'take-out' | 'remove-from-row' | 'replace'; key: NodeKey; index: number }>
  | Readonly<{ act: 'add-beside' | 'remove' | 'to-link'; key: NodeKey }>;

export const CARD_COMMAND: LexicalCommand<CardAct> = createCommand('escale/card');
