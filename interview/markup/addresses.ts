/** Addresses in HTML: those of its pictures, and any of them made such that a document may hold it. */
import { isLinkAddress, isPictureAddress } from '../links.ts';
import { anchorWithinPost, assetClass, assetOfClass } from '../marks.ts';
import { attribute, classesOf, type HtmlParent, imagesInside, isElement, parseHtml } from './parse.ts';

/** The addresses of pictures in a piece of HTML, in order, each once; those on the web only. Throws HtmlError when `html` is too long. */
export function imageAddresses(html: string): string[] {
  if (!/<img\b/i.test(html)) return [];
  const found = new Set<string>();
  collect(parseHtml(html), found);
  return [...found];
}

function collect(parent: HtmlParent, found: Set<string>): void {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const src =
      node.tagName === 'img' ? node.attrs.find(({ name }) => name === 'src')?.value.trim() : undefined;
    const address = src?.startsWith('//') === true ? `https:${src}` : src;
    if (address !== undefined && isPictureAddress(address)) found.add(address);
    collect(node, found);
  }
}

/** At which address each picture of the library stands on a page of ours: sha256 -> the `src` beside its mark. Throws HtmlError when the HTML is too long. */
export function pictureAddresses(html: string): Map<string, string> {
  const addresses = new Map<string, string>();
  // Most posts have none, and a long page takes its time to be parsed.
  if (!html.includes(assetClass(''))) return addresses;
  for (const image of imagesInside(parseHtml(html)))
    for (const name of classesOf(image)) {
      const asset = assetOfClass(name);
      if (asset !== undefined) addresses.set(asset, (attribute(image, 'src') ?? '').trim());
    }
  return addresses;
}

/** Spaces and characters that an address must not hold, written as percent codes; `//host` becomes https. */
function tidy(address: string): string {
  return address
    .trim()
    .replace(/^\/\/(?=[^/])/, 'https://')
    .replace(/[\t\r\n]/g, '')
    .replace(
      /[ <>"`\\]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
}

/** The address of a link, or undefined when it may not be followed (script, file, data, relative…). */
export function linkAddress(value: string | undefined): string | undefined {
  const address = anchorWithinPost(tidy(value ?? ''));
  return isLinkAddress(address) ? address : undefined;
}

/** The address of a picture or frame on the web, or undefined. */
export function webAddress(value: string | undefined): string | undefined {
  const address = tidy(value ?? '');
  return isPictureAddress(address) ? address : undefined;
}
