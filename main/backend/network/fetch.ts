/**
 * The `fetch` of the backend (docs/design/publishing.md#network-requests), with the system's proxy and
 * certificates, which public institutions need. Uses Chromium's stack in a utility process that offers it, otherwise
 * undici with the proxy resolved by the shell.
 */
import tls from 'node:tls';
import type { HostCall } from '#contract/host.ts';
import type { Log } from '../core/log.ts';
import type { Proxies } from './proxies.ts';
import { repeatRead } from './repeat-read.ts';
import { testSetting } from '../core/test-hooks.ts';

type Fetch = typeof globalThis.fetch;

export async function createFetch(host: HostCall, proxies: Proxies, log: Log): Promise<Fetch> {
  return (await electronFetch()) ?? nodeFetch(host, proxies, log);
}

/**
 * Without a proxy, for a backend without a shell. Uses the app's undici: the older one in Node fails with an assertion
 * when a server closes the connection of an unread body.
 */
export const directFetch: Fetch = async (address, init) => {
  const { fetch } = await import('undici');
  return repeatRead(init?.method ?? 'GET', () => (fetch as unknown as Fetch)(address, init));
};

/** net.fetch of a utility process (Electron 28 and later); undefined in plain Node. */
async function electronFetch(): Promise<Fetch | undefined> {
  if (Reflect.get(process, 'parentPort') === undefined || process.versions.electron === undefined)
    return undefined;
  // In a variable, so that the bundler does not resolve it.
  const name = 'electron';
  const electron = (await import(/* @vite-ignore */ name)) as {
    net?: { fetch?: Fetch };
    default?: { net?: { fetch?: Fetch } };
  };
  const net = electron.net ?? electron.default?.net;
  return net?.fetch?.bind(net);
}

/**
 * Created at the first request, because reading the system's certificates and loading undici takes a tenth of a start.
 */
function nodeFetch(host: HostCall, proxies: Proxies, log: Log): Fetch {
  let pendingFetch: Promise<Fetch> | undefined;
  async function make(): Promise<Fetch> {
    trustSystemCertificates(log);
    const { createFetch: createProxyFetch } = await import('./proxy-fetch.ts');
    return createProxyFetch({
      resolveProxy: async (url) => (await host('proxy.resolve', { url })).proxy,
      proxies,
      // In tests a server of this computer replaces Google, behind a proxy of this computer.
      ...(testSetting('PROXIED') === '1' ? { direct: () => false } : {}),
    });
  }
  return async (address, init) => {
    pendingFetch ??= make();
    return (await pendingFetch)(address, init);
  };
}

let trusted = false;

/** Trusts the certificate authorities installed on the computer in addition to Node's. */
export function trustSystemCertificates(log: Log): void {
  if (trusted) return;
  trusted = true;
  try {
    const all = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
    tls.setDefaultCACertificates([...all]);
  } catch (error) {
    log.error('the certificates of the system could not be read', error);
  }
}
