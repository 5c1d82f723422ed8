// Which addresses a document may hold. `interview/` has no URL class: these are shapes, and the shell parses again
// before anything is opened.

// oxlint-disable-next-line no-control-regex -- control characters are exactly what must not pass
const FORBIDDEN = /[\u0000-\u0020\u007f<>"`\\]/;

/**
 * A link a reader may follow: http, https, mailto, tel, or a place in the same post
 * (docs/design/document.md#links-and-addresses).
 */
export function isLinkAddress(address: string): boolean {
  return (
    address.length <= 4096 &&
    /^(https?:\/\/[^/?#]+|mailto:.|tel:.|#.)/i.test(address) &&
    !FORBIDDEN.test(address)
  );
}

/** Where one reads of a person, or writes to them: http, https or mailto, nothing else. */
export const isPersonLink = (address: string): boolean =>
  isLinkAddress(address) && /^(https?:|mailto:)/i.test(address);

/** The address of a picture that lives on the web. */
export function isPictureAddress(address: string): boolean {
  return address.length <= 4096 && /^https?:\/\/[^/?#]+/i.test(address) && !FORBIDDEN.test(address);
}
