/** Pictures and cards as blocks: put in, put side by side, moved, replaced. Each is one step to undo. */
import {
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $setState,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { Image } from '#interview/document.ts';
import { $createGalleryNode, $isGalleryNode, galleryState } from '../model/nodes/gallery-node.ts';
import { imageState, $createImageNode, $isImageNode } from '../model/nodes/image-node.ts';
import { $isLeadNode } from '../model/nodes/lead-node.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $setMembership, $turnId } from '../model/nodes/state.ts';
import type { AssetOfUpload } from '../model/types.ts';
import { $selectCard } from './cards.ts';
import { $caretBlock, $isEmptyBlock, $isLastOfTurn, $mayBeInAnswer } from './blocks.ts';

/** The most pictures that stand side by side. */
export const MOST_IN_ROW = 3;

/** A picture that has just come in: nothing is said of it yet. */
export function imageFrom({ sha256, width, height }: AssetOfUpload): Image {
  return {
    type: 'image',
    asset: sha256,
    width,
    height,
    alt: '',
    caption: [],
    credit: '',
    decorative: false,
  };
}

/**
 * Puts a card after the block with the caret, in the same answer; in place of an empty paragraph. Selects it and gives
 * its key.
 */
export function $insertCard(card: LexicalNode): NodeKey {
  const block = $caretBlock() ?? $getRoot().getLastChild();
  const membership = block !== null && $mayBeInAnswer(block) ? $membershipOf(block) : null;
  if (block === null) $getRoot().append(card);
  else if ($isEmptyBlock(block) && !$isLeadNode(block) && !$isQuestionNode(block)) {
    const after = $createParagraphNode();
    block.insertAfter(after);
    $setMembership(after, membership);
    block.replace(card);
  } else block.insertAfter(card);
  if (membership !== null) {
    $setMembership(card, membership);
    // After the card one goes on in the same answer.
    if ($isLastOfTurn(card)) {
      const after = $createParagraphNode();
      card.insertAfter(after);
      $setMembership(after, membership);
    }
  }
  $selectCard(card);
  return card.getKey();
}

/** One picture by itself, two or three as a row, more of them one under the other. Gives the first one's key. */
export function $insertPictures(images: readonly Image[]): NodeKey {
  const [first] = images;
  if (images.length > 1 && images.length <= MOST_IN_ROW)
    return $insertCard($createGalleryNode({ type: 'gallery', images: [...images] }));
  if (first === undefined) return '';
  const key = $insertCard($createImageNode(first));
  for (const image of images.slice(1)) $insertCard($createImageNode(image));
  return key;
}

/** The pictures of a block; none for any other. */
export function $imagesOf(node: LexicalNode | null): readonly Image[] {
  if ($isImageNode(node)) return [node.block()];
  return $isGalleryNode(node) ? node.block().images : [];
}

/** Changes one picture of a block; `index` counts in a row. */
export function $changeImage(key: NodeKey, index: number, edit: (image: Image) => Image): void {
  const node = $getNodeByKey(key);
  if ($isImageNode(node)) $setState(node, imageState, edit);
  else if ($isGalleryNode(node))
    $setState(node, galleryState, (gallery) => ({
      ...gallery,
      images: gallery.images.map((image, at) => (at === index ? edit(image) : image)),
    }));
}

/** Other pictures come beside those of a block, as many as fit in a row; gives how many came. */
export function $addBeside(key: NodeKey, images: readonly Image[]): number {
  const node = $getNodeByKey(key);
  const there = $imagesOf(node);
  const coming = images.slice(0, MOST_IN_ROW - there.length);
  if (node === null || there.length === 0 || coming.length === 0) return 0;
  if ($isGalleryNode(node))
    $setState(node, galleryState, (gallery) => ({ ...gallery, images: [...gallery.images, ...coming] }));
  else $swap(node, $createGalleryNode({ type: 'gallery', images: [...there.map(bare), ...coming] }));
  return coming.length;
}

/** In a row a picture has no place of its own. */
function bare({ size: _size, align: _align, ...image }: Image): Image {
  return image;
}

/** A picture of a row stands by itself, after what is left of it. The words under the row stay with the row. */
export function $takeOut(key: NodeKey, index: number): void {
  const node = $getNodeByKey(key);
  if (!$isGalleryNode(node)) return;
  const gallery = node.block();
  const out = gallery.images[index];
  if (out === undefined) return;
  const alone = $createImageNode(out);
  $setMembership(alone, $membershipOf(node));
  node.insertAfter(alone);
  $without(node, index);
  $selectCard(alone);
}

/** A picture of a row goes; the one that is left of two stands by itself. */
export function $removeFromRow(key: NodeKey, index: number): void {
  const node = $getNodeByKey(key);
  if ($isGalleryNode(node)) $selectCard($without(node, index));
}

function $without(node: LexicalNode, index: number): LexicalNode {
  if (!$isGalleryNode(node)) return node;
  const gallery = node.block();
  const images = gallery.images.filter((_, at) => at !== index);
  const [only] = images;
  if (images.length > 1) return $setState(node, galleryState, { ...gallery, images });
  if (only === undefined) return node;
  // The words under a row of one are words under the picture, where it has none of its own.
  const caption = only.caption.length > 0 ? only.caption : (gallery.caption ?? []);
  return $swap(node, $createImageNode({ ...only, caption }));
}

/** Moves a picture within its row. */
export function $moveInRow(key: NodeKey, index: number, by: 1 | -1): void {
  const node = $getNodeByKey(key);
  if (!$isGalleryNode(node)) return;
  $setState(node, galleryState, (gallery) => {
    const images = [...gallery.images];
    const [image] = images.splice(index, 1);
    if (image !== undefined) images.splice(index + by, 0, image);
    return { ...gallery, images };
  });
}

/** One card in the place of another, in the same answer. */
function $swap(node: LexicalNode, other: LexicalNode): LexicalNode {
  $setMembership(other, $membershipOf(node));
  node.replace(other);
  $selectCard(other);
  return other;
}

/** Moves a card over the block before it, or after it; false at the end of the way. The lead stays on top. */
export function $moveCard(key: NodeKey, up: boolean): boolean {
  const node = $getNodeByKey(key);
  if (node === null) return false;
  let over = up ? node.getPreviousSibling() : node.getNextSibling();
  if (over === null || $isLeadNode(over)) return false;
  // A question of several paragraphs is one thing.
  for (let next = over; $isQuestionNode(next) && $turnId(next) === $turnId(over);) {
    over = next;
    const further = up ? next.getPreviousSibling() : next.getNextSibling();
    if (further === null) break;
    next = further;
  }
  if (up) over.insertBefore(node);
  else over.insertAfter(node);
  $joinAround(node);
  $selectCard(node);
  return true;
}

/** A moved card stays in its own answer while it touches it; else it joins the answer it has come into. */
function $joinAround(node: LexicalNode): void {
  const around = [node.getPreviousSibling(), node.getNextSibling()].map($membershipOf);
  const own = $membershipOf(node);
  const [before, after] = around;
  if (before !== null && before !== undefined && before.id === after?.id) $setMembership(node, before);
  else if (own === null || !around.some((one) => one?.id === own.id)) $setMembership(node, before ?? null);
}
