/** The words that readers see of blocks, white space aside: what a reading, or a change of the HTML, is held to. */
import { shownRunsOf } from '../blocks/blocks.ts';
import type { TopBlock } from '../document.ts';
import { cleanText, inlinesToText, squeezed } from '../inlines.ts';

/** The words of one block as a foreign page shows it: no name before an answer, no words for a picture's alternative text. */
export const shownWords = (block: TopBlock): string => squeezed(spacedWords(block));

/** The same with the white space between them, of whatever kind. */
export function spacedWords(block: TopBlock): string {
  if (block.type === 'answer') return block.blocks.map(spacedWords).join('');
  const runs = block.type === 'question' ? block.content : shownRunsOf(block);
  return runs.map(inlinesToText).join('');
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
