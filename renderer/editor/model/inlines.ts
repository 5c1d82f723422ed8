/** Small things about runs of text that the editor needs; the document's own helpers live in interview/. */
import type { Inline, TextInline } from '#interview/document.ts';
import { splitLongRuns } from '#interview/inlines.ts';

type Leaf = Exclude<Inline, { type: 'link' }>;

/** The words, a line break as one newline. */
export function inlinesText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'text' ? inline.text : inline.type === 'lineBreak' ? '\n' : inlinesText(inline.content),
    )
    .join('');
}

const sameLook = (one: TextInline, other: TextInline): boolean =>
  one.language === other.language && (one.marks ?? []).join() === (other.marks ?? []).join();

/**
 * Neighbouring runs of the same look become one, as far as the document lets one be long; empty runs and empty links go.
 * The form the editor gives back.
 */
export const joinInlines = (inlines: readonly Inline[]): Inline[] => splitLongRuns(joinedWhole(inlines));

function joinedWhole(inlines: readonly Inline[]): Inline[] {
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
