/** Replacements in a text: how passes say them, how several passes in a row become one list about the first text. */
import type { Rule } from './rules.ts';

/** `start` to `end` (UTF-16, end excluded) becomes `after`. Lists of them are sorted and never overlap. */
export type Edit = Readonly<{ start: number; end: number; after: string; rule: Rule; raised?: true }>;

/** A piece of a text after its changes; `raised`: in superscript from now on. */
export type Part = Readonly<{ text: string; raised: boolean }>;

/** The text after the changes, in pieces as they are raised or not; none of them empty. */
export function partsAfter(text: string, edits: readonly Edit[]): Part[] {
  const parts: Part[] = [];
  const add = (piece: string, raised: boolean): void => {
    const last = parts.at(-1);
    if (piece === '') return;
    if (last?.raised === raised) parts[parts.length - 1] = { text: last.text + piece, raised };
    else parts.push({ text: piece, raised });
  };
  let done = 0;
  for (const { start, end, after, raised = false } of edits) {
    add(text.slice(done, start), false);
    add(after, raised);
    done = end;
  }
  add(text.slice(done), false);
  return parts;
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = 0;
  let result = '';
  for (const { start, end, after } of edits) {
    result += text.slice(done, start) + after;
    done = end;
  }
  return result + text.slice(done);
}

/** Each match becomes what `after` says; null: nothing. `pattern` is global. */
export function replacing(
  text: string,
  pattern: RegExp,
  rule: Rule,
  after: string | ((match: RegExpExecArray) => string | null),
): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = typeof after === 'string' ? after : after(match);
    if (replacement === null || replacement === match[0]) continue;
    edits.push(
      smallest(text, { start: match.index, end: match.index + match[0].length, after: replacement, rule }),
    );
  }
  return edits;
}

/** The same change without what both ends have in common. */
function smallest(text: string, { start, end, after, rule }: Edit): Edit {
  let from = 0;
  while (from < after.length && start + from < end && text[start + from] === after[from]) from += 1;
  let to = 0;
  while (
    to < after.length - from &&
    end - to > start + from &&
    text[end - to - 1] === after[after.length - to - 1]
  )
    to += 1;
  return { start: start + from, end: end - to, after: after.slice(from, after.length - to), rule };
}

/** Lists about the same text as one; where two overlap, the one that begins first stays. */
export function mergeEdits(lists: readonly (readonly Edit[])[]): Edit[] {
  const sorted = lists.flat().toSorted((a, b) => a.start - b.start || a.end - b.end);
  const kept: Edit[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (last === undefined || edit.start > last.end || (edit.start === last.end && edit.end > edit.start))
      kept.push(edit);
    else if (edit.start === last.end && last.start < last.end) kept.push(edit);
  }
  return kept;
}

/**
 * `first` turned `given` into `middle`; `second` is about `middle`. What both do together, about `given`. Changes that meet
 * become one, under the name of the first.
 */
export function composeEdits(
  given: string,
  middle: string,
  first: readonly Edit[],
  second: readonly Edit[],
): Edit[] {
  const result: Edit[] = [];
  let i = 0;
  let j = 0;
  /** What `first` has added so far: a place in `middle` minus this is its place in `given`. */
  let shift = 0;
  while (i < first.length || j < second.length) {
    const a = first[i];
    const b = second[j];
    const aStart = a === undefined ? Infinity : a.start + shift;
    const aEnd = a === undefined ? Infinity : aStart + a.after.length;
    if (a !== undefined && (b === undefined || aEnd <= b.start)) {
      result.push(a);
      shift += a.after.length - (a.end - a.start);
      i += 1;
    } else if (b !== undefined && (a === undefined || b.end <= aStart)) {
      result.push({ ...b, start: b.start - shift, end: b.end - shift });
      j += 1;
    } else if (a !== undefined && b !== undefined) {
      const start = Math.min(aStart, b.start);
      const startGiven = start - shift;
      let end = Math.max(aEnd, b.end);
      let after = '';
      let done = start;
      for (let grown = true; grown;) {
        grown = false;
        for (let next = first[i]; next !== undefined && next.start + shift < end; next = first[i]) {
          end = Math.max(end, next.start + shift + next.after.length);
          shift += next.after.length - (next.end - next.start);
          i += 1;
          grown = true;
        }
        for (let next = second[j]; next !== undefined && next.start < end; next = second[j]) {
          after += middle.slice(done, next.start) + next.after;
          done = next.end;
          end = Math.max(end, next.end);
          j += 1;
          grown = true;
        }
      }
      after += middle.slice(done, end);
      const edit = smallest(given, { start: startGiven, end: end - shift, after, rule: a.rule });
      if (edit.start < edit.end || edit.after !== '') result.push(edit);
    }
  }
  return result;
}
