/** Boxed notes: their nodes, the keys in their lines, and what holds of these after every edit. */
import { defineExtension } from '@lexical/extension';
import {
  COMMAND_PRIORITY_CRITICAL,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  mergeRegister,
  RootNode,
} from 'lexical';
import { $backspaceInAside, $enterInAside, $settleAsides } from '../edit/aside.ts';
import { AsideNode, AsideTitleNode } from '../model/nodes/aside-node.ts';

export const AsideExtension = defineExtension({
  name: 'escale/aside',
  nodes: () => [AsideNode, AsideTitleNode],
  register: (editor) =>
    mergeRegister(
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, () => $enterInAside(), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        (event) => {
          const done = $backspaceInAside();
          if (done) event.preventDefault();
          return done;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerNodeTransform(RootNode, (root) => $settleAsides(root.getChildren())),
    ),
});
