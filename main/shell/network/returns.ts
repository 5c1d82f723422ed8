/**
 * Addresses of Escale's own among what a start was given, where a browser hands over a sign-in that comes back
 * (docs/design/wordpress.md#the-way-back). Any page of the web may name one, so only one of the very form that a site makes passes;
 * whether anybody waits for it is the backend's to say. They hold a password: none is ever written down. Pure.
 */
import { RETURN_PLACE as PLACE, type Returned, returnedSchema } from '#contract/host.ts';
import { parseAddress } from '../hosts/origins.ts';
import { isOwnAddress } from './own-addresses.ts';

export const LONGEST_ADDRESS = 4_096;

/** Undefined: no address of ours. `strange`: one that no site makes, or several. */
export function returnAmong(argv: readonly string[]): Returned | 'strange' | undefined {
  const [address, ...more] = argv.filter(isOwnAddress);
  if (address === undefined) return undefined;
  return (more.length === 0 ? read(address) : undefined) ?? 'strange';
}

function read(address: string): Returned | undefined {
  const url = address.length > LONGEST_ADDRESS ? null : parseAddress(address);
  if (url === null || !isOwnAddress(url.protocol) || url.host !== PLACE) return undefined;
  // Of a scheme it does not know, the URL class leaves the path as it is written.
  if (!/^\/?$/.test(url.pathname) || url.username + url.password + url.hash !== '') return undefined;
  const pairs = [...url.searchParams];
  /** These and no other, each once. */
  const says = (...names: readonly string[]): boolean =>
    pairs.length === names.length && names.every((name) => url.searchParams.has(name));
  const given = (name: string): string => url.searchParams.get(name) ?? '';
  const state = given('state');
  if (says('state', 'site_url', 'user_login', 'password'))
    return parsed({
      state,
      site: given('site_url'),
      user: given('user_login'),
      password: given('password'),
    });
  if (given('success') !== 'false') return undefined;
  if (says('state', 'success')) return parsed({ state, refused: 'by-author' });
  // The way back from a page which says that the site, or the account, has no such passwords.
  return says('state', 'success', 'error') ? parsed({ state, refused: 'by-site' }) : undefined;
}

const parsed = (value: unknown): Returned | undefined => returnedSchema.safeParse(value).data;
