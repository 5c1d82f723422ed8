/** One request to a Google API, never repeated here, and what may come of it: shared by Blogger's client and Drive's. */
import type { z } from 'zod';
import type { AppError } from '../../../preload/contract/failure.ts';
import { noAnswer, unreadableAnswer } from './blogger-errors.ts';
import { foreignAnswer } from './foreign-answers.ts';
import { parseJson } from './json.ts';

export type GoogleApiOptions = Readonly<{
  /** Origin, without a final slash. */
  base: string;
  fetch: typeof globalThis.fetch;
  /** `Bearer …`, for this base only. Rejects with blogger.signed-out, network.offline. */
  authorization(): Promise<string>;
  now(): number;
  /** Ends every request under way. */
  signal?: AbortSignal;
  /** How long an answer may take. */
  timeoutMs?: number;
}>;

export type Refused = Readonly<{
  /** Verb and path, for the log. */
  name: string;
  status: number;
  text: string;
  /** As the header says. */
  retryAfter: string | null;
}>;

export type Asked<Schema extends z.ZodType> = Readonly<{
  verb: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base, without a slash before it. */
  path: string;
  query: readonly (readonly [string, string])[];
  /** What is read of the answer; of one without a body, `{}`. */
  schema: Schema;
  body?: Readonly<{ type: string; content: string | Uint8Array<ArrayBuffer> }> | undefined;
}>;

/** `refusal` says what an answer of 3xx, 4xx or 5xx means. Fails with what it gives, network.*, blogger.unavailable. */
export function createGoogleRequest(
  options: GoogleApiOptions,
): <Schema extends z.ZodType>(
  asked: Asked<Schema>,
  refusal: (refused: Refused) => AppError,
) => Promise<z.output<Schema>> {
  const timeoutMs = options.timeoutMs ?? 60_000;

  async function exchange(name: string, write: boolean, url: string, init: RequestInit) {
    const host = new URL(url).hostname;
    try {
      const response = await options.fetch(url, init);
      const text = await response.text();
      return {
        status: response.status,
        text,
        json: parseJson(text),
        retryAfter: response.headers.get('retry-after'),
        type: response.headers.get('content-type'),
        location: response.headers.get('location'),
        host,
      };
    } catch (error) {
      throw noAnswer(name, error, write, host);
    }
  }

  return async ({ verb, path, query, schema, body }, refusal) => {
    const name = `${verb} ${path}`;
    const write = verb !== 'GET';
    const search = new URLSearchParams(
      query.map(([key, value]): [string, string] => [key, value]),
    ).toString();
    const authorization = await options.authorization();
    const answer = await exchange(
      name,
      write,
      `${options.base}/${path}${search === '' ? '' : `?${search}`}`,
      {
        method: verb,
        headers: {
          authorization,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': body.type }),
        },
        ...(body === undefined ? {} : { body: body.content }),
        // The API never redirects; whoever does must not see the token or the text.
        redirect: 'manual',
        signal: AbortSignal.any([
          AbortSignal.timeout(timeoutMs),
          ...(options.signal === undefined ? [] : [options.signal]),
        ]),
      },
    );
    const { status, text, json, retryAfter } = answer;
    const foreign = foreignAnswer(answer);
    // Half an answer to a write: it was carried out, or not.
    if (foreign !== undefined)
      throw foreign.params['kind'] === 'cut' && write ? unreadableAnswer(name, status, write) : foreign;
    if (status < 200 || status > 299) throw refusal({ name, status, text, retryAfter });
    const parsed = schema.safeParse(status === 204 ? {} : json);
    if (!parsed.success) throw unreadableAnswer(name, status, write);
    return parsed.data;
  };
}
