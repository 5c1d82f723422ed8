/** Whether a blog may have made one piece of HTML of another, by what blogs of its kind make of what they are given. */
import type { HtmlRules } from '../destinations.ts';
import { contentFingerprint, sameContent, type Unkept } from './compare.ts';

/**
 * The block editor writes a picture without its measures and roles, and takes no style it has no entry for; of people who may not
 * write any HTML, WordPress takes more of them away. A block that Escale does not know is something that somebody put there.
 */
const BY_BLOCKS: Unkept = {
  attributes: new Set(['style', 'role', 'aria-label', 'width', 'height', 'cellpadding']),
  blocks: true,
};
/** A canonical text, equal for two pieces of HTML that say the same. Throws HtmlError where it is too large. */
export const htmlFingerprint = (rules: HtmlRules, html: string): string =>
  rules === 'blocks' ? contentFingerprint(html, BY_BLOCKS) : contentFingerprint(html);

const sameBlocks = (one: string, other: string): boolean =>
  one === other || htmlFingerprint('blocks', one) === htmlFingerprint('blocks', other);

/** Throws HtmlError where one is too large to be compared. */
export const sameHtml = (rules: HtmlRules, one: string, other: string): boolean =>
  (rules === 'blocks' ? sameBlocks : sameContent)(one, other);
