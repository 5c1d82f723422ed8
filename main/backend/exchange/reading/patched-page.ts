/** Changes a page that was written elsewhere, in the reading thread: its HTML came from the network. */
import type { Post } from '#interview/document.ts';
import type { ForeignParts } from '#interview/foreign-parts.ts';
import { sha256 } from '../sources/read-body.ts';
import type { Ahead } from './ahead.ts';

/** `asked`: pictures that have no address yet. */
export type Rendered = Readonly<{ html: string; asked: readonly string[] }>;
/** `left`: the active content that is left out. */
export type Patched = Rendered & Pick<ForeignParts, 'left'>;

/**
 * The HTML with which an update of `post` replaces `page`. A picture without an address has `placeholder` and its sha256 as
 * its address. `away`: the result is for another page. Fails with document.too-large and document.too-complex.
 */
export function patchedPage(
  ahead: Ahead,
  page: string,
  post: Post,
  given: Readonly<{ addresses: ReadonlyMap<string, string>; placeholder: string; away?: boolean }>,
): Promise<Patched> {
  const { addresses, placeholder, away = false } = given;
  const key = sha256(JSON.stringify([page, post, [...addresses], placeholder, away]));
  return ahead.whenRead(() => ahead.get('patched', key, { base: page, post, addresses, placeholder, away }));
}

/** The same of a post that is written anew. */
export function renderedWith(
  addresses: ReadonlyMap<string, string>,
  placeholderOf: (sha256: string) => string,
  render: (pictureAddress: (sha256: string) => string) => string,
): Rendered {
  const asked = new Set<string>();
  const html = render((asset) => {
    const known = addresses.get(asset);
    if (known === undefined) asked.add(asset);
    return known ?? placeholderOf(asset);
  });
  return { html, asked: [...asked] };
}
