/** What an EmbedNode carries, apart from the node so that what draws it can use it. */
import { createState } from 'lexical';
import { embedSchema, type Embed } from '#interview/document.ts';
import { mediumOf } from '#interview/media/media.ts';

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
