// Rules for addresses in a document. `interview/` has no URL class: these are patterns, and the shell parses an address
// again before opening it.

// oxlint-disable-next-line no-control-regex -- control characters are exactly what must not pass
const FORBIDDEN = /[\u0000-\u0020\u007f<>"`\\]/;

/**
 * A link that readers may follow: http, https, mailto, tel, or an anchor in the post
 * (docs/design/document.md#links-and-addresses).
 */
export function isLinkAddress(address: string): boolean {
  return (
    address.length <= 4096 &&
    /^(https?:\/\/[^/?#]+|mailto:.|tel:.|#.)/i.test(address) &&
    !FORBIDDEN.test(address)
  );
}

/** A person's page or mail address: http, https or mailto only. */
export const isPersonLink = (address: string): boolean =>
  isLinkAddress(address) && /^(https?:|mailto:)/i.test(address);

/** The public address of a picture. */
export function isPictureAddress(address: string): boolean {
  return address.length <= 4096 && /^https?:\/\/[^/?#]+/i.test(address) && !FORBIDDEN.test(address);
}
