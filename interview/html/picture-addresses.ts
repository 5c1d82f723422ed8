/** At which address each picture of the library stands on a page of ours. */
import { assetClass, assetOfClass } from '../marks.ts';
import { attribute, classesOf, imagesInside, parseHtml } from './parse.ts';

/** sha256 -> the `src` beside its mark. Throws HtmlError when the HTML is too long. */
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
