/** Parses the address of a post as pasted by the author: its public page, or Blogger's editor. */
import { AppError } from '#contract/failure.ts';

export type PostAddress =
  | Readonly<{ kind: 'page'; url: string }>
  /** A page of Blogger itself, which has the numbers of blog and post. */
  | Readonly<{ kind: 'editor'; blogId: string; postId: string | undefined }>;

/** Throws by-hand.address for other text. */
export function readPostAddress(text: string): PostAddress {
  const written = text
    .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .trim()
    .replace(/^[<«"'(\s]+|[>»"')\s,;]+$/g, '');
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`);
  if (
    url === null ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    // A single word is not an address, so that no host of the local network is requested.
    !/[.:]/.test(url.hostname)
  )
    throw new AppError('by-hand.address');
  const ids = editorIds(url);
  if (ids !== undefined) return { kind: 'editor', ...ids };
  url.hash = '';
  return { kind: 'page', url: url.href };
}

/**
 * The numbers in an address of Blogger's own pages; undefined for any other address. Throws by-hand.address if they are
 * missing.
 */
export function editorIds(url: URL): { blogId: string; postId: string | undefined } | undefined {
  if (!/^(?:www\.|draft\.|beta\.)?blogger\.com$/.test(url.hostname)) return undefined;
  const inPath = /\/(\d{5,25})(?:\/(\d{5,25}))?(?:\/|$)/.exec(url.pathname);
  const inQuery = (name: string): string | undefined =>
    /^\d{5,25}$/.exec(url.searchParams.get(name) ?? '')?.[0] ??
    new RegExp(`[#;&?]${name}=(\\d{5,25})\\b`).exec(url.hash)?.[1];
  const blogId = inPath?.[1] ?? inQuery('blogID');
  if (blogId === undefined) throw new AppError('by-hand.address');
  return { blogId, postId: inPath?.[2] ?? inQuery('postID') };
}
