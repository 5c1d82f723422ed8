/**
 * What may leave the app (docs/design/security.md#boundaries). Pure; the hostile addresses are in
 * tests/unit/shell/network/links.test.ts.
 */
import { parseAddress } from '../hosts/origins.ts';

type LinkDecision =
  | Readonly<{ act: 'open'; url: string }>
  /** The address is shown before anything is opened. */
  | Readonly<{ act: 'confirm'; url: string }>
  | Readonly<{ act: 'refuse' }>;

const REFUSED: LinkDecision = { act: 'refuse' };
/** Some mail programs honour others, and attach files from the disk. */
const MAIL_HEADERS = new Set(['subject', 'body', 'cc', 'bcc']);
// Controls, format signs and spaces: browsers drop tabs and line breaks inside an address: what is read and what is opened would differ.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Z}]/u;

/**
 * @param address as the page gave it, untrusted
 * @param practiceOrigin exact origin of the running practice blog's pages, or null
 */
export function decideLink(address: string, practiceOrigin: string | null): LinkDecision {
  if (address.length > 4_096 || INVISIBLE.test(address)) return REFUSED;
  const url = parseAddress(address);
  if (url === null || url.username !== '' || url.password !== '') return REFUSED;
  switch (url.protocol) {
    case 'https:':
      return { act: 'open', url: url.href };
    case 'http:':
      return { act: url.origin === practiceOrigin ? 'open' : 'confirm', url: url.href };
    case 'mailto:':
      if (isDraft(url)) return { act: 'open', url: url.href };
      return isPlainMail(url) ? { act: 'confirm', url: url.href } : REFUSED;
    default:
      return REFUSED;
  }
}

/** Words to nobody yet: the mail program shows all of it, and the author says to whom. */
const isDraft = ({ pathname, searchParams }: URL): boolean =>
  pathname === '' &&
  searchParams.has('body') &&
  [...searchParams.keys()].every((header) => header === 'subject' || header === 'body');

/** An address and at most the headers that hold text (RFC 6068). */
function isPlainMail(url: URL): boolean {
  if (!/^[^@/\\%\s]+@[^@/\\%\s]+$/.test(url.pathname)) return false;
  for (const header of url.searchParams.keys()) if (!MAIL_HEADERS.has(header.toLowerCase())) return false;
  return true;
}

/** The one page the backend may have opened: Google's own sign-in, or another exact origin in development. */
export function isSignInAddress(address: string, otherOrigin: string | null): boolean {
  const url = parseAddress(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.origin === 'https://accounts.google.com' || (otherOrigin !== null && url.origin === otherOrigin);
}
