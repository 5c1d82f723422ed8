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

/** A single mail address without a name, safe in a header and in a mailto link. */
export const isMailAddress = (address: string): boolean =>
  address.length <= 254 &&
  /^[^\s@<>()[\]"',;:/\\%?&#\p{Cc}\p{Cf}]+@[^\s@<>()[\]"',;:/\\%?&#\p{Cc}\p{Cf}]+$/u.test(address);

/** Gmail cuts a longer mailto link; Windows ends at some 2,000 characters. */
export const LONGEST_MAILTO = 1_600;

/** The mailto link of a message (RFC 6068); without an address, the author adds it in the mail program. */
export function mailtoUrl({
  address = '',
  subject,
  body,
}: Readonly<{ address?: string | undefined; subject: string; body: string }>): string {
  const crlf = body.replaceAll(/\r?\n/g, '\r\n');
  // encodeURIComponent throws on half of a surrogate pair.
  const encode = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
  return `mailto:${encode(address).replaceAll('%40', '@')}?subject=${encode(subject)}&body=${encode(crlf)}`;
}
