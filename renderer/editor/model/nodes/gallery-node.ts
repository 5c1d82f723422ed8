/** Two or three pictures side by side, each with its own words. */
import {
  $create,
  createState,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import { gallerySchema, type Gallery } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import { CardNode } from './card-node.ts';
import { NO_PICTURE } from './image-node.ts';
import { pictureFigure } from './picture-figure.ts';

/** The row without its `source`, which is in the block's origin. */
export const galleryState = createState('gallery', {
  parse: (value): Gallery => {
    const result = gallerySchema.safeParse(value);
    return result.success ? result.data : { type: 'gallery', images: [NO_PICTURE, NO_PICTURE] };
  },
});

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

  override block(): Gallery {
    return $getState(this, galleryState);
  }
}

export function $createGalleryNode(gallery: Gallery): GalleryNode {
  return $setState($create(GalleryNode), galleryState, gallery);
}

export function $isGalleryNode(node: LexicalNode | null | undefined): node is GalleryNode {
  return node instanceof GalleryNode;
}
