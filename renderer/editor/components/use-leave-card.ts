import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getNodeByKey, type NodeKey } from 'lexical';

/** From a card's field on to the text after the card. */
export function useLeaveCard(nodeKey: NodeKey): () => void {
  const [editor] = useLexicalComposerContext();
  return () => {
    // First the focus: Lexical leaves the browser's selection alone while a field inside it has it.
    editor.getRootElement()?.focus({ preventScroll: true });
    editor.update(() => $getNodeByKey(nodeKey)?.selectNext(), { discrete: true });
  };
}
