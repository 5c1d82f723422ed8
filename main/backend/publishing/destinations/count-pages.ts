/** Counts the pages of a blog's list, to stop at an endless one. */
import { AppError } from '#contract/failure.ts';

/** 100,000 posts, or twice as many ids. */
const MOST_PAGES = 2_000;

type Page = Readonly<{ items: readonly unknown[]; nextPageToken?: string | undefined }>;

/**
 * Call the result with each page and the token of its request. `blog`: its name, if the failure would be ambiguous without it.
 * Throws destination.endless-list if a page has its own token as the next, or after MOST_PAGES.
 */
export function createPageCount(blog = ''): (page: Page, token: string | undefined) => void {
  let pages = 0;
  let count = 0;
  return ({ items, nextPageToken }, token) => {
    pages += 1;
    count += items.length;
    if (nextPageToken !== undefined && (nextPageToken === token || pages >= MOST_PAGES))
      throw new AppError('destination.endless-list', { blog, count });
  };
}
