/** Compares what a post brought along with its page, in the reading thread: both came from the network. */
import type { Post } from '#interview/document.ts';
import { type ForeignParts, hasForeignHtml } from '#interview/foreign-parts.ts';
import { sha256 } from '../imports/read-body.ts';
import type { Ahead } from './ahead.ts';

const NONE: ForeignParts = { home: new Set(), left: [] };

/**
 * @param page what the blog holds of this very post; undefined where it goes to a page that is new
 * Fails with document.too-large and document.too-complex.
 */
export async function foreignPartsOf(
  ahead: Ahead,
  { body }: Pick<Post, 'body'>,
  page: string | undefined,
): Promise<ForeignParts> {
  if (!hasForeignHtml({ body })) return NONE;
  const key = sha256(JSON.stringify([body, page]));
  return ahead.whenRead(() => ahead.get('foreign', key, { body, page: page ?? '' }));
}
