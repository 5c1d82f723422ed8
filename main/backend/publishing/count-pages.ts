/** Pages of one list of a blog, counted: a list that does not end is left. */
import { AppError } from '#contract/failure.ts';

/** 100,000 posts; of ids twice as many. */
const MOST_PAGES = 2_000;

type Page = Readonly<{ items: readonly unknown[]; nextPageToken?: string | undefined }>;

/**
 * Takes each page as it comes, with the token it was asked for. `blog`: its name, where it is not clear which one is meant. Throws destination.endless-list where it leads to itself, or where
 * there are more pages than any blog has.
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
