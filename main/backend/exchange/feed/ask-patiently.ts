/** One page of a feed, asked again where it may pass: a site that is busy, a line that breaks. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#contract/failure.ts';
import type { AskOutside, OutsideReply } from '../../network/ask-outside.ts';
import { isSignIn } from './addresses.ts';

/** Milliseconds. */
const FIRST_WAIT = 1_000;
/** Whoever asks for more is asked again another day. */
const LONGEST_WAIT = 120_000;
const ACCEPT = 'application/atom+xml, application/xml;q=0.9, text/html;q=0.5';

export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

/** `offline`: how often where nobody was reached at all; an address that was never met may be wrong. */
export type AskPatiently = (address: string, attempts: number, offline?: number) => Promise<OutsideReply>;

/** Any status but 429 and 5xx is an answer, redirects to a sign-in are not followed. Throws what AskOutside throws. */
export function patiently(ask: AskOutside, signal: AbortSignal, pause: Sleep): AskPatiently {
  return async (address, attempts, offline = attempts) => {
    for (let attempt = 1; ; attempt += 1) {
      let delay = FIRST_WAIT * 2 ** (attempt - 1);
      let failure: AppError;
      let most = attempts;
      try {
        const reply = await ask(address, { signal, accept: ACCEPT, follow: (url) => !isSignIn(url) });
        if (reply.status !== 429 && reply.status < 500) return reply;
        delay = Math.max(delay, reply.retryAfter ?? 0);
        failure = new AppError('outside.unavailable', {
          host: new URL(address).hostname,
          status: reply.status,
        });
      } catch (error) {
        // What was too slow is too much: whoever asked knows how to ask for less.
        if (!(error instanceof AppError) || error.code !== 'network.offline') throw error;
        failure = error;
        most = offline;
      }
      if (attempt >= most || delay > LONGEST_WAIT) throw failure;
      await pause(delay, signal);
    }
  };
}
