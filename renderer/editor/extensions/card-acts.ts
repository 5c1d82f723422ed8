/** Handles the commands of cards (card-commands.ts). A selected card moves alone with the keys that move a turn. */
import { defineExtension } from '@lexical/extension';
import {
  $addUpdateTag,
  $getNodeByKey,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_EDITOR,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  mergeRegister,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
} from 'lexical';
import { CARD_COMMAND, type CardAct } from '../cards/card-commands.ts';
import { $changeImage, $moveCard, $moveInRow, $removeFromRow, $moveOutOfRow } from '../edit/pictures.ts';
import { $cardToLink } from '../edit/videos.ts';
import { addToRow, findPicture, replacePicture } from '../cards/pictures.ts';
import { ServicesExtension, servicesOf } from '../core/services.ts';
import { TURN_COMMAND } from '../commands/turn-commands.ts';

export const CardActsExtension = defineExtension({
  name: 'escale/card-acts',
  dependencies: [ServicesExtension],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(
        CARD_COMMAND,
        (act) => {
          $do(editor, act);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        TURN_COMMAND,
        (command) => {
          const up = command === 'move-turn-up';
          const key = up || command === 'move-turn-down' ? $selectedCard() : undefined;
          if (key !== undefined) $do(editor, { act: 'move', key, up });
          return key !== undefined;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
});

function $do(editor: LexicalEditor, act: CardAct): void {
  switch (act.act) {
    case 'change-picture':
      // The caret is in a field of the card, outside Lexical's selection.
      $addUpdateTag(SKIP_DOM_SELECTION_TAG);
      $addUpdateTag(act.mergesStep ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG);
      return $changeImage(act.key, act.index, act.edit);
    case 'add-beside':
      return void addToRow(editor, act.key);
    case 'replace':
      return void replacePicture(editor, act.key, act.index);
    case 'find-again':
      return void findPicture(editor, act.key, act.index, act.sha256).then(act.ended);
    default:
      $addUpdateTag(HISTORY_PUSH_TAG);
      return $arrange(editor, act);
  }
}

type Arrange = Exclude<CardAct, { act: 'change-picture' | 'add-beside' | 'replace' }>;

function $arrange(editor: LexicalEditor, act: Arrange): void {
  switch (act.act) {
    case 'move': {
      const services = servicesOf(editor);
      if ($moveCard(act.key, act.up)) services.announce(services.pictures.moved);
      return;
    }
    case 'move-in-row':
      return $moveInRow(act.key, act.index, act.by);
    case 'take-out':
      return $moveOutOfRow(act.key, act.index);
    case 'remove-from-row':
      return $removeFromRow(act.key, act.index);
    case 'to-link':
      return $cardToLink(act.key);
    case 'remove': {
      const node = $getNodeByKey(act.key);
      node?.selectNext();
      return node?.remove();
    }
    default:
  }
}

/** The key of the selected card, if only one is selected. */
function $selectedCard(): string | undefined {
  const selection = $getSelection();
  const nodes = $isNodeSelection(selection) ? selection.getNodes() : [];
  return nodes.length === 1 && $isDecoratorNode(nodes[0]) ? nodes[0].getKey() : undefined;
}
