/** Failures of requests to a blog without a readable answer, and whether the request may have had an effect. */
import { AppError } from '#contract/failure.ts';
import { errorCodes, reportedIn } from './error-codes.ts';

type Stranger = Readonly<{
  kind: 'proxy' | 'portal' | 'redirect' | 'page' | 'cut';
  status: number;
  /** Of the answer. */
  type: string;
  /** That was asked. */
  host: string;
  /** Where a redirect leads. */
  to?: string;
  proxy?: string;
}>;

/** The failure of a request that a proxy, a filter or a portal answered in a blog's place. */
export const strangerAnswered = (stranger: Stranger, cause?: unknown): AppError =>
  new AppError('network.not-blogger', stranger, cause === undefined ? {} : { cause });

/** True if a write may have gone through although a stranger answered: a filter may have read the blog's answer. */
export const mayHavePassed = ({ code, params }: AppError): boolean =>
  code === 'network.not-blogger' && params['kind'] !== 'proxy' && params['kind'] !== 'portal';

/** The connection was never made, so nothing was sent. */
const NOT_SENT = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_NETWORK_CHANGED_BEFORE_CONNECT',
]);
const CERTIFICATE = /^(CERT_|ERR_CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS_)/;

/**
 * The failure of a request without an answer. `network.offline`: nothing was sent, or (`write` false) a retry is
 * harmless. `network.unclear`: it may have been carried out, and only reading the blog can tell. `network.certificate`:
 * the certificate of `host` was not trusted, and nothing was sent. A failure reported on the way (reportedIn) is passed
 * on.
 */
export function noAnswer(request: string, error: unknown, write: boolean, host = ''): AppError {
  const reported = reportedIn(error);
  if (reported !== undefined) return reported;
  const codes = errorCodes(error);
  const cause = new Error(`${request}: no answer (${codes.join(', ') || 'no code'})`);
  // Chromium's code; its stack handles proxy passwords itself.
  if (codes.includes('ERR_TUNNEL_CONNECTION_FAILED'))
    return strangerAnswered({ kind: 'proxy', status: 0, type: '', host }, cause);
  if (codes.includes('ERR_PROXY_AUTH_UNSUPPORTED'))
    return new AppError('network.proxy-method', {}, { cause });
  if (codes.includes('ERR_PROXY_AUTH_REQUESTED'))
    return new AppError('network.proxy-password', {}, { cause });
  if (isRedirect(error)) return strangerAnswered({ kind: 'redirect', status: 302, type: '', host }, cause);
  if (codes.some((code) => CERTIFICATE.test(code)))
    return new AppError('network.certificate', { host }, { cause });
  const neverSent = codes.some((code) => NOT_SENT.has(code));
  return new AppError(neverSent || !write ? 'network.offline' : 'network.unclear', {}, { cause });
}

/** Electron's `net` rejects a redirect that is not followed; undici returns it. */
const isRedirect = (error: unknown): boolean =>
  error instanceof Error && /^Redirect was cancelled|redirect policy was/.test(error.message);

/** A response that is not the API's: a captive portal, truncated JSON. */
export function unreadableAnswer(request: string, status: number, write: boolean): AppError {
  const cause = new Error(`${request}: answer ${status} cannot be read`);
  return new AppError(write ? 'network.unclear' : 'destination.unavailable', {}, { cause });
}

/** `Retry-After` in seconds, from a number or a date; at most a day. */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header.trim()) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), 86_400) : undefined;
}
