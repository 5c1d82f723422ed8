/** A video, or another page that is shown by a linked card. */
import {
  $create,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { JSX } from 'react';
import type { Embed } from '#interview/document.ts';
import { CardNode } from './card-node.ts';
import { VideoCard } from '../cards/VideoCard.tsx';
import { embedState } from './embed-state.ts';

export class EmbedNode extends CardNode {
  override $config() {
    return this.config('embed', { extends: DecoratorNode, stateConfigs: [embedState] });
  }

  override boxClass(): string {
    return 'escale-sealed';
  }

  override getTextContent(): string {
    const { title, url } = $getState(this, embedState);
    return title === '' ? url : `${title}\n${url}`;
  }

  override exportDOM(): DOMExportOutput {
    const { title, url } = $getState(this, embedState);
    const element = document.createElement('p');
    const link = document.createElement('a');
    link.href = url;
    link.textContent = title === '' ? url : title;
    element.append(link);
    return { element };
  }

  override decorate(): JSX.Element {
    return <VideoCard nodeKey={this.getKey()} embed={$getState(this, embedState)} />;
  }
}

export function $createEmbedNode(embed: Embed): EmbedNode {
  return $setState($create(EmbedNode), embedState, embed);
}

export function $isEmbedNode(node: LexicalNode | null | undefined): node is EmbedNode {
  return node instanceof EmbedNode;
}

export function $embedOf(node: EmbedNode): Embed {
  return $getState(node, embedState);
}
