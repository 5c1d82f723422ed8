/**
 * The network addresses of a host, and the test for addresses on the public internet. All others belong to private
 * networks or to this computer.
 */
import dns from 'node:dns/promises';
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Exceptions in 2000::/3, the public part of IPv6: Teredo and 6to4 (which contain an IPv4 address), ORCHID, documentation. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const blocked = new BlockList();
for (const range of NOT_PUBLIC_4) add(range, 'ipv4');
for (const range of NOT_PUBLIC_6) add(range, 'ipv6');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

function add(range: string, family: 'ipv4' | 'ipv6'): void {
  const [net = '', prefix = '0'] = range.split('/');
  blocked.addSubnet(net, Number(prefix), family);
}

/** False for any other text. */
export function isPublicAddress(ip: string): boolean {
  if (isIPv4(ip)) return !blocked.check(ip, 'ipv4');
  return isIPv6(ip) && global.check(ip, 'ipv6') && !blocked.check(ip, 'ipv6');
}

export type Resolved = Readonly<{ address: string; family: number }>;
export type Lookup = (host: string) => Promise<readonly Resolved[]>;

const systemLookup: Lookup = (name) => dns.lookup(name, { all: true, verbatim: true });

/** The network addresses of a host name or literal address. Rejects if the name cannot be resolved. */
export async function addressesOf({ hostname }: URL, lookup = systemLookup): Promise<readonly Resolved[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  return family === 0 ? await lookup(host) : [{ address: host, family }];
}

/**
 * True if all addresses of a host are public. Also true for a name that this computer cannot resolve, since a proxy may
 * resolve it.
 */
export async function isPublicHost(url: URL): Promise<boolean> {
  const addresses = await addressesOf(url).catch(() => []);
  return addresses.every(({ address }) => isPublicAddress(address));
}
