import { HtmlError } from '#interview/html/parse.ts';
import { titleLevelOf } from '#interview/html/title-level.ts';

/** In the reading thread: undefined where the page is too large, or has no such heading. */
export function levelIn(html: string, title: string): number | undefined {
  try {
    return titleLevelOf(html, title);
  } catch (error) {
    if (error instanceof HtmlError) return undefined;
    throw error;
  }
}
