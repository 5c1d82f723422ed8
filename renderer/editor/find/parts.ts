/** Parts of a text that can be navigated to: a picture, link, table, video, the title, the beginning. */
import { $isLinkNode } from '@lexical/link';
import { $isQuoteNode } from '@lexical/rich-text';
import { $isTableNode } from '@lexical/table';
import { $getRoot, $isElementNode, $isParagraphNode } from 'lexical';
import type { ElementNode, LexicalEditor, LexicalNode } from 'lexical';
import type { Part } from '#interview/checks/check.ts';
import { $blockGroups } from '../model/document/body-groups.ts';
import { $selectCard } from '../edit/cards.ts';
import { $readInlines } from '../model/document/inline-bridge.ts';
import { $leaves, $pointAt, $selectBetween } from '../edit/text-points.ts';
import { $isEmbedNode } from '../model/nodes/embed-node.ts';
import { $isGalleryNode } from '../model/nodes/gallery-node.ts';
import { $isImageNode } from '../model/nodes/image-node.ts';
import { $isSealedNode, type SealedNode } from '../model/nodes/sealed-node.ts';

/** The block to scroll to once it is drawn, and the group of fields to focus in it. */
type PartTarget = Readonly<{ key: string; fields?: number }>;

/** Selects the part; null if it no longer exists. */
export function $goToPart(part: Part): PartTarget | null {
  switch (part.kind) {
    case 'picture':
      return $goToPicture(part.at);
    case 'video': {
      const node = $getRoot().getChildren().filter($isEmbedNode)[part.at];
      if (node === undefined) return null;
      $selectCard(node);
      return { key: node.getKey(), fields: 0 };
    }
    case 'table': {
      const node = $getRoot().getChildren().filter($isTableNode)[part.at];
      const cell = node?.getFirstDescendant()?.getParent();
      if (node === undefined) return null;
      if ($isElementNode(cell)) cell.selectStart();
      else node.selectStart();
      return { key: node.getKey() };
    }
    case 'sealed': {
      const node = $getRoot().getChildren().filter($isFrameable)[part.at];
      if (node === undefined) return null;
      $selectCard(node);
      return { key: node.getKey() };
    }
    case 'quote': {
      const node = $quotes()[part.at];
      if (node === undefined) return null;
      node.selectStart();
      return { key: node.getKey() };
    }
    case 'words': {
      const node = $paragraphs()[part.at];
      if (node === undefined) return null;
      $selectWords(node, part.from, part.to);
      return { key: node.getKey() };
    }
    case 'link': {
      const link = $links($getRoot())[part.at];
      const block = link?.getTopLevelElement();
      if (link === undefined || block === null || block === undefined) return null;
      if ($isElementNode(link)) link.select(0, link.getChildrenSize());
      return { key: block.getKey() };
    }
  }
}

function $goToPicture(at: number): PartTarget | null {
  let before = 0;
  for (const node of $getRoot().getChildren()) {
    const images = $isImageNode(node) ? 1 : $isGalleryNode(node) ? node.block().images.length : 0;
    if (at < before + images) {
      $selectCard(node);
      return { key: node.getKey(), fields: at - before };
    }
    before += images;
  }
  return null;
}

/** Whether the card shows HTML: rules and jump breaks are cards too, without a frame. */
const $isFrameable = (node: LexicalNode): node is SealedNode =>
  $isSealedNode(node) && node.block().type === 'html';

/** The first paragraph of each quote. */
const $quotes = (): ElementNode[] =>
  $blockGroups($getRoot().getChildren()).flatMap(([first]) => ($isQuoteNode(first) ? [first] : []));

/** Non-empty paragraphs of the text and of answers, as the document counts them. */
const $paragraphs = (): ElementNode[] =>
  $getRoot()
    .getChildren()
    .filter(
      (node): node is ElementNode =>
        $isParagraphNode(node) && node.getType() === 'paragraph' && $readInlines(node).length > 0,
    );

const $links = (node: LexicalNode): LexicalNode[] =>
  $isLinkNode(node) ? [node] : $isElementNode(node) ? node.getChildren().flatMap($links) : [];

/** Focuses the first field of a card: its alternative text or its title. False if the card is not drawn. */
export function focusFields(editor: LexicalEditor, { key, fields }: PartTarget): boolean {
  if (fields === undefined) return false;
  const groups = editor.getElementByKey(key)?.querySelectorAll('[data-escale-words]');
  const field = groups?.[fields]?.querySelector('input');
  field?.focus({ preventScroll: true });
  return field !== null && field !== undefined;
}

/** Selects a range of a block's text, or its beginning if the range no longer exists. */
function $selectWords(block: ElementNode, from: number, to: number): void {
  const runs = $leaves(block);
  const [start, end] = [$pointAt(runs, from, false), $pointAt(runs, to, true)];
  if (start === null || end === null) block.selectStart();
  else $selectBetween(start, end);
}
