/** A card of HTML written by the author; the caller sanitises it. */
import { $getNodeByKey, $setState, type NodeKey } from 'lexical';
import { $createSealedNode, $isSealedNode, sealedState } from '../model/nodes/sealed-node.ts';
import { $insertCard } from './pictures.ts';

/** The HTML of a card that the author may edit; undefined for other nodes. */
export function $ownHtml(key: NodeKey): string | undefined {
  const node = $getNodeByKey(key);
  const sealed = $isSealedNode(node) ? node.block() : undefined;
  return sealed?.type === 'html' && sealed.origin === 'outside' ? sealed.html : undefined;
}

/** Writes HTML into the card with this key, or into a new card at the caret. */
export function $writeHtml(html: string, key: NodeKey | undefined): void {
  const sealed = { type: 'html', html, origin: 'outside' } as const;
  if (key === undefined) return void $insertCard($createSealedNode(sealed));
  const node = $getNodeByKey(key);
  if ($isSealedNode(node) && $ownHtml(key) !== undefined) $setState(node, sealedState, sealed);
}
