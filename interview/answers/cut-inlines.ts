/** Runs of text cut at places of their plain text, marks and links kept on both sides. */
import type { Inline, Link } from '../document.ts';
import { inlinesToText } from '../plain.ts';

/** The runs between two places of `inlinesToText`, in UTF-16 units; a line break counts one. */
export function sliceInlines(inlines: readonly Inline[], from: number, to = Infinity): Inline[] {
  const kept: Inline[] = [];
  let at = 0;
  for (const inline of inlines) {
    const length = inline.type === 'lineBreak' ? 1 : inlinesToText([inline]).length;
    const start = Math.max(0, from - at);
    const end = Math.min(length, to - at);
    at += length;
    if (start >= end) continue;
    if (inline.type === 'text') kept.push({ ...inline, text: inline.text.slice(start, end) });
    else if (inline.type === 'lineBreak') kept.push(inline);
    else {
      const content = sliceInlines(inline.content, start, end) as Link['content'];
      if (content.length > 0) kept.push({ ...inline, content });
    }
  }
  return kept;
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
