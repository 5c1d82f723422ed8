/** Pictures and sealed cards: their nodes, and paragraphs to write in before and after them. */
import { defineExtension, NodeSelectionExtension } from '@lexical/extension';
import {
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $setSelection,
  mergeRegister,
  RootNode,
  type LexicalEditor,
} from 'lexical';
import { $isTableNode } from '@lexical/table';
import { $selectCard } from '../edit/cards.ts';
import { $isCodeBlockNode } from '../model/nodes/code-block-node.ts';
import { $isQuoteSourceNode } from '../model/nodes/quote-source-node.ts';
import { EmbedNode } from '../model/nodes/embed-node.ts';
import { GalleryNode } from '../model/nodes/gallery-node.ts';
import { ImageNode } from '../model/nodes/image-node.ts';
import { SealedNode } from '../model/nodes/sealed-node.ts';

export const CardsExtension = defineExtension({
  name: 'escale/cards',
  dependencies: [NodeSelectionExtension],
  nodes: () => [ImageNode, GalleryNode, EmbedNode, SealedNode],
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(RootNode, () => {
        const last = $getRoot().getLastChild();
        if (
          $isDecoratorNode(last) ||
          $isTableNode(last) ||
          $isCodeBlockNode(last) ||
          $isQuoteSourceNode(last)
        )
          last.insertAfter($createParagraphNode());
      }),
      selectOnPress(editor),
    ),
});

/** Selects a card when it is pressed, except on its buttons and fields. */
function selectOnPress(editor: LexicalEditor): () => void {
  const press = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const card = target?.closest('[data-card]') ?? null;
    if (card === null) leaveCard(editor);
    if (card === null || target?.closest('button, input, label, [role="textbox"]') !== null) return;
    event.preventDefault();
    editor.update(() => {
      const node = $getNearestNodeFromDOMNode(card);
      if (!$isDecoratorNode(node)) return;
      $selectCard(node);
    });
    editor.getRootElement()?.focus({ preventScroll: true });
  };
  return editor.registerRootListener((root, before) => {
    before?.removeEventListener('mousedown', press);
    root?.addEventListener('mousedown', press);
  });
}

/**
 * Clears the card selection on a press in the text: otherwise the next update would remove the caret that the browser
 * has set.
 */
function leaveCard(editor: LexicalEditor): void {
  if (!editor.read(() => $isNodeSelection($getSelection()))) return;
  editor.update(() => $setSelection(null), { discrete: true });
}
