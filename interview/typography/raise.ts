/** French: the endings of numbers that are written above the line, 1ᵉʳ and XXᵉ. Proposed: raising them is a choice of the author. */
import { AROUND } from './characters.ts';
import { cover, protectText } from './protect.ts';
import type { Change, TypographyOptions } from './rules.ts';
import type { Segment } from './segments.ts';

const START = `(?<![${AROUND}.,'’-])`;
/** The right endings only (`ordinals` puts others right): 1er, 1re, 2e, 2nd, 2de (2d may be a drawing); of Roman numbers I alone has « er ». */
const ENDING = new RegExp(
  `${START}(?:[1I](?<end1>ers?|res?)|2(?<end2>nde?s?|des?)|(?!1e)\\d{1,4}(?<end3>es?)|(?<roman>[IVX]{1,6})(?<end4>e))(?![${AROUND}])`,
  'gu',
);
const ROMAN = /^(?!I$)X{0,3}(?:IX|IV|V?I{0,3})$/;

/** Which endings could be raised; those that are already, and those in two looks, are none. Changes of marks alone. */
export function raisedEndings(segments: readonly Segment[], options: TypographyOptions): Change[] {
  const whole = segments.map(({ text }) => text).join('');
  if (!/[\dIVX][ernd]/u.test(whole)) return [];
  const seen = protectText(
    segments
      .map(({ text, kept, language }) =>
        kept === true || !isFrench(language ?? options.language) ? cover(text) : text,
      )
      .join(''),
  );
  return [...seen.matchAll(ENDING)].flatMap(({ index, 0: found, groups = {} }): Change[] => {
    const { roman } = groups;
    if (roman !== undefined && !ROMAN.test(roman)) return [];
    const end = groups['end1'] ?? groups['end2'] ?? groups['end3'] ?? groups['end4'] ?? '';
    const at = index + found.length - end.length;
    return isPlain(segments, at, end.length)
      ? [{ at, before: end, after: end, rule: 'ordinal', raised: true }]
      : [];
  });
}

const isFrench = (tag: string): boolean => /^fr\b/i.test(tag);

/** Whether the signs stand in one segment that is not raised. */
function isPlain(segments: readonly Segment[], at: number, length: number): boolean {
  let start = 0;
  for (const { text, raised } of segments) {
    const end = start + text.length;
    if (at < end) return raised !== true && at + length <= end;
    start = end;
  }
  return false;
}
