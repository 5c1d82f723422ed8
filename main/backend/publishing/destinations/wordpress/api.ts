/**
 * Client for the REST API of one WordPress site (docs/design/wordpress.md#answers). One request per call, never repeated here:
 * publish-post.ts decides on repeats, after checking the blog.
 */
import { AppError } from '#contract/failure.ts';
import { routeAddress, type RouteQuery } from '#backend/exchange/sources/wordpress-site/api-address.ts';
import { unreadableAnswer } from '#backend/network/no-answer.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import { failureOf } from './errors.ts';
import type { AnswerName, AnswerOf } from '#backend/exchange/blog-answers/answer-shapes.ts';
import { askApi, type ApiOptions } from '#backend/exchange/reading/ask-api.ts';
import { existingTagSchema } from '#backend/exchange/blog-answers/wordpress-answers.ts';

export type WordPressApiOptions = ApiOptions &
  Readonly<{
    /** The root of the API: `…/wp-json/`, or `…/?rest_route=/`. */
    root: string;
    /** `Basic …`, sent to this root only; undefined for requests without credentials. */
    authorization?: string;
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
   * `path` is relative to the root, without a first slash; `items`: the items requested of a list, and the most that are read.
   * Rejects with `network.offline` (nothing was done), `network.unclear` (a write may have been done), another network.*, a
   * `destination.*` or a `wordpress.*` code.
   */
  ask<Name extends AnswerName>(
    verb: Verb,
    path: string,
    query: RouteQuery,
    name: Name,
    more?: Readonly<{ sent?: Sent; items?: number }>,
  ): Promise<Answered<AnswerOf<Name>>>;
}>;

export const createWordPressApi = (options: WordPressApiOptions): WordPressApi => ({
  async ask(verb, path, query, answer, { sent, items } = {}) {
    const name = `${verb} ${path}`;
    const answered = await askApi(options, {
      name,
      url: routeAddress(options.root, path, query),
      init: {
        method: verb,
        headers: headersOf(options.authorization, sent),
        ...(sent === undefined
          ? {}
          : { body: 'json' in sent ? JSON.stringify(sent.json) : Buffer.from(sent.bytes) }),
        credentials: 'omit',
      },
      answer,
      items,
    });
    const { host, status, headers } = answered;
    if ('refusal' in answered) {
      const json = parseJson(answered.refusal);
      const retryAfter = headers.get('retry-after');
      const received = { name, host, status, json, location: headers.get('location'), retryAfter };
      throw withTag(failureOf(received, options.now()), json);
    }
    if ('fault' in answered.parsed) throw unreadableAnswer(name, status, verb !== 'GET');
    return {
      value: answered.parsed.value,
      total: countIn(headers, 'x-wp-total'),
      pages: countIn(headers, 'x-wp-totalpages'),
    };
  },
});

/** Adds the id of the existing tag that a new one would duplicate. */
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
