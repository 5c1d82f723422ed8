/** The external requests of the backend; in window tests, all of them go to one server that plays every site. */
import type { HostCall } from '#contract/host.ts';
import type { AskOutside } from './ask-outside.ts';
import type {
  FetchOutside,
  FetchOutsideOptions,
  ProbeOutside,
  ReachOutside,
  SizeOutside,
} from './fetch-outside.ts';
import { trustSystemCertificates } from './fetch.ts';
import { testSetting } from '../core/test-hooks.ts';
import type { Log } from '../core/log.ts';
import type { Proxies } from './proxies.ts';

export type Outside = Readonly<{
  /** Proxies that ask for a password, shared by all requests. */
  proxies: Proxies;
  fetchOutside: FetchOutside;
  sizeOutside: SizeOutside;
  reachOutside: ReachOutside;
  probeOutside: ProbeOutside;
  /** Pages of blogs, by the rules of external requests; the practice blog is also allowed while it runs. */
  askOutside: AskOutside;
}>;

type Way = Readonly<{ host: HostCall; proxies: Proxies; log: Log }>;

/**
 * With $ESCALE_TEST_OUTSIDE (`http://127.0.0.1:4000`; never in a release), requests go to that server as
 * `/<host>/<path>`; redirects, sizes and times are handled normally.
 */
export function startOutside({ host, proxies, log }: Way): Omit<Outside, 'proxies' | 'askOutside'> {
  const options: FetchOutsideOptions = {
    resolveProxy: async (url) => (await host('proxy.resolve', { url })).proxy,
    proxies,
    ...(stage() !== undefined && { alsoAllowed: (ip, port) => stage()?.host === `${ip}:${port}` }),
  };
  /** Loaded on first use. Always undici's connections, since Chromium's would follow redirects by themselves. */
  const outside = async () => {
    trustSystemCertificates(log);
    return import('./fetch-outside.ts');
  };
  return {
    fetchOutside: async (address) => (await outside()).createFetchOutside(options)(staged(address)),
    sizeOutside: async (address) => (await outside()).createSizeOutside(options)(staged(address)),
    reachOutside: async (address, signal) =>
      (await outside()).createReachOutside(options)(staged(address), signal),
    probeOutside: async (address) => (await outside()).createProbeOutside(options)(staged(address)),
  };
}

/** The test server that plays every site; undefined outside tests. */
export function stage(): URL | undefined {
  const base = testSetting('OUTSIDE');
  return (base !== undefined && URL.parse(base)) || undefined;
}

/** The address that is really requested. */
export function staged(address: string): string {
  const to = stage();
  const url = URL.parse(address);
  return to === undefined || url === null ? address : `${to.origin}/${url.host}${url.pathname}${url.search}`;
}
