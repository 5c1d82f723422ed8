/**
 * Requests to third parties (docs/design/security.md#outside-requests): pages of videos and their pictures, and the
 * pictures of an archive. Only at the author's request, with http or https. A name that resolves to a private address
 * or to this computer is refused, also after a redirect, and the connection uses the address that was checked. Limits:
 * 20 MB, 20 s; no cookie, no referrer. The caller identifies the content by its bytes (sniffPicture, JSON.parse).
 *
 * Behind a proxy, which resolves the name, only literal addresses and those that this computer can resolve are checked.
 */
import { Agent, type Dispatcher, fetch as undiciFetch, type Response } from 'undici';
import { AppError } from '#contract/failure.ts';
import type { Proxies } from './proxies.ts';
import { createDispatcher, parseProxyList } from './proxy-fetch.ts';
import { addressesOf, isPublicAddress, type Lookup, type Resolved } from './public-addresses.ts';
import { readBounded, readStart } from './read-bounded.ts';

export const MOST_BYTES = 20 * 1024 * 1024;
const LONGEST_MS = 20_000;
const MOST_REDIRECTS = 5;

export type FetchOutsideOptions = Readonly<{
  /** The format of Electron's session.resolveProxy. */
  resolveProxy(url: string): Promise<string>;
  proxies: Proxies;
  lookup?: Lookup;
  /** Allows a test server on this computer. */
  alsoAllowed?: (ip: string, port: number) => boolean;
  mostBytes?: number;
  longestMs?: number;
}>;

/**
 * The bytes at an address. Fails with outside.refused (the address is not public), outside.not-found,
 * outside.too-large, outside.unavailable (an error answer, or too slow), network.offline (no connection).
 */
export type FetchOutside = (address: string) => Promise<Uint8Array>;

/**
 * Checks that something answers at an address: HEAD first, then the beginning of a GET if a server does not support
 * HEAD. The body is not read. Fails like FetchOutside; `signal` cancels it.
 */
export type ReachOutside = (address: string, signal: AbortSignal) => Promise<void>;

/**
 * The declared size of an address in bytes, without downloading it; undefined if not declared. Fails like FetchOutside.
 */
export type SizeOutside = (address: string) => Promise<number | undefined>;

export function createFetchOutside(options: FetchOutsideOptions): FetchOutside {
  const { mostBytes = MOST_BYTES } = options;
  return (address) => followed(address, options, 'GET', (reply, host) => readBounded(reply, mostBytes, host));
}

export function createSizeOutside(options: FetchOutsideOptions): SizeOutside {
  return (address) =>
    followed(address, options, 'HEAD', async (reply) => {
      await reply.body?.cancel();
      const declared = Number(reply.headers.get('content-length') ?? Number.NaN);
      return Number.isSafeInteger(declared) && declared > 0 ? declared : undefined;
    });
}

export function createReachOutside(options: FetchOutsideOptions): ReachOutside {
  const leave = async (reply: Response): Promise<void> => reply.body?.cancel();
  return async (address, signal) => {
    try {
      await followed(address, options, 'HEAD', leave, signal);
    } catch (error) {
      const again = error instanceof AppError && ANSWERED.has(error.code) && !signal.aborted;
      if (!again) throw error;
      await followed(address, options, 'GET', leave, signal);
    }
  };
}

const ANSWERED: ReadonlySet<string> = new Set(['outside.not-found', 'outside.unavailable']);

/** Enough to identify a file by its first bytes. */
const FIRST_BYTES = 4_096;

/** The first bytes at an address, without the rest. Fails like FetchOutside. */
export type ProbeOutside = (address: string) => Promise<Uint8Array>;

export function createProbeOutside(options: FetchOutsideOptions): ProbeOutside {
  return (address) => followed(address, options, 'GET', (reply) => readStart(reply, FIRST_BYTES));
}

type Read<Result> = (reply: Response, host: string) => Promise<Result>;

async function followed<Result>(
  address: string,
  options: FetchOutsideOptions,
  method: 'GET' | 'HEAD',
  read: Read<Result>,
  ended?: AbortSignal,
): Promise<Result> {
  const tooLong = AbortSignal.timeout(options.longestMs ?? LONGEST_MS);
  const signal = ended === undefined ? tooLong : AbortSignal.any([tooLong, ended]);
  let url = parsed(address);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const step = await ask(url, options, signal, method, read);
    if ('result' in step) return step.result;
    url = parsed(step.location, url);
  }
  throw new AppError('outside.unavailable', { host: url.hostname });
}

function parsed(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    // An https page may not redirect to http.
    (base?.protocol === 'https:' && url.protocol === 'http:')
  )
    throw new AppError('outside.refused', { host: url?.hostname ?? '' });
  return url;
}

async function ask<Result>(
  url: URL,
  options: FetchOutsideOptions,
  signal: AbortSignal,
  method: 'GET' | 'HEAD',
  read: Read<Result>,
): Promise<{ location: string } | { result: Result }> {
  const way = parseProxyList(await options.resolveProxy(`${url.origin}/`))[0] ?? 'DIRECT';
  return options.proxies
    .through(way, url, signal, (authorization) =>
      askThrough(url, way, authorization, options, signal, method, read),
    )
    .catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      throw new AppError(
        signal.aborted ? 'outside.unavailable' : 'network.offline',
        { host: url.hostname },
        { cause: error },
      );
    });
}

async function askThrough<Result>(
  url: URL,
  way: string,
  authorization: string | undefined,
  options: FetchOutsideOptions,
  signal: AbortSignal,
  method: 'GET' | 'HEAD',
  read: Read<Result>,
): Promise<{ location: string } | { result: Result }> {
  const host = url.hostname;
  const dispatcher = await dispatcherFor(url, way, authorization, options);
  try {
    const reply = await undiciFetch(url, {
      dispatcher,
      signal,
      method,
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
      headers: { 'user-agent': 'Escale', accept: 'image/*, application/json, text/html;q=0.5' },
    });
    const location = reply.headers.get('location');
    if (reply.status >= 300 && reply.status < 400 && location !== null) {
      await reply.body?.cancel();
      return { location };
    }
    if (!reply.ok) {
      await reply.body?.cancel();
      const isMissing = [400, 401, 403, 404, 410].includes(reply.status);
      throw new AppError(isMissing ? 'outside.not-found' : 'outside.unavailable', {
        host,
        status: reply.status,
      });
    }
    return { result: await read(reply, host) };
  } finally {
    await dispatcher.destroy();
  }
}

/** Connects to the address that was checked. Throws outside.refused, network.offline. */
export async function dispatcherFor(
  url: URL,
  way: string,
  authorization: string | undefined,
  options: FetchOutsideOptions,
): Promise<Dispatcher> {
  const direct = way === 'DIRECT';
  const addresses = await checked(url, options, direct);
  if (!direct) return createDispatcher(way, authorization);
  return new Agent({
    connect: {
      // Uses the checked address, so that a changed DNS answer has no effect.
      lookup: (_host, lookupOptions, done) => {
        const [first] = addresses;
        if (lookupOptions.all === true) done(null, [...addresses]);
        else done(null, first?.address ?? '', first?.family ?? 4);
      },
    },
  });
}

/** The public addresses of a host. Throws outside.refused if one of them is not public. */
async function checked(
  url: URL,
  options: FetchOutsideOptions,
  mustResolve: boolean,
): Promise<readonly Resolved[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const addresses = await addressesOf(url, options.lookup).catch((error: unknown) => {
    if (mustResolve) throw new AppError('network.offline', { host }, { cause: error });
    return [];
  });
  const allowed = ({ address }: Resolved): boolean =>
    isPublicAddress(address) || options.alsoAllowed?.(address, port) === true;
  if (!addresses.every(allowed)) throw new AppError('outside.refused', { host, private: 1 });
  return addresses;
}
