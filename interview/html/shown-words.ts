/** The words that readers see of blocks, white space aside: what a reading, or a change of the HTML, is held to. */
import type { Inline, List, TopBlock } from '../document.ts';
import { cleanText, inlinesToText } from '../inlines.ts';
import { creditShown } from '../pictures.ts';
import { inlinesOfCite } from '../blocks/cite.ts';
import { shownTextOf } from '../markup/shown.ts';

/** Text without white space of any kind: two texts that differ in nothing else are the same to a reader. */
export const squeezed = (text: string): string => cleanText(text).replace(/[\s\u00a0\u202f]+/g, '');

const words = (inlines: readonly Inline[]): string => inlinesToText(inlines);
const listWords = (list: List): string =>
  list.items.map((item) => words(item.content) + (item.children ? listWords(item.children) : '')).join('');

/** The words of one block as a foreign page shows it: no name before an answer, no words for a picture's alternative text. */
export const shownWords = (block: TopBlock): string => squeezed(spacedWords(block));

/** The same with the white space between them, of whatever kind. */
export function spacedWords(block: TopBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return words(block.content);
    case 'question':
      return block.content.map(words).join('');
    case 'answer':
      return block.blocks.map(spacedWords).join('');
    case 'list':
      return listWords(block);
    case 'quote':
      return block.content.map(words).join('') + words(inlinesOfCite(block.cite ?? ''));
    case 'image':
      return words(block.caption) + creditShown(block.credit);
    case 'gallery':
      return block.images.map(spacedWords).join('') + words(block.caption ?? []);
    case 'table':
      return (
        words(block.caption ?? []) +
        block.rows.flatMap((row) => row.map((cell) => words(cell.content))).join('')
      );
    case 'code':
      return block.text;
    case 'embed':
      return (block.title === '' ? block.url : block.title) + (block.provider ?? '');
    case 'html':
      return shownTextOf(block.html);
    case 'rule':
    case 'jumpBreak':
      return '';
  }
}

/** What `\s` matches, and the sign of copyright: what shows nothing, or need not be there. By code unit: whole pages go through it. */
const PASSED_OVER = new Uint8Array(0x10000);
for (const code of [0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0xa9])
  PASSED_OVER[code] = 1;
PASSED_OVER.fill(1, 0x09, 0x0e);
PASSED_OVER.fill(1, 0x2000, 0x200b);
const isPassedOver = (code: number): boolean => PASSED_OVER[code] === 1;
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** The place of the next sign from `at` on that is neither white space nor the sign of a credit. */
function nextSign(text: string, at: number): number {
  let place = at;
  while (place < text.length && isPassedOver(text.charCodeAt(place))) place += 1;
  return place;
}

/** Whether they show the same as they are: no control character, no half of one, which may differ and show the same. */
function areTheSame(one: string, other: string): boolean {
  let [a, b] = [0, 0];
  // Nearly every sign is the same on both sides: what is passed over is looked up only where they differ.
  while (a < one.length && b < other.length) {
    const code = one.charCodeAt(a);
    const against = other.charCodeAt(b);
    if (code === against) {
      if (isSurrogate(code)) return false;
      a += 1;
      b += 1;
    } else if (isPassedOver(code)) a += 1;
    else if (isPassedOver(against)) b += 1;
    else return false;
  }
  return nextSign(one, a) === one.length && nextSign(other, b) === other.length;
}

/** Whether two texts show the same, white space aside. A credit knows its sign, which a page may have or not. */
export function showTheSame(one: string, other: string): boolean {
  // Nearly always so; the other way makes two more texts.
  if (areTheSame(one, other)) return true;
  const [first, second] = [cleanText(one), cleanText(other)];
  let [a, b] = [nextSign(first, 0), nextSign(second, 0)];
  while (a < first.length && b < second.length) {
    if (first.charCodeAt(a) !== second.charCodeAt(b)) return false;
    [a, b] = [nextSign(first, a + 1), nextSign(second, b + 1)];
  }
  return a >= first.length && b >= second.length;
}
