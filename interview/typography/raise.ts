/** French: the endings of numbers that are written above the line, 1ᵉʳ and XXᵉ. Proposed: raising them is a choice of the author. */
import { AROUND } from './characters.ts';
import { applyEdits, type Edit } from './edits.ts';
import { rightEndings } from './numbers.ts';
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

/**
 * Which endings could be raised; those that are already, and those in two looks, are none. A wrong one is put right and
 * raised at once (« ème » becomes a raised « e »), so that one pass is enough; any other is a change of marks alone.
 */
export function raisedEndings(segments: readonly Segment[], options: TypographyOptions): Change[] {
  const whole = segments.map(({ text }) => text).join('');
  if (!/[\dIVX][erndiè]/u.test(whole)) return [];
  const seen = protectText(
    segments
      .map(({ text, kept, language }) =>
        kept === true || !isFrench(language ?? options.language) ? cover(text) : text,
      )
      .join(''),
  );
  const edits = rightEndings(seen);
  const placeOf = placesBefore(edits);
  return [...applyEdits(seen, edits).matchAll(ENDING)].flatMap(
    ({ index, 0: found, groups = {} }): Change[] => {
      const { roman } = groups;
      if (roman !== undefined && !ROMAN.test(roman)) return [];
      const after = groups['end1'] ?? groups['end2'] ?? groups['end3'] ?? groups['end4'] ?? '';
      const { at, end } = placeOf(index + found.length - after.length, index + found.length);
      return isPlain(segments, at, end - at)
        ? [{ at, before: whole.slice(at, end), after, rule: 'ordinal', raised: true }]
        : [];
    },
  );
}

/** For stretches of the text after the edits, in order: where they stood before, edits at their ends included. */
function placesBefore(edits: readonly Edit[]): (start: number, end: number) => { at: number; end: number } {
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
