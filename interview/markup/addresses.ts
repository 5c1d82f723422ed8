/** Addresses in HTML: collects those of pictures, and cleans others for use in a document. */
import { isLinkAddress, isPictureAddress } from '../links.ts';
import { anchorWithinPost, assetClass, assetOfClass } from '../marks.ts';
import { attribute, classesOf, type HtmlParent, imagesInside, isElement, parseHtml } from './parse.ts';

/**
 * The public addresses of the pictures in some HTML, in order, without duplicates. Throws HtmlError if `html` is too
 * long.
 */
export function imageAddresses(html: string): string[] {
  if (!/<img\b/i.test(html)) return [];
  const addresses = new Set<string>();
  collectImageAddresses(parseHtml(html), addresses);
  return [...addresses];
}

function collectImageAddresses(parent: HtmlParent, addresses: Set<string>): void {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const src =
      node.tagName === 'img' ? node.attrs.find(({ name }) => name === 'src')?.value.trim() : undefined;
    const address = src?.startsWith('//') === true ? `https:${src}` : src;
    if (address !== undefined && isPictureAddress(address)) addresses.add(address);
    collectImageAddresses(node, addresses);
  }
}

/**
 * The address of each library picture on a page of ours, from the `src` next to its mark. Throws HtmlError if the HTML
 * is too long.
 */
export function pictureAddresses(html: string): Map<string, string> {
  const addresses = new Map<string, string>();
  // Avoids parsing: most posts have none.
  if (!html.includes(assetClass(''))) return addresses;
  for (const image of imagesInside(parseHtml(html)))
    for (const name of classesOf(image)) {
      const asset = assetOfClass(name);
      if (asset !== undefined) addresses.set(asset, (attribute(image, 'src') ?? '').trim());
    }
  return addresses;
}

/** Percent-encodes spaces and invalid characters; `//host` becomes https. */
function cleanAddress(address: string): string {
  return address
    .trim()
    .replace(/^\/\/(?=[^/])/, 'https://')
    .replace(/[\t\r\n]/g, '')
    .replace(
      /[ <>"`\\]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
}

/** A link's address; undefined for one that may not be followed (script, file, data, relative…). */
export function linkAddress(value: string | undefined): string | undefined {
  const address = anchorWithinPost(cleanAddress(value ?? ''));
  return isLinkAddress(address) ? address : undefined;
}

/** The public address of a picture or frame, or undefined. */
export function webAddress(value: string | undefined): string | undefined {
  const address = cleanAddress(value ?? '');
  return isPictureAddress(address) ? address : undefined;
}
