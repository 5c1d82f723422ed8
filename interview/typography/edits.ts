/** Edits of a text, and the composition of edits from successive passes into edits of the original text. */
import type { Rule } from './rules.ts';

/** Replaces `start` to `end` (UTF-16, end excluded) with `after`. Lists are sorted and without overlaps. */
export type Edit = Readonly<{ start: number; end: number; after: string; rule: Rule; raised?: true }>;

/** A piece of the edited text; `raised`: becomes superscript. */
export type Part = Readonly<{ text: string; raised: boolean }>;

/** The edited text, split where `raised` changes, without empty pieces. */
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

/** Edits that replace each match with `after`; null leaves it. `pattern` is global. */
export function editsOfMatches(
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
      trimEdit(text, { start: match.index, end: match.index + match[0].length, after: replacement, rule }),
    );
  }
  return edits;
}

/** The edit without its common prefix and suffix. */
function trimEdit(text: string, { start, end, after, rule }: Edit): Edit {
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

/** Merges lists of edits of one text; of two overlapping edits, the first stays. */
export function mergeEdits(lists: readonly (readonly Edit[])[]): Edit[] {
  const sorted = lists.flat().toSorted((a, b) => a.start - b.start || a.end - b.end);
  const merged: Edit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    if (last === undefined || edit.start > last.end || (edit.start === last.end && edit.end > edit.start))
      merged.push(edit);
    else if (edit.start === last.end && last.start < last.end) merged.push(edit);
  }
  return merged;
}

/**
 * Composes edits: `first` turns `original` into `middle`, and `second` applies to `middle`. Adjoining edits are joined
 * under the first one's rule.
 */
export function composeEdits(
  original: string,
  middle: string,
  first: readonly Edit[],
  second: readonly Edit[],
): Edit[] {
  const result: Edit[] = [];
  let i = 0;
  let j = 0;
  /** The length added by `first` so far: an offset in `middle` minus this is the offset in `original`. */
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
      const edit = trimEdit(original, { start: startGiven, end: end - shift, after, rule: a.rule });
      if (edit.start < edit.end || edit.after !== '') result.push(edit);
    }
  }
  return result;
}
