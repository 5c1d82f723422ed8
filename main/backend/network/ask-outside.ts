/**
 * Requests a page of a site, by the rules of all external requests (fetch-outside.ts), and returns its final address,
 * status and retry delay with the bytes.
 */
import { fetch as undiciFetch } from 'undici';
import { AppError } from '#contract/failure.ts';
import { dispatcherFor, MOST_BYTES, type FetchOutsideOptions } from './fetch-outside.ts';
import { parseProxyList } from './proxy-fetch.ts';
import { readBounded } from './read-bounded.ts';

const LONGEST_MS = 20_000;
const MOST_REDIRECTS = 5;

export type OutsideReply = Readonly<{
  /** Final address after redirects; for a status of 3xx, the target of the redirect. */
  url: string;
  status: number;
  /** Retry delay requested by the site, in milliseconds. */
  retryAfter?: number;
  /** From its headers: the `Link` header, and the total rows of a WordPress list. */
  link?: string;
  total?: number;
  bytes: Uint8Array;
}>;

type AskOptions = Readonly<{
  signal: AbortSignal;
  accept: string;
  /** False to stop at this redirect; all are followed by default. */
  follow?(url: URL): boolean;
}>;

/**
 * Any status is an answer. Fails with outside.refused, outside.too-large, outside.unavailable (too slow, too many
 * redirects), network.offline, and the signal's reason. A redirect from https to http is allowed, since the content is
 * public.
 */
export type AskOutside = (address: string, options: AskOptions) => Promise<OutsideReply>;

type AskOutsideOptions = FetchOutsideOptions &
  Readonly<{
    /** Milliseconds since 1970, needed because Retry-After may be a date. */
    now?(): number;
    /** Redirects requests to a test server. */
    staged?(address: string): string;
  }>;

export function createAskOutside(options: AskOutsideOptions): AskOutside {
  const { longestMs = LONGEST_MS, staged = (address) => address } = options;
  return async (address, request) => {
    let url = addressed(address);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      request.signal.throwIfAborted();
      const late = AbortSignal.timeout(longestMs);
      const step = await ask(addressed(staged(url.href)), options, request, late);
      if (!('location' in step)) return { ...step, url: url.href };
      const next = addressed(step.location, url);
      if (request.follow?.(next) === false) return { url: next.href, status: 302, bytes: new Uint8Array() };
      url = next;
    }
    throw new AppError('outside.unavailable', { host: url.hostname });
  };
}

function addressed(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new AppError('outside.refused', { host: url?.hostname ?? '' });
  return url;
}

async function ask(
  url: URL,
  options: AskOutsideOptions,
  { signal, accept }: AskOptions,
  late: AbortSignal,
): Promise<{ location: string } | Omit<OutsideReply, 'url'>> {
  const host = url.hostname;
  const [way = 'DIRECT'] = parseProxyList(await options.resolveProxy(`${url.origin}/`));
  try {
    return await options.proxies.through(way, url, AbortSignal.any([signal, late]), (authorization) =>
      askThrough(url, way, authorization, options, { signal, accept }, late),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) throw error;
    throw new AppError(late.aborted ? 'outside.unavailable' : 'network.offline', { host }, { cause: error });
  }
}

async function askThrough(
  url: URL,
  way: string,
  authorization: string | undefined,
  options: AskOutsideOptions,
  { signal, accept }: Pick<AskOptions, 'signal' | 'accept'>,
  late: AbortSignal,
): Promise<{ location: string } | Omit<OutsideReply, 'url'>> {
  const { mostBytes = MOST_BYTES, now = Date.now } = options;
  const host = url.hostname;
  const dispatcher = await dispatcherFor(url, way, authorization, options);
  try {
    const reply = await undiciFetch(url, {
      dispatcher,
      signal: AbortSignal.any([signal, late]),
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
      headers: { 'user-agent': 'Escale', accept },
    });
    const { status } = reply;
    const location = reply.headers.get('location');
    if (status >= 300 && status < 400 && location !== null) {
      await reply.body?.cancel();
      return { location };
    }
    const link = reply.headers.get('link');
    const head = {
      status,
      ...(link !== null && { link }),
      ...totalOf(reply.headers.get('x-wp-total')),
    };
    if (reply.ok) return { ...head, bytes: await readBounded(reply, mostBytes, host) };
    await reply.body?.cancel();
    const retryAfter = waitOf(reply.headers.get('retry-after'), now());
    return { ...head, bytes: new Uint8Array(), ...(retryAfter !== undefined && { retryAfter }) };
  } finally {
    await dispatcher.destroy();
  }
}

const totalOf = (header: string | null): Pick<OutsideReply, 'total'> =>
  header !== null && /^\d{1,9}$/.test(header) ? { total: Number(header) } : {};

/** The delay of a Retry-After header, in seconds or as a date. */
function waitOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
