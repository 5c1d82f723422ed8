/** Two or three pictures side by side, each with its own words. */
import {
  $create,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { JSX } from 'react';
import type { Gallery } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import { CardNode } from './card-node.ts';
import { GalleryBlock } from '../cards/GalleryBlock.tsx';
import { galleryState } from './picture-state.ts';
import { pictureFigure } from './picture-figure.ts';

export class GalleryNode extends CardNode {
  override $config() {
    return this.config('gallery', { extends: DecoratorNode, stateConfigs: [galleryState] });
  }

  override boxClass(): string {
    return 'escale-image';
  }

  override getTextContent(): string {
    return blockToText($getState(this, galleryState));
  }

  override exportDOM(): DOMExportOutput {
    const { images, caption } = $getState(this, galleryState);
    const element = document.createElement('figure');
    element.append(...images.map(pictureFigure));
    if (caption !== undefined) {
      const words = document.createElement('figcaption');
      words.textContent = blockToText({ type: 'paragraph', content: caption });
      element.append(words);
    }
    return { element };
  }

  override decorate(): JSX.Element {
    return <GalleryBlock nodeKey={this.getKey()} gallery={$getState(this, galleryState)} />;
  }
}

export function $createGalleryNode(gallery: Gallery): GalleryNode {
  return $setState($create(GalleryNode), galleryState, gallery);
}

export function $isGalleryNode(node: LexicalNode | null | undefined): node is GalleryNode {
  return node instanceof GalleryNode;
}

export function $galleryOf(node: GalleryNode): Gallery {
  return $getState(node, galleryState);
}
