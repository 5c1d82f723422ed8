/** A selected card moves with Alt+Shift and the arrows, as a turn does. */
import { defineExtension } from '@lexical/extension';
import {
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
} from 'lexical';
import { $moveCard } from '../edit/pictures.ts';
import { ServicesExtension, servicesOf } from '../services.ts';

export const PictureKeysExtension = defineExtension({
  name: 'escale/picture-keys',
  dependencies: [ServicesExtension],
  register: (editor) =>
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const up = event.key === 'ArrowUp';
        if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return false;
        if (!up && event.key !== 'ArrowDown') return false;
        const key = $selectedCard();
        if (key === undefined) return false;
        event.preventDefault();
        const { announce, pictures } = servicesOf(editor);
        editor.update(
          () => {
            if ($moveCard(key, up)) announce(pictures.moved);
          },
          { tag: 'history-push' },
        );
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
});

/** The key of the one card that is selected. */
export function $selectedCard(): string | undefined {
  const selection = $getSelection();
  const nodes = $isNodeSelection(selection) ? selection.getNodes() : [];
  return nodes.length === 1 && $isDecoratorNode(nodes[0]) ? nodes[0].getKey() : undefined;
}
