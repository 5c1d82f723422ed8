/** Small things about runs of text that the editor needs; the document's own helpers live in interview/. */
import type { Inline, TextInline } from '../../interview/document.ts';

type Leaf = Exclude<Inline, { type: 'link' }>;

/** The words, a line break as one newline. */
export function inlinesText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'text' ? inline.text : inline.type === 'lineBreak' ? '\n' : inlinesText(inline.content),
    )
    .join('');
}

/** How many characters an inline takes in `inlinesText`. */
const lengthOf = (inline: Inline): number => inlinesText([inline]).length;

/**
 * The same runs with the text between `from` and `to` replaced: what surrounds it keeps its marks and links, and what
 * is put in takes those of the run it is typed after.
 */
export function replaceInInlines(
  inlines: readonly Inline[],
  from: number,
  to: number,
  text: string,
): Inline[] {
  const before = sliceInlines(inlines, 0, from);
  const after = sliceInlines(inlines, to, Number.MAX_SAFE_INTEGER);
  if (text === '') return joinInlines([...before, ...after]);
  const last = before.at(-1);
  const look =
    last?.type === 'text' ? last : before.length === 0 && after[0]?.type === 'text' ? after[0] : undefined;
  return joinInlines([...before, { ...(look ?? { type: 'text' }), type: 'text', text }, ...after]);
}

/** The edit that turns one text into another, as one replaced span. */
export function changedSpan(before: string, after: string): { from: number; to: number; text: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}

function sliceLeaves(leaves: readonly Leaf[], from: number, to: number): Leaf[] {
  return sliceInlines(leaves, from, to).filter((inline): inline is Leaf => inline.type !== 'link');
}

function sliceInlines(inlines: readonly Inline[], from: number, to: number): Inline[] {
  const kept: Inline[] = [];
  let at = 0;
  for (const inline of inlines) {
    const length = lengthOf(inline);
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    if (start < end) {
      if (inline.type === 'text') kept.push({ ...inline, text: inline.text.slice(start, end) });
      else if (inline.type === 'lineBreak') kept.push(inline);
      else kept.push({ ...inline, content: sliceLeaves(inline.content, start, end) });
    }
    at += length;
  }
  return kept;
}

const sameLook = (one: TextInline, other: TextInline): boolean =>
  one.language === other.language && (one.marks ?? []).join() === (other.marks ?? []).join();

/** Neighbouring runs of the same look become one; empty runs and empty links go. The form the editor gives back. */
export function joinInlines(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text') {
      if (inline.text === '') continue;
      if (last?.type === 'text' && sameLook(last, inline))
        joined[joined.length - 1] = { ...last, text: last.text + inline.text };
      else joined.push(inline);
    } else if (inline.type === 'link') {
      const content = joinInlines(inline.content).filter((leaf): leaf is Leaf => leaf.type !== 'link');
      if (content.length > 0) joined.push({ ...inline, content });
    } else joined.push(inline);
  }
  return joined;
}
