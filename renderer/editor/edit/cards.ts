/** Selecting a card: a picture, a video, a rule, an imported block. */
import { $createNodeSelection, $setSelection, type LexicalNode } from 'lexical';

export function $selectCard(card: LexicalNode): void {
  const selection = $createNodeSelection();
  selection.add(card.getKey());
  $setSelection(selection);
}
