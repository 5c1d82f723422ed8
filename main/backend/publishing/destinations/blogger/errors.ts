/**
 * Translates failures of requests to Blogger, by status and reason (docs/design/blogger.md#errors), never by message.
 * A cause kept with an AppError names the request and the answer only: no header, no token.
 */
import { AppError } from '#contract/failure.ts';
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import { refusalSchema } from '#backend/exchange/blog-answers/blogger-answers.ts';
import { retryAfterSeconds, strangerAnswered } from '#backend/network/no-answer.ts';
import { parseJson, readText } from '#backend/network/read-bounded.ts';

// Answers that are not Google's: the sign-in page of a portal, the refusal of a filter, a truncated text. The app then counts
// as offline, never as signed out.

export type Received = Readonly<{
  /** The host of the request. */
  host: string;
  status: number;
  /** Content-Type, and Location of a redirect. */
  type: string | null;
  location: string | null;
  text: string;
  /** The text parsed as JSON, which takes time for a long answer; undefined if it is not JSON. */
  json: unknown;
}>;

/** Statuses with which a Google API answers in JSON. A 5xx may be a page of Google's front end. */
const REFUSALS = [401, 403, 404, 410, 451];

/**
 * The error for an answer that a Google API cannot have given; undefined if it can. Its details are for an IT service:
 * statuses and hosts, but no body and no full address, which may contain session tokens.
 */
export function foreignAnswer(received: Received): AppError | undefined {
  const { status, type, location, host, text, json } = received;
  const not = (kind: Parameters<typeof strangerAnswered>[0]['kind'], more: Readonly<{ to?: string }> = {}) =>
    strangerAnswered({
      kind,
      status,
      type: (type ?? '').split(';')[0]?.trim().slice(0, 100) ?? '',
      host,
      ...more,
    });
  if (status === 407) return new AppError('network.proxy-password', {});
  if (status === 511) return not('portal');
  if (status >= 300 && status < 400 && status !== 304) {
    const to = location === null ? undefined : URL.parse(location, `https://${host}/`)?.hostname;
    return not('redirect', to === undefined ? {} : { to: to.slice(0, 200) });
  }
  if (REFUSALS.includes(status)) return isObject(json) ? undefined : not('page');
  if (status < 200 || status > 299 || text.trim() === '' || json !== undefined) return undefined;
  return not(/json/i.test(type ?? '') || text.startsWith('{') ? 'cut' : 'page');
}

const isObject = (json: unknown): boolean => typeof json === 'object' && json !== null;

/** Maximum bytes of an answer to the sign-in. */
const LONGEST = 1024 * 1024;

/**
 * A `fetch` for Google's own library: it follows no redirect, and rejects with network.not-blogger if another server answers.
 */
export function guarded(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const { status, headers } = response;
    const text = await readText(response, LONGEST);
    const foreign = foreignAnswer({
      host: new URL(input instanceof Request ? input.url : String(input)).hostname,
      status,
      type: headers.get('content-type'),
      location: headers.get('location'),
      text,
      json: parseJson(text),
    });
    if (foreign !== undefined) throw foreign;
    const type = headers.get('content-type');
    return new Response(text === '' ? null : text, {
      status,
      headers: type === null ? {} : { 'content-type': type },
    });
  };
}

/** A refusal, with `Retry-After` (seconds, or a date; `now` in ms) as `retryAfter` in seconds. */
export function refusal(
  request: string,
  status: number,
  body: string,
  retryAfter: string | null,
  now: number,
): AppError {
  const { reasons, detail, project } = readRefusal(body);
  const reason = reasons[0] ?? '';
  const code = codeOf(status, reasons);
  const wait = retryAfterSeconds(retryAfter, now);
  const params: FailureParams = {
    status,
    reason,
    ...(code === 'destination.rejected' || code === 'destination.html-refused' ? { detail } : {}),
    ...(code === 'blogger.not-enabled' && project !== undefined ? { project } : {}),
    ...(wait === undefined ? {} : { retryAfter: wait }),
    ...(reasons.some((one) => one.startsWith('dailyLimitExceeded') || one === 'quotaExceeded')
      ? { daily: 1 }
      : {}),
  };
  return new AppError(code, params, { cause: new Error(`${request}: ${status} ${reasons.join(' ')}`) });
}

function readRefusal(body: string): { reasons: string[]; detail: string; project?: string } {
  const parsed = refusalSchema.safeParse(parseJson(body));
  if (!parsed.success) return { reasons: [], detail: '' };
  const { errors, details, status, message } = parsed.data.error;
  const allReasons = [
    ...(errors ?? []).map((one) => one.reason),
    ...(details ?? []).map((one) => one.reason),
    status,
  ];
  // The client's Google project: the page that enables the API differs for each.
  const consumer = details?.find((one) => one.metadata?.consumer !== undefined)?.metadata?.consumer;
  const project = /^projects\/(\d{1,20})$/.exec(consumer ?? '')?.[1];
  return {
    reasons: allReasons.filter((one) => one !== undefined),
    detail: (message ?? '').slice(0, 500),
    ...(project === undefined ? {} : { project }),
  };
}

const BY_REASON: Readonly<Record<string, FailureCode>> = {
  accessNotConfigured: 'blogger.not-enabled',
  SERVICE_DISABLED: 'blogger.not-enabled',
  insufficientPermissions: 'blogger.scope-missing',
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: 'blogger.scope-missing',
  rateLimitExceeded: 'destination.quota',
  userRateLimitExceeded: 'destination.quota',
  quotaExceeded: 'destination.quota',
  dailyLimitExceeded: 'destination.quota',
  dailyLimitExceededUnreg: 'destination.quota',
  RATE_LIMIT_EXCEEDED: 'destination.quota',
};

function codeOf(status: number, reasons: readonly string[]): FailureCode {
  if (status === 401) return 'destination.signed-out';
  if (status === 403 || status === 429) {
    for (const reason of reasons) {
      const code = Object.hasOwn(BY_REASON, reason) ? BY_REASON[reason] : undefined;
      if (code !== undefined) return code;
    }
    return status === 429 ? 'destination.quota' : 'destination.forbidden';
  }
  if (status === 404 || status === 410) return 'destination.not-found';
  if (status === 408 || status >= 500) return 'destination.unavailable';
  return 'destination.rejected';
}
