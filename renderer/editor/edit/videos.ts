/** A link to a video and its card. */
import { $createLinkNode } from '@lexical/link';
import {
  $createParagraphNode,
  $createTextNode,
  $getNodeByKey,
  $isElementNode,
  $isParagraphNode,
  type NodeKey,
} from 'lexical';
import type { Embed } from '#interview/document.ts';
import type { Video } from '#interview/videos.ts';
import { $createEmbedNode, $embedOf, $isEmbedNode } from '../nodes/embed-node.tsx';
import { $membershipOf, $setMembership } from '../nodes/state.ts';
import { $caret, $caretBlock, $isEmptyBlock } from './blocks.ts';
import { $insertCard } from './pictures.ts';

/** The card of a video of which nothing but its address is known. */
export function cardOf({ address, site }: Video): Embed {
  return { type: 'embed', url: address, title: '', provider: site, frame: false };
}

/** The empty paragraph that the caret stands in: there a pasted link to a video becomes a card. */
export function $emptyParagraph(): NodeKey | undefined {
  const block = $caret() === null ? null : $caretBlock();
  return $isParagraphNode(block) && $isEmptyBlock(block) ? block.getKey() : undefined;
}

/** Puts a link in a paragraph, as its words. */
export function $putLink(key: NodeKey, address: string): void {
  const block = $getNodeByKey(key);
  if (!$isElementNode(block)) return;
  block.append($createLinkNode(address, { rel: null, target: null }).append($createTextNode(address)));
  block.selectEnd();
}

/** The card in the place of the paragraph with the link; one writes on after it. False when the paragraph has gone. */
export function $linkToCard(key: NodeKey, video: Video): boolean {
  const block = $getNodeByKey(key);
  if (!$isElementNode(block)) return false;
  const card = $createEmbedNode(cardOf(video));
  const membership = $membershipOf(block);
  $setMembership(card, membership);
  block.replace(card);
  let after = card.getNextSibling();
  if (!$isElementNode(after) || $membershipOf(after)?.id !== membership?.id) {
    after = $createParagraphNode();
    $setMembership(after, membership);
    card.insertAfter(after);
  }
  after.selectStart();
  return true;
}

/** A card at the caret, by the menu. */
export function $insertVideo(video: Video): NodeKey {
  return $insertCard($createEmbedNode(cardOf(video)));
}

/** A card back into a paragraph with its link. */
export function $cardToLink(key: NodeKey): void {
  const card = $getNodeByKey(key);
  if (!$isEmbedNode(card)) return;
  const { url, title } = $embedOf(card);
  const paragraph = $createParagraphNode();
  $setMembership(paragraph, $membershipOf(card));
  const words = title === '' ? url : title;
  paragraph.append($createLinkNode(url, { rel: null, target: null }).append($createTextNode(words)));
  card.replace(paragraph);
  paragraph.selectEnd();
}
