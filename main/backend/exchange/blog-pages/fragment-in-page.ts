/**
 * Finds a passage on a page and returns a link fragment to it. Runs on the reading thread, since the page is untrusted.
 */
import { HtmlError } from '#interview/markup/parse.ts';
import { anchorOnPage, pageLines, textFragment } from '#interview/quotation/text-fragment.ts';

export type PassageToFind = Readonly<{
  html: string;
  questionId: string | undefined;
  paragraphs: readonly string[];
  near: string | undefined;
}>;

/** The part of the address after `#`; undefined if the page has neither the anchor nor the text, or is too large. */
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
