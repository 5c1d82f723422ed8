/**
 * Proxies that want to know who asks (407). The shell asks the author, once for each proxy, and keeps the answer in
 * memory; here it is given to the proxy with each new tunnel. Only Basic is spoken by us: where Chromium's own stack
 * carries our requests (fetch.ts), it does NTLM and Negotiate by itself, with the session's own sign-in.
 */
import http from 'node:http';
import https from 'node:https';
import { AppError } from '#contract/failure.ts';
import type { HostCall } from '#contract/host.ts';

/** What a proxy wants before it lets us through: undici's agent says that it refused, and not what it asks for. */
type Challenge = Readonly<{
  /** Of its answer to a tunnel. */
  status: number;
  /** In small letters: basic, digest, ntlm, negotiate. */
  methods: readonly string[];
  /** What it calls itself; empty where it does not say. */
  realm: string;
}>;

const LONGEST_MS = 20_000;

/** Asks for a tunnel without a word of who we are. Rejects with what the connection fails with. */
function askChallenge(way: string, target: URL, signal: AbortSignal | undefined): Promise<Challenge> {
  const proxy = new URL(way);
  const { request } = proxy.protocol === 'https:' ? https : http;
  const authority = `${target.hostname}:${target.port === '' ? (target.protocol === 'http:' ? 80 : 443) : target.port}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
      method: 'CONNECT',
      path: authority,
      headers: { host: authority },
      signal: AbortSignal.any([AbortSignal.timeout(LONGEST_MS), ...(signal === undefined ? [] : [signal])]),
    });
    asked.on('connect', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode ?? 0, ...readChallenge(answer.headers['proxy-authenticate']) });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** `Negotiate, Basic realm="Mairie"` -> its methods and its realm. */
export function readChallenge(header: string | readonly string[] | undefined): Omit<Challenge, 'status'> {
  const text = [header ?? []].flat().join(', ');
  const methods = [...text.matchAll(/(?:^|,)\s*(basic|digest|ntlm|negotiate|kerberos|bearer)\b/gi)];
  const realm = /\bbasic\s+(?:[\w-]+=(?:"[^"]*"|[\w-]+)\s*,\s*)*realm="([^"]{0,200})"/i.exec(text)?.[1];
  return { methods: [...new Set(methods.map(([, name = '']) => name.toLowerCase()))], realm: realm ?? '' };
}

export type Proxies = Readonly<{
  /**
   * Runs `attempt` with what the proxy is to be told (a Proxy-Authorization, or nothing); where the proxy asks for a
   * password, has it asked and runs it again. Nothing of an attempt that a proxy turned away has been sent.
   * Fails with network.proxy-password {proxy} (nobody gave one, or not in time), network.proxy-method {proxy, methods}
   * (another way of signing in than Basic), network.not-blogger {kind: proxy} (the proxy refuses the address), and with
   * what `attempt` fails with.
   * @param way `DIRECT`, or the proxy's address: http://proxy.town.example:3128
   */
  through<Result>(
    way: string,
    target: URL,
    signal: AbortSignal | undefined,
    attempt: (authorization: string | undefined) => Promise<Result>,
  ): Promise<Result>;
}>;

/** A proxy whose answer changes at every question is left alone. */
const MOST_ROUNDS = 20;
/** The proxy could not reach the host: as good as no network. */
const PASSING = [500, 502, 503, 504];

export function createProxies(host: HostCall): Proxies {
  const known = new Map<string, string>();
  const asking = new Map<string, Promise<string | undefined>>();

  /** One question at a time for each proxy, however many requests it holds up. */
  function ask(way: string, realm: string, refused: boolean): Promise<string | undefined> {
    const under = asking.get(way);
    if (under !== undefined) return under;
    const asked = host('proxy.credentials', { proxy: nameOf(way), realm, refused })
      .then(({ user, password }) => {
        if (user === undefined || password === undefined) known.delete(way);
        else known.set(way, basic(user, password));
        return known.get(way);
      })
      .finally(() => asking.delete(way));
    asking.set(way, asked);
    return asked;
  }

  async function renew(way: string, target: URL, used: string | undefined, signal: AbortSignal | undefined) {
    const { status, methods, realm } = await askChallenge(way, target, signal);
    // It lets us through without a word now: the network changed in between.
    if (status !== 407) return;
    const proxy = nameOf(way);
    if (!methods.includes('basic'))
      throw new AppError('network.proxy-method', { proxy, methods: methods.join(', ') });
    // Another request had it asked while this one asked what is wanted.
    if (known.get(way) !== used) return;
    const given = await withinSignal(ask(way, realm, used !== undefined), signal);
    if (given === undefined) throw new AppError('network.proxy-password', { proxy });
  }

  return {
    async through(way, target, signal, attempt) {
      if (!/^https?:/.test(way)) return attempt(undefined);
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const used = known.get(way);
        try {
          return await attempt(used);
        } catch (error) {
          const status = tunnelStatus(error);
          if (status === undefined || PASSING.includes(status)) throw error;
          if (status !== 407)
            throw new AppError(
              'network.not-blogger',
              { kind: 'proxy', status, type: '', host: target.hostname, proxy: nameOf(way) },
              { cause: new Error(`the proxy answers ${status} to a tunnel`) },
            );
          if (known.get(way) === used) await renew(way, target, used, signal);
        }
      }
      throw new AppError('network.proxy-password', { proxy: nameOf(way) });
    },
  };
}

/** `proxy.town.example:3128`, as the author is told; never with a name or a password. */
const nameOf = (way: string): string => {
  const { hostname, port, protocol } = new URL(way);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;
};

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;

/** The status a proxy gave to our tunnel, in undici's own words: it offers nothing else to tell it by. */
function tunnelStatus(error: unknown): number | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 8 && at instanceof Error; depth += 1) {
    const status = /^Proxy response \((\d{3})\) !== 200/.exec(at.message)?.[1];
    if (status !== undefined) return Number(status);
    at = at.cause;
  }
  return undefined;
}

/** What was asked goes on being asked; the request that waited for it has had its time. */
function withinSignal<Value>(
  asked: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value | undefined> {
  if (signal === undefined) return asked;
  return new Promise((resolve, reject) => {
    const late = () => resolve(undefined);
    signal.addEventListener('abort', late, { once: true });
    if (signal.aborted) late();
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
