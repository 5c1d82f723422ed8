/** Where words stand on a page, for its address. In the reading thread: anybody may have written the page. */
import { HtmlError } from '#interview/markup/parse.ts';
import { anchorOnPage, pageLines, textFragment } from '#interview/quotation/text-fragment.ts';

export type PassageToFind = Readonly<{
  html: string;
  questionId: string | undefined;
  paragraphs: readonly string[];
  near: string | undefined;
}>;

/** What stands after `#`; undefined where the page has neither the anchor nor the words, or is too large to be read. */
export function fragmentInPage({ html, questionId, paragraphs, near }: PassageToFind): string | undefined {
  try {
    const anchor = questionId === undefined ? undefined : anchorOnPage(html, questionId);
    if (anchor !== undefined) return anchor;
    return textFragment(pageLines(html), paragraphs, near);
  } catch (error) {
    if (error instanceof HtmlError) return undefined;
    throw error;
  }
}
