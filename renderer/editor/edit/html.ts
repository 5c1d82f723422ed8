/** A card of HTML that its author writes: sanitised by whoever asks for it. */
import { $getNodeByKey, $setState, type NodeKey } from 'lexical';
import { $createSealedNode, $isSealedNode, sealedState } from '../model/nodes/sealed-node.ts';
import { $insertCard } from './pictures.ts';

/** The HTML of a card that its author may write anew; undefined for any other. */
export function $ownHtml(key: NodeKey): string | undefined {
  const node = $getNodeByKey(key);
  const sealed = $isSealedNode(node) ? node.block() : undefined;
  return sealed?.type === 'html' && sealed.origin === 'outside' ? sealed.html : undefined;
}

/** In the card of this key, or as a new card where the caret is. */
export function $writeHtml(html: string, key: NodeKey | undefined): void {
  const sealed = { type: 'html', html, origin: 'outside' } as const;
  if (key === undefined) return void $insertCard($createSealedNode(sealed));
  const node = $getNodeByKey(key);
  if ($isSealedNode(node) && $ownHtml(key) !== undefined) $setState(node, sealedState, sealed);
}
