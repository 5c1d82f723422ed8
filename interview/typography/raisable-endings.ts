/** French: suggests superscript endings of numbers, 1ᵉʳ and XXᵉ. The author decides. */
import { AROUND } from './characters.ts';
import { applyEdits, type Edit } from './edits.ts';
import { rightEndings } from './numbers.ts';
import { cover, protectText } from './protect-text.ts';
import type { Change, TypographyOptions } from './rules.ts';
import type { Segment } from './segments.ts';

const START = `(?<![${AROUND}.,'’-])`;
/**
 * Correct endings only (`ordinals` corrects others): 1er, 1re, 2e, 2nd, 2de (2d may be a drawing); among Roman numbers
 * only I has « er ».
 */
const ENDING = new RegExp(
  `${START}(?:[1I](?<end1>ers?|res?)|2(?<end2>nde?s?|des?)|(?!1e)\\d{1,4}(?<end3>es?)|(?<roman>[IVX]{1,6})(?<end4>e))(?![${AROUND}])`,
  'gu',
);
const ROMAN = /^(?!I$)X{0,3}(?:IX|IV|V?I{0,3})$/;

/**
 * The endings that may be raised, except those already raised or with mixed formats. An incorrect one is corrected in
 * the same change (« ème » becomes a raised « e »); otherwise only marks change.
 */
export function raisableEndings(segments: readonly Segment[], options: TypographyOptions): Change[] {
  const text = segments.map(({ text }) => text).join('');
  if (!/[\dIVX][erndiè]/u.test(text)) return [];
  const coveredText = protectText(
    segments
      .map(({ text, isProtected, language }) =>
        isProtected === true || !isFrench(language ?? options.language) ? cover(text) : text,
      )
      .join(''),
  );
  const edits = rightEndings(coveredText);
  const placeOf = originalRanges(edits);
  return [...applyEdits(coveredText, edits).matchAll(ENDING)].flatMap(
    ({ index, 0: found, groups = {} }): Change[] => {
      const { roman } = groups;
      if (roman !== undefined && !ROMAN.test(roman)) return [];
      const after = groups['end1'] ?? groups['end2'] ?? groups['end3'] ?? groups['end4'] ?? '';
      const { at, end } = placeOf(index + found.length - after.length, index + found.length);
      return isPlain(segments, at, end - at)
        ? [{ at, before: text.slice(at, end), after, rule: 'ordinal', raised: true }]
        : [];
    },
  );
}

/** Maps ranges of the edited text, in order, to the original text, including edits at their ends. */
function originalRanges(edits: readonly Edit[]): (start: number, end: number) => { at: number; end: number } {
  let next = 0;
  let shift = 0;
  return (start, end) => {
    for (let edit = edits[next]; edit !== undefined; edit = edits[next]) {
      if (edit.start + shift + edit.after.length >= start) break;
      shift += edit.after.length - (edit.end - edit.start);
      next += 1;
    }
    const at = start - shift;
    const edit = edits[next];
    if (edit !== undefined && edit.start + shift <= end) {
      shift += edit.after.length - (edit.end - edit.start);
      next += 1;
    }
    return { at, end: end - shift };
  };
}

const isFrench = (tag: string): boolean => /^fr\b/i.test(tag);

/** Whether the characters are in one segment that is not raised. */
function isPlain(segments: readonly Segment[], at: number, length: number): boolean {
  let start = 0;
  for (const { text, raised } of segments) {
    const end = start + text.length;
    if (at < end) return raised !== true && at + length <= end;
    start = end;
  }
  return false;
}
