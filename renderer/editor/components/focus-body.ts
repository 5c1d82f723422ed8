import { $getRoot, type LexicalEditor } from 'lexical';
import { $isEmptyBlock } from '../edit/blocks.ts';
import { $isLeadNode } from '../nodes/lead-node.ts';
import { $isElementNode } from 'lexical';

/** From the title: to the start of the body, past a lead that has not been written. */
export function focusBody(editor: LexicalEditor): void {
  editor.update(() => {
    const blocks = $getRoot().getChildren();
    const body = blocks.find((block) => !$isLeadNode(block) || !$isEmptyBlock(block));
    if (body !== undefined && $isElementNode(body)) body.selectStart();
    else body?.selectPrevious();
  });
  editor.focus(undefined, { defaultSelection: 'rootStart' });
}
