/**
 * The search description of a post: what a search shows under its title
 * (docs/design/blogger.md#labels-titles-addresses).
 */
import type { Post } from './document.ts';
import { foldLine, paragraphsToText } from './inlines.ts';
import { blockToText } from './plain.ts';

/** Signs, spaces included: what Blogger keeps. */
export const MOST_DESCRIPTION = 150;

/** Signs as a reader counts them: one for a letter beyond the first plane, whatever it takes in memory. */
export const signsOf = (text: string): number => Array.from(text).length;

/** The first `count` signs, none cut in two. */
export const firstSigns = (text: string, count: number): string => Array.from(text).slice(0, count).join('');

/** After these a point ends no sentence: a capital alone, a title before a name. */
const ABBREVIATED = /(?:^|[\s\u00a0(])(?:\p{Lu}|MM|Mme|Mlle|Dr|Pr|St|Ste|Mr|Mrs|Ms|cf|p|n)\.$/u;
/** A whole sentence, with the mark that closes it. */
const SENTENCE_END = /[.!?…](?:[\u00a0\u202f]?»|[”"])?(?= )/gu;

/**
 * A description from the lead; where there is none, from the first words of the post. Whole sentences where some fit and
 * fill a half of the room; else words, and an ellipsis. Never longer than MOST_DESCRIPTION; '' when nothing is said.
 */
export function proposeDescription(post: Pick<Post, 'lead' | 'body'>): string {
  const lead = lineOf(paragraphsToText(post.lead ?? []));
  const text = lead === '' ? firstWords(post) : lead;
  return shortened(text, MOST_DESCRIPTION);
}

const lineOf = (text: string): string => foldLine(text.replace(/[\n\u2028\u2029]/gu, ' ')).trim();

/** Of what is said: no title of a part, no question, no caption. */
function firstWords(post: Pick<Post, 'body'>): string {
  for (const block of post.body) {
    if (block.type !== 'paragraph' && block.type !== 'answer') continue;
    const said = block.type === 'answer' ? block.blocks.find((one) => one.type === 'paragraph') : block;
    const text = said === undefined ? '' : lineOf(blockToText(said));
    if (text !== '') return text;
  }
  return '';
}

/** `text` in at most `most` signs. */
function shortened(text: string, most: number): string {
  if (signsOf(text) <= most) return text;
  const room = firstSigns(text, most + 1);
  const ends = [...room.matchAll(SENTENCE_END)].map((end) => room.slice(0, end.index + end[0].length));
  const sentences = ends.findLast((end) => !ABBREVIATED.test(end)) ?? '';
  if (signsOf(sentences) >= most / 2) return sentences.trim();
  // One sign for the ellipsis. A word cut in two is no word, and no-break spaces hold words together.
  const head = firstSigns(text, most - 1);
  const whole = room[head.length] === ' ' ? head : head.replace(/[^ ]*$/u, '');
  return `${withoutTail(whole.trim() === '' ? head : whole)}…`;
}

/** Before an ellipsis: no space, comma, opening mark or sign that announces what is no longer there. */
const withoutTail = (text: string): string => text.replace(/(?:[\s\u00a0\u202f]|[.,;:–—([«“-])+$/u, '');
