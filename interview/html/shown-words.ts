/** The visible words of blocks without white space, to verify a reading or a change of HTML. */
import { shownRunsOf } from '../blocks/blocks.ts';
import type { TopBlock } from '../document.ts';
import { cleanText, inlinesToText, withoutWhiteSpace } from '../inlines.ts';

/** The words of a block as a foreign page shows it: without names before answers or alternative texts. */
export const shownWords = (block: TopBlock): string => withoutWhiteSpace(spacedWords(block));

/** The same with white space of any kind. */
export function spacedWords(block: TopBlock): string {
  if (block.type === 'answer') return block.blocks.map(spacedWords).join('');
  const runs = block.type === 'question' ? block.content : shownRunsOf(block);
  return runs.map(inlinesToText).join('');
}

/**
 * White space as in `\\s` and the copyright sign, which may be missing. Indexed by code unit for speed on whole pages.
 */
const PASSED_OVER = new Uint8Array(0x10000);
for (const code of [0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0xa9])
  PASSED_OVER[code] = 1;
PASSED_OVER.fill(1, 0x09, 0x0e);
PASSED_OVER.fill(1, 0x2000, 0x200b);
const isPassedOver = (code: number): boolean => PASSED_OVER[code] === 1;
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** The index of the next visible character from `at`, apart from a credit's sign. */
function nextSign(text: string, at: number): number {
  let index = at;
  while (index < text.length && isPassedOver(text.charCodeAt(index))) index += 1;
  return index;
}

/** Whether the texts show the same without cleaning; false for control characters and surrogates, which need it. */
function areTheSame(one: string, other: string): boolean {
  let [a, b] = [0, 0];
  // White space is only looked up at differences, which are rare.
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

/** Whether two texts show the same apart from white space and the sign of credits. */
export function showTheSame(one: string, other: string): boolean {
  // Usually true; otherwise both texts must be cleaned first.
  if (areTheSame(one, other)) return true;
  const [first, second] = [cleanText(one), cleanText(other)];
  let [a, b] = [nextSign(first, 0), nextSign(second, 0)];
  while (a < first.length && b < second.length) {
    if (first.charCodeAt(a) !== second.charCodeAt(b)) return false;
    [a, b] = [nextSign(first, a + 1), nextSign(second, b + 1)];
  }
  return a >= first.length && b >= second.length;
}
