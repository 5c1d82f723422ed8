/**
 * Reads the address with which a browser returns a sign-in, among a process's arguments
 * (docs/design/wordpress.md#browser-return). Any web page can open such an address, so only the exact form that a site
 * produces is accepted, and the backend checks that it is expected. It contains a password and is never written down.
 * Pure.
 */
import { RETURN_PLACE as PLACE, type Returned, returnedSchema } from '#contract/host.ts';
import { parseAddress } from '../hosts/origins.ts';
import { isOwnAddress } from './own-addresses.ts';

export const LONGEST_ADDRESS = 4_096;

/** Undefined without such an address; `strange` for a malformed one or several. */
export function findReturn(argv: readonly string[]): Returned | 'strange' | undefined {
  const [address, ...more] = argv.filter(isOwnAddress);
  if (address === undefined) return undefined;
  return (more.length === 0 ? read(address) : undefined) ?? 'strange';
}

function read(address: string): Returned | undefined {
  const url = address.length > LONGEST_ADDRESS ? null : parseAddress(address);
  if (url === null || !isOwnAddress(url.protocol) || url.host !== PLACE) return undefined;
  // For unknown schemes, the URL class does not normalise the path.
  if (!/^\/?$/.test(url.pathname) || url.username + url.password + url.hash !== '') return undefined;
  const pairs = [...url.searchParams];
  /** True if exactly these parameters are present, once each. */
  const hasExactly = (...names: readonly string[]): boolean =>
    pairs.length === names.length && names.every((name) => url.searchParams.has(name));
  const parameter = (name: string): string => url.searchParams.get(name) ?? '';
  const state = parameter('state');
  if (hasExactly('state', 'site_url', 'user_login', 'password'))
    return parsed({
      state,
      site: parameter('site_url'),
      user: parameter('user_login'),
      password: parameter('password'),
    });
  if (parameter('success') !== 'false') return undefined;
  if (hasExactly('state', 'success')) return parsed({ state, refused: 'by-author' });
  // WordPress's answer when the site or the account does not allow application passwords.
  return hasExactly('state', 'success', 'error') ? parsed({ state, refused: 'by-site' }) : undefined;
}

const parsed = (value: unknown): Returned | undefined => returnedSchema.safeParse(value).data;
