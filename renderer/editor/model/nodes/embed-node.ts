/** A video, or another page that is shown by a linked card. */
import {
  $create,
  createState,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import { embedSchema, type Embed } from '#interview/document.ts';
import { mediumOf } from '#interview/media/media.ts';
import { CardNode } from './card-node.ts';

const nothing: Embed = { type: 'embed', url: 'https://exemple.fr/', title: '', frame: false };

/** The card without its `source`: that lives in the block's origin. */
export const embedState = createState('embed', {
  parse: (value): Embed => {
    const result = embedSchema.safeParse(value);
    return result.success ? result.data : nothing;
  },
});

/**
 * Whether a card was made here from a link and its title is still to be asked for: it has its site's name and no title.
 * Cards that were imported have no such name: their sites are asked on the author's act only.
 */
export function awaitsTitle(embed: Embed): boolean {
  return embed.title === '' && embed.provider !== undefined && mediumOf(embed.url)?.about !== undefined;
}

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

  override block(): Embed {
    return $getState(this, embedState);
  }
}

export function $createEmbedNode(embed: Embed): EmbedNode {
  return $setState($create(EmbedNode), embedState, embed);
}

export function $isEmbedNode(node: LexicalNode | null | undefined): node is EmbedNode {
  return node instanceof EmbedNode;
}
