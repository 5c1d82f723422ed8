/** Compares HTML by the rules of a kind of blog, ignoring its normalisation. */
import type { HtmlRules } from '../destinations.ts';
import { contentFingerprint, sameContent, type IgnoredDifferences } from './content-fingerprint.ts';

/**
 * WordPress's editor drops picture sizes and roles, and styles it has no setting for, and WordPress drops more for
 * people who may not write any HTML. An unknown block was added by a person.
 */
const BY_BLOCKS: IgnoredDifferences = {
  attributes: new Set(['style', 'role', 'aria-label', 'width', 'height', 'cellpadding']),
  blocks: true,
};
/** Canonical text, equal for HTML of equal content. Throws HtmlError if it is too large. */
export const htmlFingerprint = (rules: HtmlRules, html: string): string =>
  rules === 'blocks' ? contentFingerprint(html, BY_BLOCKS) : contentFingerprint(html);

const isSameByBlocks = (one: string, other: string): boolean =>
  one === other || htmlFingerprint('blocks', one) === htmlFingerprint('blocks', other);

/** Throws HtmlError if one is too large to be compared. */
export const isSameHtml = (rules: HtmlRules, one: string, other: string): boolean =>
  (rules === 'blocks' ? isSameByBlocks : sameContent)(one, other);
