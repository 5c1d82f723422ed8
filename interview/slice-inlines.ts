/** Runs of text cut at positions of their plain text, marks and links kept on both sides; and the marks on whole runs. */
import { append } from './append.ts';
import type { Inline, Link, Mark } from './document.ts';
import { inlinesToText } from './inlines.ts';

/** The runs between two positions of `inlinesToText`, in UTF-16 units; a line break counts one. */
export function sliceInlines(inlines: readonly Inline[], from: number, to = Infinity): Inline[] {
  const starts = startsOf(inlines);
  const kept: Inline[] = [];
  for (let index = firstEndingAfter(starts, from); index < inlines.length; index += 1) {
    const inline = inlines[index];
    const at = starts[index] ?? 0;
    if (inline === undefined || at >= to) break;
    if (inline.type === 'lineBreak') kept.push(inline);
    else if (inline.type === 'text') {
      const text = inline.text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (text !== '') kept.push(text.length === inline.text.length ? inline : { ...inline, text });
    } else {
      const inside = sliceInlines(inline.content, from - at, to - at);
      const whole = inside.some(({ type }) => type === 'text');
      if (whole) kept.push({ ...inline, content: inside as Link['content'] });
      else append(kept, inside);
    }
  }
  return kept;
}

const known = new WeakMap<readonly Inline[], number[]>();

/** Where each run begins, and the end; kept, since one paragraph may be cut in many places. */
function startsOf(inlines: readonly Inline[]): number[] {
  const met = known.get(inlines);
  if (met !== undefined) return met;
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
  known.set(inlines, starts);
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

/** The lines of a paragraph, without the breaks between them; a break inside a link parts it too. */
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

/** Where the runs pass from bold to not bold, in UTF-16 units; 0 when they do not begin bold, or are bold throughout. */
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

/** Without a mark that stands on every letter: a question in bold is a heading, which is bold already. */
export function withoutWholeMark(inlines: readonly Inline[], mark: Mark): Inline[] {
  return onEveryLetter(inlines, mark) ? inlines.map((inline) => without(inline, mark)) : [...inlines];
}

function onEveryLetter(inlines: readonly Inline[], mark: Mark): boolean {
  return inlines.every((inline) => {
    if (inline.type === 'lineBreak') return true;
    if (inline.type === 'link') return onEveryLetter(inline.content, mark);
    return inline.marks?.includes(mark) === true || !/\p{L}/u.test(inline.text);
  });
}

function without<Run extends Inline>(inline: Run, mark: Mark): Run {
  if (inline.type === 'link') return { ...inline, content: inline.content.map((run) => without(run, mark)) };
  if (inline.type !== 'text' || inline.marks === undefined) return inline;
  const { marks, ...rest } = inline;
  const left = marks.filter((other) => other !== mark);
  return (left.length === 0 ? rest : { ...rest, marks: left }) as Run;
}
