/** The pictures that a piece of HTML brings along, or only names. */
import { attribute, HtmlError, isElement, parseHtml, type HtmlParent } from '../parse.ts';

const WORTH_READING = /data:image|(?:file|cid|blob|webkit-fake-url|ms-appdata|x-apple-[a-z-]{1,40}):/i;
const INLINE = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,([A-Za-z0-9+/=\s]+)$/i;

/** The addresses of all `img`, in order, each once; none of HTML that cannot be read. */
function addresses(html: string): string[] {
  if (!WORTH_READING.test(html)) return [];
  try {
    return [...new Set(addressesIn(parseHtml(html)))];
  } catch (thrown) {
    if (!(thrown instanceof HtmlError)) throw thrown;
    return [];
  }
}

function addressesIn(parent: HtmlParent): string[] {
  return parent.childNodes
    .filter(isElement)
    .flatMap((child) =>
      child.tagName === 'img' ? [(attribute(child, 'src') ?? '').trim()] : addressesIn(child),
    );
}

/** A picture written into the HTML itself. */
export type InlinePicture = Readonly<{ address: string; type: string; base64: string }>;

/** The raster pictures that stand in the HTML as data. */
export function inlinePictures(html: string): InlinePicture[] {
  return addresses(html).flatMap((address) => {
    const [, type, base64] = INLINE.exec(address) ?? [];
    return type === undefined || base64 === undefined
      ? []
      : [{ address, type: type.toLowerCase(), base64: base64.replace(/\s/g, '') }];
  });
}

/** The addresses of pictures that exist only on the computer, or in the mail, the HTML was copied from. */
export function localPictures(html: string): string[] {
  return addresses(html).filter(isLocalPicture);
}

/** `file:`, `cid:`, `blob:` and the like: what cannot be fetched from here. */
export function isLocalPicture(address: string): boolean {
  return /^\s*(?:file|cid|blob|webkit-fake-url|ms-appdata|x-apple-[a-z-]{1,40}):/i.test(address);
}
