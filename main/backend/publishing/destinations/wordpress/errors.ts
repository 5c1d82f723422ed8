/**
 * Translates failures of requests to WordPress, by status and code (docs/design/wordpress.md#errors), never by
 * message. A cause kept with an AppError names the request and the answer only: no header, no password.
 */
import type { z } from 'zod';
import { AppError, type FailureCode } from '#contract/failure.ts';
import { retryAfterSeconds } from '#backend/network/no-answer.ts';
import { unescapeHtml } from '#backend/exchange/blog-answers/unescape-html.ts';
import { refusalSchema } from '#backend/exchange/blog-answers/wordpress-answers.ts';

export type Received = Readonly<{
  /** Name of the request, for the log. */
  name: string;
  host: string;
  status: number;
  location: string | null;
  retryAfter: string | null;
  json: unknown;
}>;

/**
 * The failure for an answer without success. A redirect is never followed: the password is for this address alone.
 */
export function failureOf(received: Received, now: number): AppError {
  const { name, host, status, location, json } = received;
  if (status >= 300 && status < 400) {
    const to = location === null ? '' : (URL.parse(location, `https://${host}/`)?.hostname ?? '');
    return new AppError('wordpress.redirected', { host, to: to.slice(0, 200) });
  }
  const refused = refusalSchema.safeParse(json);
  const reason = refused.success ? refused.data.code : '';
  const wait = retryAfterSeconds(received.retryAfter, now);
  const code = asksToSignIn(refused.data)
    ? 'destination.signed-out'
    : codeOf(status, reason, refused.success);
  const detail = refused.success ? plainMessage(refused.data.message) : '';
  return new AppError(
    code,
    {
      status,
      reason,
      ...(detail === '' ? {} : { detail }),
      ...(wait === undefined ? {} : { retryAfter: wait }),
    },
    { cause: new Error(`${name}: ${status} ${reason}`) },
  );
}

/** The site's own sentence, of at most 500 characters: WordPress and its plugins write entities and tags. */
const plainMessage = (message: string): string =>
  unescapeHtml(message.slice(0, 5_000).replace(/<[^<>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);

/** Whether a parameter was refused because the request is anonymous, as it is with a revoked password. */
const asksToSignIn = (refusal: z.infer<typeof refusalSchema> | undefined): boolean =>
  Object.values(refusal?.data?.details ?? {}).some(({ data }) => data.status === 401);

/** `isOwnError`: the answer is WordPress's own error format. */
function codeOf(status: number, reason: string, isOwnError: boolean): FailureCode {
  if (status === 429) return 'destination.quota';
  if (status === 408 || status >= 500) return 'destination.unavailable';
  // A page that is not WordPress's: a firewall, a login, a second factor.
  if (!isOwnError) return status === 404 || status === 410 ? 'destination.unavailable' : 'wordpress.page';
  if (status === 401) return 'destination.signed-out';
  if (status === 403) return 'destination.forbidden';
  if (reason === 'rest_no_route') return 'wordpress.rest-closed';
  if (status === 404 || status === 410) return 'destination.not-found';
  return 'destination.rejected';
}
