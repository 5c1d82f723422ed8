/**
 * Answers that are not Google's: the sign-in page of a portal, the refusal of a filter, half of a text. The network stands
 * in Blogger's place then, and whoever asked is as good as not online; never signed out. What was received is kept as far
 * as an IT service needs it: statuses and hosts, no address in full (they hold session marks), no body.
 */
import { AppError } from '#contract/failure.ts';
import { parseJson } from '../../network/read-bounded.ts';

export type Received = Readonly<{
  /** The host that was asked. */
  host: string;
  status: number;
  /** Content-Type, and Location of a redirect. */
  type: string | null;
  location: string | null;
  text: string;
  /** The text read as JSON, which takes as long as a long answer is; undefined where it is none. */
  json: unknown;
}>;

/** Where a Google API answers with JSON of its own, whatever it refuses. A 5xx may be a page of Google's front end. */
const REFUSALS = [401, 403, 404, 410, 451];

/** What is wrong with an answer that a Google API cannot have given; undefined where it can. */
export function foreignAnswer(received: Received): AppError | undefined {
  const { status, type, location, host, text, json } = received;
  const not = (kind: string, more: Readonly<Record<string, string>> = {}) =>
    new AppError('network.not-blogger', {
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

/** A `fetch` for Google's own library: it follows no redirect, and rejects with network.not-blogger where a stranger answers. */
export function guarded(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' });
    const { status, headers } = response;
    const text = await response.text();
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
