/** Links to videos and their cards. */
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
import type { Medium } from '#interview/media/media-address.ts';
import { fileTitle } from '#interview/media/sounds.ts';
import { $createEmbedNode, $isEmbedNode } from '../model/nodes/embed-node.ts';
import { $membershipOf, $setMembership } from '../model/nodes/state.ts';
import { $caret, $caretBlock, $isEmptyBlock } from './blocks.ts';
import { $insertCard } from './pictures.ts';

/** The card of a video or sound with only its address. A file has a player and its own name as title. */
export function cardOf({ address, site, isFile }: Medium): Embed {
  const title = isFile === true ? fileTitle(address) : '';
  return { type: 'embed', url: address, title, provider: site, frame: title !== '' };
}

/** The empty paragraph with the caret, in which a pasted link to a video becomes a card. */
export function $emptyParagraph(): NodeKey | undefined {
  const block = $caret() === null ? null : $caretBlock();
  return $isParagraphNode(block) && $isEmptyBlock(block) ? block.getKey() : undefined;
}

/** Puts a link in a paragraph, with its address as words. */
export function $putLink(key: NodeKey, address: string): void {
  const block = $getNodeByKey(key);
  if (!$isElementNode(block)) return;
  block.append($createLinkNode(address, { rel: null, target: null }).append($createTextNode(address)));
  block.selectEnd();
}

/** Replaces the paragraph of a link by a card; the caret moves after it. False if the paragraph no longer exists. */
export function $linkToCard(key: NodeKey, medium: Medium): boolean {
  const block = $getNodeByKey(key);
  if (!$isElementNode(block)) return false;
  const card = $createEmbedNode(cardOf(medium));
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

/** Inserts a card at the caret, from the menu. */
export function $insertVideo(medium: Medium): NodeKey {
  return $insertCard($createEmbedNode(cardOf(medium)));
}

/** Turns a card back into a paragraph with its link. */
export function $cardToLink(key: NodeKey): void {
  const card = $getNodeByKey(key);
  if (!$isEmbedNode(card)) return;
  const { url, title } = card.block();
  const paragraph = $createParagraphNode();
  $setMembership(paragraph, $membershipOf(card));
  const words = title === '' ? url : title;
  paragraph.append($createLinkNode(url, { rel: null, target: null }).append($createTextNode(words)));
  card.replace(paragraph);
  paragraph.selectEnd();
}
