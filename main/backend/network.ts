/**
 * The one way to the network (DESIGN section 8): the system's proxy and certificates are honoured, since public bodies
 * live behind them. In a utility process that offers it, Chromium's own stack; in a Node child, undici told by the shell
 * which proxy to take.
 */
import tls from 'node:tls';
import type { Log } from './context.ts';
import type { HostCall } from '../../preload/contract/host.ts';

type Fetch = typeof globalThis.fetch;

export async function createFetch(host: HostCall, log: Log): Promise<Fetch> {
  return (await electronFetch()) ?? nodeFetch(host, log);
}

/** net.fetch of a utility process (Electron 28 and later); undefined in a plain Node. */
async function electronFetch(): Promise<Fetch | undefined> {
  if (Reflect.get(process, 'parentPort') === undefined || process.versions.electron === undefined) return undefined;
  // By a variable: the backend has no Electron to bundle or to type, it takes what its process offers.
  const name = 'electron';
  const electron = (await import(/* @vite-ignore */ name)) as { net?: { fetch?: Fetch }; default?: { net?: { fetch?: Fetch } } };
  const net = electron.net ?? electron.default?.net;
  return net?.fetch?.bind(net) as Fetch | undefined;
}

async function nodeFetch(host: HostCall, log: Log): Promise<Fetch> {
  trustSystemCertificates(log);
  const { Agent, ProxyAgent, fetch } = await import('undici');
  const direct = new Agent();
  const proxies = new Map<string, InstanceType<typeof ProxyAgent>>();

  async function dispatcherFor(url: string): Promise<InstanceType<typeof Agent> | InstanceType<typeof ProxyAgent>> {
    const { protocol, hostname } = new URL(url);
    // The practice blog: never through a proxy, and the shell need not be asked.
    if (hostname === '127.0.0.1' || hostname === 'localhost') return direct;
    const { proxy } = await host('proxy.resolve', { url: `${protocol}//${hostname}/` });
    const address = proxyAddress(proxy);
    if (address === undefined) return direct;
    let agent = proxies.get(address);
    if (agent === undefined) proxies.set(address, (agent = new ProxyAgent(address)));
    return agent;
  }

  return (async (input: string | URL | Request, init?: RequestInit) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const dispatcher = await dispatcherFor(url);
    return fetch(input as never, { ...(init as object), dispatcher });
  }) as unknown as Fetch;
}

/** The first usable proxy of a list such as `PROXY proxy.lab:3128; DIRECT`; undefined for a direct way. */
export function proxyAddress(list: string): string | undefined {
  for (const entry of list.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return undefined;
    if (address === '') continue;
    if (kind.toUpperCase() === 'PROXY' || kind.toUpperCase() === 'HTTP') return `http://${address}`;
    if (kind.toUpperCase() === 'HTTPS') return `https://${address}`;
  }
  return undefined;
}

/** Authorities that an institution installed on its computers count as much as those Node ships. */
function trustSystemCertificates(log: Log): void {
  try {
    const all = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);
    tls.setDefaultCACertificates([...all]);
  } catch (error) {
    log.error('the certificates of the system could not be read', error);
  }
}
