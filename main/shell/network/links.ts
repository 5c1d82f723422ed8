/**
 * Decides which addresses may be opened outside the app (docs/design/security.md#boundaries). Pure; hostile addresses
 * are in tests/unit/shell/network/links.test.ts.
 */
import { parseAddress } from '../hosts/origins.ts';

type LinkDecision =
  | Readonly<{ act: 'open'; url: string }>
  /** The author confirms the address before it is opened. */
  | Readonly<{ act: 'confirm'; url: string }>
  | Readonly<{ act: 'refuse' }>;

const REFUSED: LinkDecision = { act: 'refuse' };
/** Some mail programs honour other headers and attach files from the disk. */
const MAIL_HEADERS = new Set(['subject', 'body', 'cc', 'bcc']);
// Control, format and space characters: browsers remove tabs and line breaks from an address, so the displayed and the
// opened address could differ.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Z}]/u;

/** @param address from the page, untrusted @param practiceOrigin exact origin of the running practice blog, or null */
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

/** A mail without recipient: the mail program shows it, and the author adds the address. */
const isDraft = ({ pathname, searchParams }: URL): boolean =>
  pathname === '' &&
  searchParams.has('body') &&
  [...searchParams.keys()].every((header) => header === 'subject' || header === 'body');

function isPlainMail(url: URL): boolean {
  if (!/^[^@/\\%\s]+@[^@/\\%\s]+$/.test(url.pathname)) return false;
  for (const header of url.searchParams.keys()) if (!MAIL_HEADERS.has(header.toLowerCase())) return false;
  return true;
}

/** True for the only page the backend may open: Google's sign-in, or another exact origin in development. */
export function isSignInAddress(address: string, otherOrigin: string | null): boolean {
  const url = parseAddress(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.origin === 'https://accounts.google.com' || (otherOrigin !== null && url.origin === otherOrigin);
}
