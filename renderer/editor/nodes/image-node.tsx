/** A picture with its alternative text, caption and credit, edited in place. */
import {
  $create,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { JSX } from 'react';
import type { Image } from '#interview/document.ts';
import { CardNode } from './card-node.ts';
import { inlinesText } from '../inlines.ts';
import { imageState } from './picture-state.ts';
import { pictureFigure } from './picture-figure.ts';
import { ImageBlock } from '../cards/ImageBlock.tsx';

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

  override decorate(): JSX.Element {
    return <ImageBlock nodeKey={this.getKey()} image={$getState(this, imageState)} />;
  }
}

export function $createImageNode(image: Image): ImageNode {
  return $setState($create(ImageNode), imageState, image);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}

export function $imageOf(node: ImageNode): Image {
  return $getState(node, imageState);
}
