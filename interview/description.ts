/**
 * The search description of a post, which search engines show under its title
 * (docs/design/blogger.md#labels-titles-addresses).
 */
import type { Post } from './document.ts';
import { foldLine, paragraphsToText } from './inlines.ts';
import { blockToText } from './plain.ts';

/** Blogger's limit in characters, spaces included. */
export const MOST_DESCRIPTION = 150;

/** Counts characters as readers see them: one per letter, even if it takes two UTF-16 units. */
export const countCharacters = (text: string): number => Array.from(text).length;

/** The first `count` characters, never cut inside one. */
export const firstCharacters = (text: string, count: number): string =>
  Array.from(text).slice(0, count).join('');

/** Abbreviations and initials whose full stop ends no sentence. */
const ABBREVIATED = /(?:^|[\s\u00a0(])(?:\p{Lu}|MM|Mme|Mlle|Dr|Pr|St|Ste|Mr|Mrs|Ms|cf|p|n)\.$/u;
/** The end of a sentence with its closing mark. */
const SENTENCE_END = /[.!?…](?:[\u00a0\u202f]?»|[”"])?(?= )/gu;

/**
 * Proposes a description from the lead, or else from the first words of the post: whole sentences if they fill half of
 * the space, otherwise words and an ellipsis. At most MOST_DESCRIPTION characters; '' if there is no text.
 */
export function proposeDescription(post: Pick<Post, 'lead' | 'body'>): string {
  const lead = lineOf(paragraphsToText(post.lead ?? []));
  const text = lead === '' ? firstText(post) : lead;
  return shorten(text, MOST_DESCRIPTION);
}

const lineOf = (text: string): string => foldLine(text.replace(/[\n\u2028\u2029]/gu, ' ')).trim();

/** The first paragraph or answer, skipping headings, questions and captions. */
function firstText(post: Pick<Post, 'body'>): string {
  for (const block of post.body) {
    if (block.type !== 'paragraph' && block.type !== 'answer') continue;
    const words = block.type === 'answer' ? block.blocks.find((one) => one.type === 'paragraph') : block;
    const text = words === undefined ? '' : lineOf(blockToText(words));
    if (text !== '') return text;
  }
  return '';
}

/** Shortens `text` to at most `most` characters. */
function shorten(text: string, most: number): string {
  if (countCharacters(text) <= most) return text;
  const room = firstCharacters(text, most + 1);
  const ends = [...room.matchAll(SENTENCE_END)].map((end) => room.slice(0, end.index + end[0].length));
  const sentences = ends.findLast((end) => !ABBREVIATED.test(end)) ?? '';
  if (countCharacters(sentences) >= most / 2) return sentences.trim();
  // Leaves one character for the ellipsis. Cuts at plain spaces only, so that no word or no-break group is split.
  const head = firstCharacters(text, most - 1);
  const wholeWords = room[head.length] === ' ' ? head : head.replace(/[^ ]*$/u, '');
  return `${withoutTail(wholeWords.trim() === '' ? head : wholeWords)}…`;
}

/** Removes spaces, commas, opening marks and announcing signs before an ellipsis. */
const withoutTail = (text: string): string => text.replace(/(?:[\s\u00a0\u202f]|[.,;:–—([«“-])+$/u, '');
