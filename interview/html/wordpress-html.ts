/** Conversion between the text that a WordPress site stores and the HTML that everything else works with. */
import { hasBlocks } from './block-tree.ts';
import { fromClassic, toClassic, withPlainTags } from './classic-html.ts';
import { fromBlocks } from './from-blocks.ts';
import { withTurnLooks } from './turn-looks.ts';
import { OURS, toBlocks } from './wordpress-blocks.ts';

/** Whether HTML has no blocks except the shortcodes that fromClassic adds. */
const isClassic = (html: string): boolean => !hasBlocks(html) || !/<!-- wp:(?!shortcode\t)/.test(html);

/** Returns a post made in the block editor on the site unchanged. */
export function fromStored(text: string): string {
  if (OURS.test(text)) return fromBlocks(text);
  return isClassic(text) ? fromClassic(text) : text;
}

/**
 * The inverse, also for edited HTML. `previous`: the stored text that it replaces; `siteLanguage`: as toBlocks takes it. Throws
 * HtmlError where it is too large.
 */
export function toStored(html: string, previous = '', siteLanguage?: string): string {
  if (OURS.test(html)) return withTurnLooks(toBlocks(withPlainTags(html), siteLanguage), previous);
  return isClassic(html) ? toClassic(html) : html;
}
