/** Keeps what is read within the bounds of a document. */
import { LIMITS, type Inline } from '../document.ts';
import { HtmlError } from './parse.ts';

/** No run longer than a document allows. */
export function boundedRuns(inlines: readonly Inline[]): Inline[] {
  if (inlines.length > LIMITS.inlines) throw new HtmlError(`${inlines.length} runs in one paragraph`);
  return inlines.flatMap((inline) => {
    if (inline.type !== 'text' || inline.text.length <= LIMITS.text) return [inline];
    const parts = Math.ceil(inline.text.length / LIMITS.text);
    return Array.from({ length: parts }, (_, index) => ({
      ...inline,
      text: inline.text.slice(index * LIMITS.text, (index + 1) * LIMITS.text),
    }));
  });
}
