/** Helpers for runs of text in the editor; those of the document are in interview/. */
import type { Inline, TextInline } from '#interview/document.ts';
import { splitLongRuns } from '#interview/inlines.ts';

type Leaf = Exclude<Inline, { type: 'link' }>;

/** The plain text, with a newline for each line break. */
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
 * Joins neighbouring runs of the same format up to the document's maximum length, and removes empty runs and links: the
 * form the editor returns.
 */
export const joinInlines = (inlines: readonly Inline[]): Inline[] => splitLongRuns(joinRuns(inlines));

function joinRuns(inlines: readonly Inline[]): Inline[] {
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
