/** Selecting a card: a picture, video, rule or imported block. */
import { $createNodeSelection, $setSelection, type LexicalNode } from 'lexical';

export function $selectCard(card: LexicalNode): void {
  const selection = $createNodeSelection();
  selection.add(card.getKey());
  $setSelection(selection);
}
