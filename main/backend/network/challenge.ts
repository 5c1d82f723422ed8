/** What a proxy wants before it lets us through: undici's agent says that it refused, and not what it asks for. */
import http from 'node:http';
import https from 'node:https';

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
export function askChallenge(way: string, target: URL, signal: AbortSignal | undefined): Promise<Challenge> {
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
