/** Cuts text runs by text offsets, keeping marks and links on both sides, and removes marks of whole paragraphs. */
import { append } from './append.ts';
import type { Inline, Link, Mark } from './document.ts';
import { inlinesToText } from './inlines.ts';

/** The runs between two offsets of `inlinesToText`, in UTF-16 units; a line break counts as one. */
export function sliceInlines(inlines: readonly Inline[], from: number, to = Infinity): Inline[] {
  const starts = startsOf(inlines);
  const slice: Inline[] = [];
  for (let index = firstEndingAfter(starts, from); index < inlines.length; index += 1) {
    const inline = inlines[index];
    const at = starts[index] ?? 0;
    if (inline === undefined || at >= to) break;
    if (inline.type === 'lineBreak') slice.push(inline);
    else if (inline.type === 'text') {
      const text = inline.text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (text !== '') slice.push(text.length === inline.text.length ? inline : { ...inline, text });
    } else {
      const inside = sliceInlines(inline.content, from - at, to - at);
      const hasText = inside.some(({ type }) => type === 'text');
      if (hasText) slice.push({ ...inline, content: inside as Link['content'] });
      else append(slice, inside);
    }
  }
  return slice;
}

const startsCache = new WeakMap<readonly Inline[], number[]>();

/** The start of each run, and the end; cached, because a paragraph may be cut in many places. */
function startsOf(inlines: readonly Inline[]): number[] {
  const cached = startsCache.get(inlines);
  if (cached !== undefined) return cached;
  const starts = [0];
  for (const inline of inlines) {
    const length =
      inline.type === 'text'
        ? inline.text.length
        : inline.type === 'lineBreak'
          ? 1
          : lengthOf(inline.content);
    starts.push((starts.at(-1) ?? 0) + length);
  }
  startsCache.set(inlines, starts);
  return starts;
}

const lengthOf = (inlines: readonly Inline[]): number => startsOf(inlines).at(-1) ?? 0;

function firstEndingAfter(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle + 1] ?? Infinity) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The lines of a paragraph without line breaks; a break inside a link splits the link. */
export function linesOfInlines(inlines: readonly Inline[]): Inline[][] {
  const text = inlinesToText(inlines);
  const lines: Inline[][] = [];
  let from = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
    lines.push(sliceInlines(inlines, from, at));
    from = at + 1;
  }
  lines.push(sliceInlines(inlines, from));
  return lines;
}

/** The offset at which bold ends, in UTF-16 units; 0 if the text does not start in bold or is all bold. */
export function boldPrefix(inlines: readonly Inline[]): number {
  let length = 0;
  for (const inline of inlines) {
    const runs = inline.type === 'link' ? inline.content : [inline];
    for (const run of runs) {
      if (run.type === 'lineBreak') length += 1;
      else if (run.marks?.includes('bold') === true || run.text.trim() === '') length += run.text.length;
      else return length;
    }
  }
  return 0;
}

/** Whether every visible run is bold. */
export function isBold(inlines: readonly Inline[]): boolean {
  return (
    /\S/.test(inlinesToText(inlines)) &&
    inlines
      .flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]))
      .every(
        (run) => run.type === 'lineBreak' || run.text.trim() === '' || run.marks?.includes('bold') === true,
      )
  );
}

/** Removes a mark that all letters have: a question is displayed as a heading, already bold. */
export function withoutWholeMark(inlines: readonly Inline[], mark: Mark): Inline[] {
  return isOnEveryLetter(inlines, mark) ? inlines.map((inline) => removeMark(inline, mark)) : [...inlines];
}

function isOnEveryLetter(inlines: readonly Inline[], mark: Mark): boolean {
  return inlines.every((inline) => {
    if (inline.type === 'lineBreak') return true;
    if (inline.type === 'link') return isOnEveryLetter(inline.content, mark);
    return inline.marks?.includes(mark) === true || !/\p{L}/u.test(inline.text);
  });
}

function removeMark<Run extends Inline>(inline: Run, mark: Mark): Run {
  if (inline.type === 'link')
    return { ...inline, content: inline.content.map((run) => removeMark(run, mark)) };
  if (inline.type !== 'text' || inline.marks === undefined) return inline;
  const { marks, ...rest } = inline;
  const left = marks.filter((other) => other !== mark);
  return (left.length === 0 ? rest : { ...rest, marks: left }) as Run;
}
