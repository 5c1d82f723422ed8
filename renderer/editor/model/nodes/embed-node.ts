/** A video, or another page, shown as a linked card. */
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

/** The card without its `source`, which is in the block's origin. */
export const embedState = createState('embed', {
  parse: (value): Embed => {
    const result = embedSchema.safeParse(value);
    return result.success ? result.data : nothing;
  },
});

/**
 * Whether a card was made here from a link and has no title yet: it has its site's name but no title. Imported cards
 * have no such name: their sites are asked only when the author requests it.
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
