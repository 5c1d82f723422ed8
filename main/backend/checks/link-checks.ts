/**
 * Checks on request whether a post's links still answer: four hosts at a time, one request per host at a reader's pace.
 * Answers are kept with their time for the session and never requested twice.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { isLocalAddress } from '#interview/checks/accessibility.ts';
import type { LinkFact } from '#interview/checks/check-facts.ts';
import { AppError } from '#contract/failure.ts';
import type { LinkCheck } from '#contract/checks.ts';
import type { Context } from '../core/context.ts';
import type { Outside } from '../network/start-outside.ts';

type Needs = Pick<Context, 'emit' | 'now' | 'lifecycle' | 'log'> & Pick<Outside, 'reachOutside'>;
type Answered = Readonly<{ state: LinkFact['state']; at: number }>;

const AT_ONCE = 4;
const BETWEEN_MS = 200;
const EMIT_EVERY_MS = 250;
/** Maximum links per check; the rest is not requested. */
const MOST_ADDRESSES = 500;
const MOST_KEPT = 5_000;

function addressesAmong(urls: readonly string[]): string[] {
  const pages = urls
    .filter((url) => /^https?:/iu.test(url) && !isLocalAddress(url))
    .map((url) => url.replace(/#.*$/u, ''));
  return [...new Set(pages)].slice(0, MOST_ADDRESSES);
}

export type LinkChecks = Readonly<{
  /** Starts a check, after ending the current one. */
  start(urls: readonly string[]): void;
  stop(): void;
  /** The known answers for these links, and the progress of their check. */
  stateOf(urls: readonly string[]): Readonly<{ links: LinkFact[]; check: LinkCheck }>;
}>;

export function createLinkChecks(context: Needs): LinkChecks {
  const answers = new Map<string, Answered>();
  let ending: AbortController | undefined;
  const stop = (): void => {
    ending?.abort();
    ending = undefined;
  };
  context.lifecycle.onClose(stop);

  return {
    stop: () => {
      const running = ending !== undefined;
      stop();
      if (running) context.emit('checks.changed', {});
    },
    start(urls) {
      stop();
      const own = new AbortController();
      ending = own;
      void run(context, addressesAmong(urls), answers, own.signal)
        .catch((error: unknown) => context.log.error('links not checked', error))
        .finally(() => {
          if (ending === own) ending = undefined;
          if (!own.signal.aborted) context.emit('checks.changed', {});
        });
      context.emit('checks.changed', {});
    },
    stateOf(urls) {
      const addresses = addressesAmong(urls);
      const knownAnswers = addresses.flatMap((url) => {
        const answer = answers.get(url);
        return answer === undefined ? [] : [{ url, ...answer }];
      });
      const byPage = new Map(knownAnswers.map(({ url, state }) => [url, state]));
      const links = [...new Set(urls)].flatMap((url): LinkFact[] => {
        const state = byPage.get(url.replace(/#.*$/u, ''));
        return state === undefined ? [] : [{ url, state }];
      });
      const last = Math.max(0, ...knownAnswers.map(({ at }) => at));
      return {
        links: links.slice(0, 2_000),
        check: {
          addresses: addresses.length,
          asked: knownAnswers.length,
          running: ending !== undefined,
          ...(last === 0 ? {} : { at: last }),
          offline: knownAnswers.length > 0 && knownAnswers.every(({ state }) => state === 'offline'),
        },
      };
    },
  };
}

/** Silent addresses are judged at the end: if no address answered, this computer is offline. */
async function run(
  { reachOutside, emit, now }: Needs,
  addresses: readonly string[],
  answers: Map<string, Answered>,
  signal: AbortSignal,
): Promise<void> {
  const silentAddresses = new Map<string, 'gone' | 'silent'>();
  let anyAnswered = false;
  let lastEmitAt = 0;
  const keep = (url: string, state: LinkFact['state']): void => {
    if (answers.size >= MOST_KEPT) answers.clear();
    answers.set(url, { state, at: now() });
  };
  const queues = byHost(addresses);

  async function worker(): Promise<void> {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift())
      for (const [index, url] of queue.entries()) {
        if (index > 0) await wait(BETWEEN_MS, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
        const answer = await ask(url);
        if (signal.aborted) return;
        if (answer === 'gone' || answer === 'silent') silentAddresses.set(url, answer);
        else {
          anyAnswered = true;
          keep(url, answer);
        }
        if (now() - lastEmitAt >= EMIT_EVERY_MS) {
          lastEmitAt = now();
          emit('checks.changed', {});
        }
      }
  }

  async function ask(url: string): Promise<LinkFact['state'] | 'gone' | 'silent'> {
    try {
      await reachOutside(url, signal);
      return 'reached';
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'outside.not-found')
        return [404, 410].includes(Number(error.params['status'])) ? 'dead' : 'doubtful';
      if (error.code === 'outside.refused') return error.params['private'] === 1 ? 'local' : 'doubtful';
      if (error.code !== 'network.offline') return 'doubtful';
      return isUnknownHost(error.cause) ? 'gone' : 'silent';
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (signal.aborted) return;
  for (const [url, how] of silentAddresses)
    keep(url, anyAnswered ? (how === 'gone' ? 'dead' : 'doubtful') : 'offline');
}

/** Groups the addresses by host, which is requested one page after the other. */
function byHost(addresses: readonly string[]): string[][] {
  const queues = new Map<string, string[]>();
  for (const url of addresses) {
    const host = URL.parse(url)?.host ?? url;
    const queue = queues.get(host);
    if (queue === undefined) queues.set(host, [url]);
    else queue.push(url);
  }
  return [...queues.values()];
}

/** True if the name does not resolve; undici wraps the resolver's error. */
function isUnknownHost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === 'ENOTFOUND') return true;
  return false;
}
