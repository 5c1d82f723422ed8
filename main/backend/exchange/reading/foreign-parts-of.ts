/** Compares a post's foreign HTML with its page on the reading thread, since both are untrusted. */
import type { Post } from '#interview/document.ts';
import { type ForeignParts, hasForeignHtml } from '#interview/foreign-parts.ts';
import type { ReadText } from './read-text.ts';

const NONE: ForeignParts = { onPage: new Set(), left: [] };

/**
 * @param page the HTML of this post on its blog; undefined for a new page. Fails with document.too-large and
 * document.too-complex
 */
export async function foreignPartsOf(
  readText: ReadText,
  { body }: Pick<Post, 'body'>,
  page: string | undefined,
): Promise<ForeignParts> {
  if (!hasForeignHtml({ body })) return NONE;
  return readText('foreign', { body, page: page ?? '' });
}
