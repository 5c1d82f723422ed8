/**
 * `fetch` through the system's proxy as resolved by the shell, in a Node child
 * (docs/design/publishing.md#network-requests). If Electron's `net.fetch` is available, fetch.ts uses that. Proxy
 * passwords come from the author (proxies.ts). SOCKS proxies use version 5 without a password, as in Chromium.
 */
import { Agent, fetch as undiciFetch, ProxyAgent, Socks5ProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import { errorCodes } from './error-codes.ts';
import { isLoopback } from './endpoints.ts';
import type { Proxies } from './proxies.ts';
import { repeatRead } from './repeat-read.ts';

type ProxyFetchOptions = Readonly<{
  /** The format of Electron's session.resolveProxy: `PROXY proxy.town.example:3128; DIRECT`. */
  resolveProxy(url: string): Promise<string>;
  proxies: Proxies;
  /** True for origins reached without a proxy; by default this computer, given by number. */
  direct?(origin: string): boolean;
  /** Milliseconds to keep an answer of resolveProxy, since the network may change. */
  keepMs?: number;
  now?: () => number;
}>;

const KEEP_MS = 60_000;

/** Codes of an unreachable proxy: nothing was sent, so the next one of the list may be tried. */
const PROXY_UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A `fetch` that resolves the proxy per origin; this computer is always reached directly. */
export function createFetch(options: ProxyFetchOptions): typeof globalThis.fetch {
  const { resolveProxy, proxies, direct = isLoopback, keepMs = KEEP_MS, now = Date.now } = options;
  const resolved = new Map<string, { until: number; ways: Promise<string[]> }>();
  const dispatchers = new Map<
    string,
    Readonly<{ authorization: string | undefined; dispatcher: Dispatcher }>
  >();

  function waysTo(url: URL): Promise<string[]> {
    if (direct(url.origin)) return Promise.resolve(['DIRECT']);
    const cachedWays = resolved.get(url.origin);
    if (cachedWays !== undefined && cachedWays.until > now()) return cachedWays.ways;
    const ways = resolveProxy(`${url.origin}/`).then(parseProxyList);
    resolved.set(url.origin, { until: now() + keepMs, ways });
    ways.catch(() => resolved.delete(url.origin));
    return ways;
  }

  function dispatcherFor(way: string, authorization: string | undefined): Dispatcher {
    const openDispatcher = dispatchers.get(way);
    if (openDispatcher !== undefined && openDispatcher.authorization === authorization)
      return openDispatcher.dispatcher;
    // Requests in progress continue on the old one.
    openDispatcher?.dispatcher.close().catch(() => undefined);
    const dispatcher = createDispatcher(way, authorization);
    dispatchers.set(way, { authorization, dispatcher });
    return dispatcher;
  }

  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    const target = new URL(request.url);
    const ways = await waysTo(target);
    for (const way of ways) {
      try {
        return await proxies.through(way, target, request.signal, (authorization) =>
          repeatRead(request.method, () => send(request, body, dispatcherFor(way, authorization))),
        );
      } catch (error) {
        const another = way !== 'DIRECT' && way !== ways.at(-1);
        if (!another || !errorCodes(error).some((code) => PROXY_UNREACHABLE.has(code))) throw error;
      }
    }
    throw new TypeError(`no way to ${new URL(request.url).origin}`);
  };
}

/** undici's own fetch, which its dispatchers require; Node's is another version. */
const fetchThrough = undiciFetch as unknown as (
  url: string,
  init: Omit<RequestInit, 'dispatcher'> & { dispatcher: Dispatcher },
) => Promise<Response>;

async function send(
  request: Request,
  body: Uint8Array<ArrayBuffer> | undefined,
  dispatcher: Dispatcher,
): Promise<Response> {
  return await fetchThrough(request.url, {
    method: request.method,
    headers: request.headers,
    redirect: request.redirect,
    signal: request.signal,
    dispatcher,
    ...(body === undefined ? {} : { body }),
  });
}

/** `PROXY a:1; SOCKS5 b:2; DIRECT` -> proxy addresses or `DIRECT`, in order. Unknown entries are dropped. */
export function parseProxyList(list: string): string[] {
  const ways = list.split(';').flatMap((entry) => {
    const [kind = '', host = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return ['DIRECT'];
    const scheme = SCHEMES[kind.toUpperCase()];
    return scheme !== undefined && URL.canParse(`${scheme}://${host}`) && host !== ''
      ? [`${scheme}://${host}`]
      : [];
  });
  return ways.length > 0 ? ways : ['DIRECT'];
}

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
};

/** Uses the certificates of the process, to which fetch.ts has added the system's. */
export function createDispatcher(way: string, authorization: string | undefined): Dispatcher {
  if (way === 'DIRECT') return new Agent();
  if (way.startsWith('socks5:')) return new Socks5ProxyAgent(way);
  return new ProxyAgent({
    uri: way,
    // A tunnel for http too, so that the proxy only sees host and port.
    proxyTunnel: true,
    ...(authorization === undefined ? {} : { token: authorization }),
  });
}
