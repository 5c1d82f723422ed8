/** One request to the API of a blog, and its answer: sent once, read within the bounds of what was asked. */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { noAnswer } from '../../network/no-answer.ts';
import { readRefusal, whileArriving } from '../../network/read-bounded.ts';
import type { AnswerName } from './answer-shapes.ts';
import type { ParsedAnswer } from './parse-answer.ts';
import { readAnswer } from './read-answer.ts';

export type ApiOptions = Readonly<{
  fetch: typeof globalThis.fetch;
  now(): number;
  /** Ends every request under way. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that an answer may take. */
  timeoutMs?: number | undefined;
  /** In tests: reading threads with other limits. */
  threads?: JobThreads | undefined;
}>;

type ApiRequest<Name extends AnswerName> = Readonly<{
  /** For the log: `GET wp/v2/posts`. */
  name: string;
  url: string;
  init: RequestInit;
  answer: Name;
  /** How many of a list are asked for, and read at most. */
  items?: number | undefined;
}>;

type Head = Readonly<{ host: string; status: number; headers: Headers }>;
type ApiAnswer<Name extends AnswerName> =
  | (Head & Readonly<{ parsed: ParsedAnswer<Name> }>)
  /** No success: the beginning of the body. */
  | (Head & Readonly<{ refusal: string }>);

/**
 * Redirects are not followed. Rejects with `network.offline` (nothing was done), `network.unclear` (a write whose fate is not
 * known), another network.*, destination.answer-too-long.
 */
export async function askApi<Name extends AnswerName>(
  { fetch, signal, timeoutMs = 60_000, threads }: ApiOptions,
  { name, url, init, answer, items }: ApiRequest<Name>,
): Promise<ApiAnswer<Name>> {
  const { hostname: host } = new URL(url);
  const write = init.method !== 'GET';
  // Ended in any case: what is not read of an answer would come in all the same.
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
    // What a write did is not known, however its answer cannot be read.
    throw write && error.code === 'destination.answer-too-long'
      ? new AppError('network.unclear', {}, { cause: error })
      : error;
  } finally {
    over.abort();
  }
}
