/** The way outside as the backend takes it; in tests of the window, to one server that plays every site. */
import {
  createFetchOutside,
  createProbeOutside,
  createReachOutside,
  createSizeOutside,
  type FetchOutside,
  type FetchOutsideOptions,
  type ProbeOutside,
  type ReachOutside,
  type SizeOutside,
} from '../fetch-outside.ts';
import { trustSystemCertificates } from '../network.ts';
import { testHooksActive } from '../test-hooks.ts';
import type { Backend } from '../context.ts';

/**
 * With $ESCALE_TEST_OUTSIDE (`http://127.0.0.1:4000`; never in a release) an address is asked of that server, as
 * `/<host>/<path>`: the rest — redirects, sizes, times — is the real thing.
 */
export function startOutside({ host, proxies, log }: Pick<Backend, 'host' | 'proxies' | 'log'>): {
  fetchOutside: FetchOutside;
  sizeOutside: SizeOutside;
  reachOutside: ReachOutside;
  probeOutside: ProbeOutside;
} {
  const options: FetchOutsideOptions = {
    resolveProxy: async (url) => (await host('proxy.resolve', { url })).proxy,
    proxies,
    ...(stage() !== undefined && { alsoAllowed: (ip, port) => stage()?.host === `${ip}:${port}` }),
  };
  const [fetchOutside, sizeOutside] = [createFetchOutside(options), createSizeOutside(options)];
  const reachOutside = createReachOutside(options);
  const probeOutside = createProbeOutside(options);
  const prepared = (address: string): string => {
    // Undici's own connections, whichever runtime this is: Chromium's would follow redirects by themselves.
    trustSystemCertificates(log);
    return staged(address);
  };
  return {
    fetchOutside: (address) => fetchOutside(prepared(address)),
    sizeOutside: (address) => sizeOutside(prepared(address)),
    reachOutside: (address, signal) => reachOutside(prepared(address), signal),
    probeOutside: (address) => probeOutside(prepared(address)),
  };
}

/** The server that plays every site; undefined outside tests. */
export function stage(): URL | undefined {
  const base = testHooksActive() ? process.env.ESCALE_TEST_OUTSIDE : undefined;
  return (base !== undefined && URL.parse(base)) || undefined;
}

/** Where an address is asked in truth. */
export function staged(address: string): string {
  const to = stage();
  const url = URL.parse(address);
  return to === undefined || url === null ? address : `${to.origin}/${url.host}${url.pathname}${url.search}`;
}
