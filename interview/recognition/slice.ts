/** Parts of a paragraph, marks and links kept. */
import type { Inline, Link, Mark } from '../document.ts';

/** The runs between two places of the paragraph's text (UTF-16 units, a line break counts one). */
export function sliceInlines(inlines: readonly Inline[], from: number, to: number): Inline[] {
  return slice(inlines, from, to).kept;
}

function slice(inlines: readonly Inline[], from: number, to: number): { kept: Inline[]; length: number } {
  const kept: Inline[] = [];
  let at = 0;
  for (const inline of inlines) {
    if (at >= to) break;
    if (inline.type === 'lineBreak') {
      if (at >= from && at < to) kept.push(inline);
      at += 1;
    } else if (inline.type === 'text') {
      const text = inline.text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (text !== '') kept.push(text.length === inline.text.length ? inline : { ...inline, text });
      at += inline.text.length;
    } else {
      const inside = slice(inline.content, from - at, to - at);
      const whole = inside.kept.some(({ type }) => type === 'text');
      if (whole) kept.push({ ...inline, content: inside.kept as Link['content'] });
      else kept.push(...inside.kept);
      at += inside.length;
    }
  }
  return { kept, length: at };
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
