/** Conversion between the text that a WordPress site stores and the HTML that everything else works with. */
import { hasBlocks } from '../../markup/block-tree.ts';
import { fromClassic, toClassic, withPlainTags } from './classic-html.ts';
import { fromBlocks } from './from-blocks.ts';
import { withTurnLooks } from './turn-looks.ts';
import { OURS, toBlocks } from './to-blocks.ts';

/** Whether HTML has no blocks except the shortcodes that fromClassic adds. */
const isClassic = (html: string): boolean => !hasBlocks(html) || !/<!-- wp:(?!shortcode\t)/.test(html);

/** Returns a post made in the block editor on the site unchanged. */
export function fromStored(text: string): string {
  if (OURS.test(text)) return fromBlocks(text);
  return isClassic(text) ? fromClassic(text) : text;
}

export type SiteFacts = Readonly<{
  /** Of the site's pages, as `fr-FR`, if known. */
  language?: string | undefined;
  /** The number of a picture of the library in the site's own library of media, if it is there. */
  mediaId?: (sha256: string) => string | undefined;
}>;

/** The block of a picture has its number there, by which WordPress adds its measures and its smaller copies. */
const withMediaIds = (html: string, mediaId: (sha256: string) => string | undefined): string =>
  html.replace(/(<img class="iv-asset-([0-9a-f]{64}))"/g, (whole, start: string, sha256: string) => {
    const id = mediaId(sha256);
    return id === undefined || !/^\d{1,12}$/.test(id) ? whole : `${start} wp-image-${id}"`;
  });

/** The inverse, also for edited HTML. `previous`: the stored text that it replaces. Throws HtmlError where it is too large. */
export function toStored(
  html: string,
  previous = '',
  { language, mediaId = () => undefined }: SiteFacts = {},
): string {
  if (OURS.test(html))
    return withTurnLooks(toBlocks(withMediaIds(withPlainTags(html), mediaId), language), previous);
  return isClassic(html) ? toClassic(html) : html;
}
