/** Markdown (GFM) as HTML; what it holds of HTML is read and cleaned as any other. */
import { AppError } from '../../../preload/contract/failure.ts';
import { TEXT_LIMITS } from './limits.ts';

/** Throws document.too-complex: nested so deep that no reader follows. */
export async function markdownToHtml(text: string): Promise<string> {
  const { marked } = await import('marked');
  try {
    return await marked.parse(lessNested(text), { async: true, gfm: true, breaks: false });
  } catch (error) {
    // It reads each nesting by calling itself.
    if (error instanceof RangeError) throw new AppError('document.too-complex', {}, { cause: error });
    throw error;
  }
}

/** Signs at the beginning of a line that each open a quotation or a list in the one before: those too many are left out. */
const OPENING = /(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))/y;

/** Lists inside each other may also stand one on each line. */
const INDENTED = new RegExp(`^[ \\t]{${4 * TEXT_LIMITS.nesting},}\\S`);

function lessNested(text: string): string {
  return text
    .split('\n')
    .map((whole) => {
      const line = INDENTED.test(whole) ? whole.slice(whole.search(/\S/) - 4 * TEXT_LIMITS.nesting) : whole;
      let kept = 0;
      let all = 0;
      OPENING.lastIndex = 0;
      for (let count = 1; OPENING.test(line); count += 1) {
        all = OPENING.lastIndex;
        if (count <= TEXT_LIMITS.nesting) kept = all;
      }
      return kept === all ? line : line.slice(0, kept) + line.slice(all);
    })
    .join('\n');
}
