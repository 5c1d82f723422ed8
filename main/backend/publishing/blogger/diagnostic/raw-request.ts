/** One request to the API as it is, and its answer as it is: for looking at what our client would smooth over. */
import type { Backend } from '#backend/app/backend.ts';
import { noAnswer } from '../errors.ts';
import { parseJson } from '#backend/network/read-bounded.ts';

export type RawRequest = Readonly<{
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/v3/blogs/{id}/posts`, with its query. */
  path: string;
  body?: object;
  headers?: Readonly<Record<string, string>>;
}>;

export type RawAnswer = Readonly<{
  status: number;
  /** The answer's fields, where it is a JSON object. */
  fields: Readonly<Record<string, unknown>>;
  text: string;
}>;

export type Ask = (request: RawRequest) => Promise<RawAnswer>;

const LONGEST_MS = 60_000;

type Parts = Readonly<{
  backend: Backend;
  base: string;
  remoteBlogId: string;
  authorization: () => Promise<string>;
}>;

/** Rejects with network.offline or network.unclear where no answer comes. */
export function rawRequests({ backend, base, remoteBlogId, authorization }: Parts): Ask {
  return async ({ verb, path, body, headers = {} }) => {
    try {
      const response = await backend.fetch(`${base}/v3/blogs/${remoteBlogId}/posts${path}`, {
        method: verb,
        headers: {
          ...headers,
          authorization: await authorization(),
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      const text = await response.text();
      const parsed = parseJson(text);
      return {
        status: response.status,
        text,
        fields: typeof parsed === 'object' && parsed !== null ? { ...parsed } : {},
      };
    } catch (error) {
      throw noAnswer(`${verb} ${path}`, error, verb !== 'GET');
    }
  };
}
