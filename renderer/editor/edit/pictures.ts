/** Pictures and cards as blocks: inserting, grouping, moving, replacing. Each is one undo step. */
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

/** The largest number of pictures in a row. */
export const MOST_IN_ROW = 3;

/** An image without words, from an uploaded file. */
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
 * Inserts a card after the caret's block, in the same answer; an empty paragraph is replaced. Selects the card and
 * returns its key.
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
    // The last card of an answer is followed by a paragraph, to continue the answer.
    if ($isLastOfTurn(card)) {
      const after = $createParagraphNode();
      card.insertAfter(after);
      $setMembership(after, membership);
    }
  }
  $selectCard(card);
  return card.getKey();
}

/** Inserts one picture alone, two or three as a row, more one below the other. Returns the key of the first. */
export function $insertPictures(images: readonly Image[]): NodeKey {
  const [first] = images;
  if (images.length > 1 && images.length <= MOST_IN_ROW)
    return $insertCard($createGalleryNode({ type: 'gallery', images: [...images] }));
  if (first === undefined) return '';
  const key = $insertCard($createImageNode(first));
  for (const image of images.slice(1)) $insertCard($createImageNode(image));
  return key;
}

/** The pictures of a block; none for other blocks. */
export function $imagesOf(node: LexicalNode | null): readonly Image[] {
  if ($isImageNode(node)) return [node.block()];
  return $isGalleryNode(node) ? node.block().images : [];
}

/** Changes one picture of a block, by its index. */
export function $changeImage(key: NodeKey, index: number, edit: (image: Image) => Image): void {
  const node = $getNodeByKey(key);
  if ($isImageNode(node)) $setState(node, imageState, edit);
  else if ($isGalleryNode(node))
    $setState(node, galleryState, (gallery) => ({
      ...gallery,
      images: gallery.images.map((image, at) => (at === index ? edit(image) : image)),
    }));
}

/** Adds pictures to a block, as many as fit in a row. Returns how many were added. */
export function $addToRow(key: NodeKey, images: readonly Image[]): number {
  const node = $getNodeByKey(key);
  const presentImages = $imagesOf(node);
  const addedImages = images.slice(0, MOST_IN_ROW - presentImages.length);
  if (node === null || presentImages.length === 0 || addedImages.length === 0) return 0;
  if ($isGalleryNode(node))
    $setState(node, galleryState, (gallery) => ({ ...gallery, images: [...gallery.images, ...addedImages] }));
  else
    $replaceCard(
      node,
      $createGalleryNode({ type: 'gallery', images: [...presentImages.map(withoutLayout), ...addedImages] }),
    );
  return addedImages.length;
}

/** Pictures in a row have no size or alignment of their own. */
function withoutLayout({ size: _size, align: _align, ...image }: Image): Image {
  return image;
}

/** Moves a picture out of its row, after the row. The row keeps its caption. */
export function $moveOutOfRow(key: NodeKey, index: number): void {
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

/** Removes a picture from a row; the last of two becomes a single picture. */
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
  // The row's caption becomes the picture's, unless it has one.
  const caption = only.caption.length > 0 ? only.caption : (gallery.caption ?? []);
  return $replaceCard(node, $createImageNode({ ...only, caption }));
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

/** Replaces a card by another, in the same answer. */
function $replaceCard(node: LexicalNode, other: LexicalNode): LexicalNode {
  $setMembership(other, $membershipOf(node));
  node.replace(other);
  $selectCard(other);
  return other;
}

/** Moves a card past the block before or after it; false at the end of the text. The lead stays first. */
export function $moveCard(key: NodeKey, up: boolean): boolean {
  const node = $getNodeByKey(key);
  if (node === null) return false;
  let over = up ? node.getPreviousSibling() : node.getNextSibling();
  if (over === null || $isLeadNode(over)) return false;
  // All paragraphs of a question are passed together.
  for (let next = over; $isQuestionNode(next) && $turnId(next) === $turnId(over);) {
    over = next;
    const further = up ? next.getPreviousSibling() : next.getNextSibling();
    if (further === null) break;
    next = further;
  }
  if (up) over.insertBefore(node);
  else over.insertAfter(node);
  $joinSurroundingAnswer(node);
  $selectCard(node);
  return true;
}

/** Keeps a moved card in its answer while it is next to it; otherwise the card joins the surrounding answer. */
function $joinSurroundingAnswer(node: LexicalNode): void {
  const around = [node.getPreviousSibling(), node.getNextSibling()].map($membershipOf);
  const own = $membershipOf(node);
  const [before, after] = around;
  if (before !== null && before !== undefined && before.id === after?.id) $setMembership(node, before);
  else if (own === null || !around.some((one) => one?.id === own.id)) $setMembership(node, before ?? null);
}
