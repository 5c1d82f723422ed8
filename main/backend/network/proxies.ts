/**
 * Proxies that require a password (407). The shell asks the author once per proxy and keeps the answer in memory; it is
 * sent with each new tunnel. Only Basic is supported; Chromium's own stack (fetch.ts) handles NTLM and Negotiate with
 * the session's account.
 */
import http from 'node:http';
import https from 'node:https';
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';
import { strangerAnswered } from './no-answer.ts';

/** The challenge of a proxy, which undici's refusal does not include. */
type Challenge = Readonly<{
  status: number;
  /** Lower case: basic, digest, ntlm, negotiate. */
  methods: readonly string[];
  /** The proxy's name for itself; empty if absent. */
  realm: string;
}>;

const LONGEST_MS = 20_000;

/** Requests a tunnel without credentials. Rejects with the error of the connection. */
function askChallenge(way: string, target: URL, signal: AbortSignal | undefined): Promise<Challenge> {
  const proxy = new URL(way);
  const { request } = proxy.protocol === 'https:' ? https : http;
  const authority = `${target.hostname}:${target.port === '' ? (target.protocol === 'http:' ? 80 : 443) : target.port}`;
  return new Promise((resolve, reject) => {
    const tunnel = request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority },
      signal: AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(signal === undefined ? [] : [signal])]),
    });
    tunnel.on('connect', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, ...readChallenge(answer.headers['proxy-authenticate']) });
    });
    tunnel.on('error', reject);
    tunnel.end();
  });
}

/** Parses `Negotiate, Basic realm="Mairie"` into methods and realm. */
export function readChallenge(header: string | readonly string[] | undefined): Omit<Challenge, 'status'> {
  const text = [header ?? []].flat().join(', ');
  const methods = [...text.matchAll(/(?:^|,)\s*(basic|digest|ntlm|negotiate|kerberos|bearer)\b/gi)];
  const realm = /\bbasic\s+(?:[\w-]+=(?:"[^"]*"|[\w-]+)\s*,\s*)*realm="([^"]{0,200})"/i.exec(text)?.[1];
  return { methods: [...new Set(methods.map(([, name = '']) => name.toLowerCase()))], realm: realm ?? '' };
}

export type Proxies = Readonly<{
  /**
   * Runs `attempt` with a Proxy-Authorization, or none; if the proxy asks for a password, requests it from the author
   * and runs it again. A refused attempt has sent nothing. Fails with network.proxy-password {proxy} (none was given in
   * time), network.proxy-method {proxy, methods} (another method than Basic), network.not-blogger {kind: proxy} (the
   * proxy refuses the address), and with the failures of `attempt`.
   * @param way `DIRECT`, or the proxy's address: http://proxy.town.example:3128
   */
  through<Result>(
    way: string,
    target: URL,
    signal: AbortSignal | undefined,
    attempt: (authorization: string | undefined) => Promise<Result>,
  ): Promise<Result>;
}>;

/** A proxy that answers differently each time is given up after this number. */
const MOST_ROUNDS = 20;
/** The proxy could not reach the host: treated as no network. */
const PASSING = [500, 502, 503, 504];

export function createProxies(host: HostCall): Proxies {
  const authorizations = new Map<string, string>();
  const asking = new Map<string, Promise<string | undefined>>();

  /** Asks one question at a time per proxy, for all waiting requests. */
  function ask(way: string, realm: string, refused: boolean): Promise<string | undefined> {
    const under = asking.get(way);
    if (under !== undefined) return under;
    const credentials = host('proxy.credentials', { proxy: nameOf(way), realm, refused })
      .then(({ user, password }) => {
        if (user === undefined || password === undefined) authorizations.delete(way);
        else authorizations.set(way, basic(user, password));
        return authorizations.get(way);
      })
      .finally(() => asking.delete(way));
    asking.set(way, credentials);
    return credentials;
  }

  async function renew(way: string, target: URL, used: string | undefined, signal: AbortSignal | undefined) {
    const { status, methods, realm } = await askChallenge(way, target, signal);
    // The proxy no longer asks, because the network changed in between.
    if (status !== 407) return;
    const proxy = nameOf(way);
    if (!methods.includes('basic'))
      throw new AppError('network.proxy-method', { proxy, methods: methods.join(', ') });
    // Another request got credentials meanwhile.
    if (authorizations.get(way) !== used) return;
    const authorization = await withinSignal(ask(way, realm, used !== undefined), signal);
    if (authorization === undefined) throw new AppError('network.proxy-password', { proxy });
  }

  return {
    async through(way, target, signal, attempt) {
      if (!/^https?:/.test(way)) return attempt(undefined);
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const used = authorizations.get(way);
        try {
          return await attempt(used);
        } catch (error) {
          const status = tunnelStatus(error);
          if (status === undefined || PASSING.includes(status)) throw error;
          if (status !== 407)
            throw strangerAnswered(
              { kind: 'proxy', status, type: '', host: target.hostname, proxy: nameOf(way) },
              new Error(`the proxy answers ${status} to a tunnel`),
            );
          if (authorizations.get(way) === used) await renew(way, target, used, signal);
        }
      }
      throw new AppError('network.proxy-password', { proxy: nameOf(way) });
    },
  };
}

/** `proxy.town.example:3128`, shown to the author; never with credentials. */
const nameOf = (way: string): string => {
  const { hostname, port, protocol } = new URL(way);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
};

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

/** The status of a proxy's answer to a tunnel request, parsed from undici's message, which is the only source. */
function tunnelStatus(error: unknown): number | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 8 && at instanceof Error; depth += 1) {
    const status = /^Proxy response \((\d{3})\) !== 200/.exec(at.message)?.[1];
    if (status !== undefined) return Number(status);
    at = at.cause;
  }
  return undefined;
}

/** `pending`, or undefined once `signal` aborts; `pending` itself continues. */
function withinSignal<Value>(
  pending: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  if (signal === undefined) return pending;
  return new Promise((resolve, reject) => {
    const late = () => resolve(undefined);
    signal.addEventListener('abort', late, { once: true });
    if (signal.aborted) late();
    pending.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
