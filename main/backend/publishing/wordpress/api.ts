/**
 * Our own client for the REST API of one WordPress (docs/design/wordpress.md#answers). One request per call, never repeated
 * here: who may repeat, and after looking at what, is decided in publish-post.ts.
 */
import type { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { routeAddress, type RouteQuery } from '../../exchange/wordpress-site/api-address.ts';
import { noAnswer, unreadableAnswer } from '../../network/no-answer.ts';
import { parseJson, readText } from '../../network/read-bounded.ts';
import { failureOf } from './errors.ts';
import { existingTagSchema } from './shapes.ts';

export type WordPressApiOptions = Readonly<{
  /** The address of the API as the site gives it: `…/wp-json/`, or `…/?rest_route=/`. */
  root: string;
  fetch: typeof globalThis.fetch;
  /** `Basic …`, sent to this root only; undefined: asked as anybody. */
  authorization?: string;
  now(): number;
  /** Ends every request under way. */
  signal?: AbortSignal;
  /** How long an answer may take. */
  timeoutMs?: number;
}>;

type Verb = 'GET' | 'POST' | 'DELETE';
type Sent = Readonly<{ json: unknown } | { bytes: Uint8Array; mime: string; fileName: string }>;
export type Answered<Value> = Readonly<{
  value: Value;
  total: number | undefined;
  pages: number | undefined;
}>;

export type WordPressApi = Readonly<{
  /**
   * `path` behind the root, without a slash before it. Rejects with `network.offline` (nothing was done),
   * `network.unclear` (a write whose fate is not known), another network.*, a `destination.*` or a `wordpress.*` code.
   */
  ask<Schema extends z.ZodType>(
    verb: Verb,
    path: string,
    query: RouteQuery,
    schema: Schema,
    sent?: Sent,
  ): Promise<Answered<z.output<Schema>>>;
}>;

export function createWordPressApi(options: WordPressApiOptions): WordPressApi {
  const host = new URL(options.root).hostname;
  const timeoutMs = options.timeoutMs ?? 60_000;
  return {
    async ask(verb, path, query, schema, sent) {
      const name = `${verb} ${path}`;
      const write = verb !== 'GET';
      const exchanged = await exchange(name, write, routeAddress(options.root, path, query), {
        method: verb,
        headers: headersOf(options.authorization, sent),
        ...(sent === undefined
          ? {}
          : { body: 'json' in sent ? JSON.stringify(sent.json) : Buffer.from(sent.bytes) }),
        redirect: 'manual',
        credentials: 'omit',
        signal: AbortSignal.any([
          AbortSignal.timeout(timeoutMs),
          ...(options.signal === undefined ? [] : [options.signal]),
        ]),
      });
      const { headers, status, json } = exchanged;
      const failure = failureOf(
        {
          name,
          write,
          host,
          status,
          json,
          location: headers.get('location'),
          retryAfter: headers.get('retry-after'),
        },
        options.now(),
      );
      if (failure !== undefined) throw withTag(failure, json);
      const parsed = schema.safeParse(json);
      if (!parsed.success) throw unreadableAnswer(name, status, write);
      return {
        value: parsed.data,
        total: countIn(headers, 'x-wp-total'),
        pages: countIn(headers, 'x-wp-totalpages'),
      };
    },
  };

  async function exchange(name: string, write: boolean, url: string, init: RequestInit) {
    try {
      const response = await options.fetch(url, init);
      const text = await readText(response);
      return { status: response.status, headers: response.headers, json: parseJson(text) };
    } catch (error) {
      throw noAnswer(name, error, write, host);
    }
  }
}

/** The id of the tag that a new one would double, for whoever asked for it. */
function withTag(failure: AppError, json: unknown): AppError {
  const existing = existingTagSchema.safeParse(json);
  return existing.success
    ? new AppError(
        failure.code,
        { ...failure.params, tag: existing.data.data.term_id },
        { cause: failure.cause },
      )
    : failure;
}

function headersOf(authorization: string | undefined, sent: Sent | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
    ...(sent === undefined
      ? {}
      : 'json' in sent
        ? { 'content-type': 'application/json; charset=utf-8' }
        : { 'content-type': sent.mime, 'content-disposition': `attachment; filename="${sent.fileName}"` }),
  };
}

function countIn(headers: Headers, name: string): number | undefined {
  const value = headers.get(name);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
