/** Converts between the text stored by a WordPress site and the HTML that the rest of the code uses. */
import { hasBlocks } from '../../markup/block-tree.ts';
import { fromClassic, toClassic, withPlainTags } from './classic-html.ts';
import { fromBlocks } from './from-blocks.ts';
import { withTurnLooks } from './turn-looks.ts';
import { OURS, toBlocks } from './to-blocks.ts';

/** Whether the HTML has no blocks except the shortcodes added by fromClassic. */
const isClassic = (html: string): boolean => !hasBlocks(html) || !/<!-- wp:(?!shortcode\t)/.test(html);

/** Leaves a post unchanged if it was made in the site's block editor. */
export function fromStored(text: string): string {
  if (OURS.test(text)) return fromBlocks(text);
  return isClassic(text) ? fromClassic(text) : text;
}

export type SiteFacts = Readonly<{
  /** The language of the site's pages, such as `fr-FR`, if known. */
  language?: string | undefined;
  /** The id of a library picture in the site's media library, if it is there. */
  mediaId?: (sha256: string) => string | undefined;
}>;

/** Adds the site's id to a picture's block, from which WordPress gives its size and smaller copies. */
const withMediaIds = (html: string, mediaId: (sha256: string) => string | undefined): string =>
  html.replace(/(<img class="iv-asset-([0-9a-f]{64}))"/g, (whole, start: string, sha256: string) => {
    const id = mediaId(sha256);
    return id === undefined || !/^\d{1,12}$/.test(id) ? whole : `${start} wp-image-${id}"`;
  });

/** The inverse, for edited HTML too. `previous`: the stored text to replace. Throws HtmlError if it is too large. */
export function toStored(
  html: string,
  previous = '',
  { language, mediaId = () => undefined }: SiteFacts = {},
): string {
  if (OURS.test(html))
    return withTurnLooks(toBlocks(withMediaIds(withPlainTags(html), mediaId), language), previous);
  return isClassic(html) ? toClassic(html) : html;
}
