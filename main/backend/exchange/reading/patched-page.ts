/** Changes a page that was written elsewhere. Runs on the reading thread, since its HTML is untrusted. */
import type { Post } from '#interview/document.ts';
import type { ForeignParts } from '#interview/foreign-parts.ts';
import type { ReadText } from './read-text.ts';

export type Rendered = Readonly<{ html: string; asked: readonly string[] }>;
export type Patched = Rendered & Pick<ForeignParts, 'left'>;

/**
 * The HTML with which an update of `post` replaces `page`. A picture without an address has `placeholder` and its
 * sha256 as its address. `away` means that the result is for another page. Fails with document.too-large and
 * document.too-complex.
 */
export function patchedPage(
  readText: ReadText,
  page: string,
  post: Post,
  options: Readonly<{ addresses: ReadonlyMap<string, string>; placeholder: string; away?: boolean }>,
): Promise<Patched> {
  const { addresses, placeholder, away = false } = options;
  return readText('patched', { base: page, post, addresses, placeholder, away });
}

export function renderedWith(
  addresses: ReadonlyMap<string, string>,
  placeholderOf: (sha256: string) => string,
  render: (pictureAddress: (sha256: string) => string) => string,
): Rendered {
  const missing = new Set<string>();
  const html = render((asset) => {
    const address = addresses.get(asset);
    if (address === undefined) missing.add(asset);
    return address ?? placeholderOf(asset);
  });
  return { html, asked: [...missing] };
}
