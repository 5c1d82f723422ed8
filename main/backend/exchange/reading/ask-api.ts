/** Sends one request to a blog's API, without retries, and reads its answer within the limits of that request. */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { noAnswer } from '../../network/no-answer.ts';
import { readRefusal, whileArriving } from '../../network/read-bounded.ts';
import type { AnswerName } from '../blog-answers/answer-shapes.ts';
import type { ParsedAnswer } from '../blog-answers/parse-answer.ts';
import { readAnswer } from './read-answer.ts';

export type ApiOptions = Readonly<{
  fetch: typeof globalThis.fetch;
  now(): number;
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
  /** Reading threads with other limits, for tests. */
  threads?: JobThreads | undefined;
}>;

type ApiRequest<Name extends AnswerName> = Readonly<{
  /** Name in the log: `GET wp/v2/posts`. */
  name: string;
  url: string;
  init: RequestInit;
  answer: Name;
  /** The number of items requested of a list, which is also the maximum read. */
  items?: number | undefined;
}>;

type Head = Readonly<{ host: string; status: number; headers: Headers }>;
type ApiAnswer<Name extends AnswerName> =
  | (Head & Readonly<{ parsed: ParsedAnswer<Name> }>)
  /** A refusal, with the beginning of its body. */
  | (Head & Readonly<{ refusal: string }>);

/**
 * Redirects are not followed. Rejects with `network.offline` (nothing was done), `network.unclear` (a write may have
 * been done), another network.*, destination.answer-too-long.
 */
export async function askApi<Name extends AnswerName>(
  { fetch, signal, timeoutMs = 60_000, threads }: ApiOptions,
  { name, url, init, answer, items }: ApiRequest<Name>,
): Promise<ApiAnswer<Name>> {
  const { hostname: host } = new URL(url);
  const write = init.method !== 'GET';
  // Always aborted at the end, so that the unread rest of an answer is not transferred.
  const over = new AbortController();
  const signals = [over.signal, AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])];
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) });
    const { status, headers } = response;
    if (!response.ok) return { host, status, headers, refusal: await readRefusal(response) };
    const answerToRead = { name: answer, items };
    const parsed = await whileArriving(() => readAnswer(response, answerToRead, { host, signal, threads }));
    return { host, status, headers, parsed };
  } catch (error) {
    if (!(error instanceof AppError)) throw noAnswer(name, error, write, host);
    // The write may have been done; only its answer is unreadable.
    throw write && error.code === 'destination.answer-too-long'
      ? new AppError('network.unclear', {}, { cause: error })
      : error;
  } finally {
    over.abort();
  }
}
