/**
 * Whether the links of a post still answer, asked on the author's command only: four at a time, a host one at a time and
 * not faster than a reader would, each answer kept for the session with its hour. Nothing is asked twice because a panel
 * was opened.
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
/** More than this is no post; the rest is not asked. */
const MOST_ADDRESSES = 500;
const MOST_KEPT = 5_000;

/** The addresses of the web among these, each once; a place in a page is the page. */
function addressesAmong(urls: readonly string[]): string[] {
  const pages = urls
    .filter((url) => /^https?:/iu.test(url) && !isLocalAddress(url))
    .map((url) => url.replace(/#.*$/u, ''));
  return [...new Set(pages)].slice(0, MOST_ADDRESSES);
}

export type LinkChecks = Readonly<{
  /** Begins; a run under way ends first. */
  start(urls: readonly string[]): void;
  stop(): void;
  /** What is known of these, and where their checking stands. */
  known(urls: readonly string[]): Readonly<{ links: LinkFact[]; check: LinkCheck }>;
}>;

/** One for each backend. */
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
    known(urls) {
      const addresses = addressesAmong(urls);
      const known = addresses.flatMap((url) => {
        const answer = answers.get(url);
        return answer === undefined ? [] : [{ url, ...answer }];
      });
      const byPage = new Map(known.map(({ url, state }) => [url, state]));
      const links = [...new Set(urls)].flatMap((url): LinkFact[] => {
        const state = byPage.get(url.replace(/#.*$/u, ''));
        return state === undefined ? [] : [{ url, state }];
      });
      const last = Math.max(0, ...known.map(({ at }) => at));
      return {
        links: links.slice(0, 2_000),
        check: {
          addresses: addresses.length,
          asked: known.length,
          running: ending !== undefined,
          ...(last === 0 ? {} : { at: last }),
          offline: known.length > 0 && known.every(({ state }) => state === 'offline'),
        },
      };
    },
  };
}

/** What nobody answered is judged at the end: where all are silent, it is this computer that is not connected. */
async function run(
  { reachOutside, emit, now }: Needs,
  addresses: readonly string[],
  answers: Map<string, Answered>,
  signal: AbortSignal,
): Promise<void> {
  const silent = new Map<string, 'gone' | 'silent'>();
  let somebody = false;
  let told = 0;
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
        if (answer === 'gone' || answer === 'silent') silent.set(url, answer);
        else {
          somebody = true;
          keep(url, answer);
        }
        if (now() - told >= EMIT_EVERY_MS) {
          told = now();
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
  for (const [url, how] of silent) keep(url, somebody ? (how === 'gone' ? 'dead' : 'doubtful') : 'offline');
}

/** A site is asked one page after the other. */
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

/** The name leads nowhere; undici wraps what the resolver said. */
function isUnknownHost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === 'ENOTFOUND') return true;
  return false;
}
