/** A picture with its alternative text, caption and credit, edited in place. */
import {
  $create,
  createState,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import { imageSchema, type Image } from '#interview/document.ts';
import { CardNode } from './card-node.ts';
import { inlinesText } from '../inlines.ts';
import { pictureFigure } from './picture-figure.ts';

export const NO_PICTURE: Image = { type: 'image', alt: '', caption: [], credit: '', decorative: false };

/** The picture without its `source`, which is in the block's origin. */
export const imageState = createState('image', {
  parse: (value): Image => {
    const result = imageSchema.safeParse(value);
    return result.success ? result.data : NO_PICTURE;
  },
});

export class ImageNode extends CardNode {
  override $config() {
    return this.config('image', { extends: DecoratorNode, stateConfigs: [imageState] });
  }

  override boxClass(): string {
    return 'escale-image';
  }

  override getTextContent(): string {
    return inlinesText($getState(this, imageState).caption);
  }

  override exportDOM(): DOMExportOutput {
    return { element: pictureFigure($getState(this, imageState)) };
  }

  override block(): Image {
    return $getState(this, imageState);
  }
}

export function $createImageNode(image: Image): ImageNode {
  return $setState($create(ImageNode), imageState, image);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}
