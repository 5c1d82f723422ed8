/** Pictures and sealed cards: their nodes, and a place to write before and after them. */
import { defineExtension, NodeSelectionExtension } from '@lexical/extension';
import { $createParagraphNode, $getRoot, $isDecoratorNode, mergeRegister, RootNode } from 'lexical';
import { ImageNode } from '../nodes/image-node.tsx';
import { SealedNode } from '../nodes/sealed-node.tsx';

export const CardsExtension = defineExtension({
  name: 'escale/cards',
  dependencies: [NodeSelectionExtension],
  nodes: () => [ImageNode, SealedNode],
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(RootNode, () => {
        const last = $getRoot().getLastChild();
        if ($isDecoratorNode(last)) last.insertAfter($createParagraphNode());
      }),
    ),
});
