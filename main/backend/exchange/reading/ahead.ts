/**
 * Readings of texts for transactions, made in the reading thread. A transaction cannot wait, so it asks here: a
 * missing reading ends it with NotRead, the thread reads the text, and the work runs again from its beginning.
 */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import type { TextAsked, TextName, TextRead, Texts } from './jobs.ts';
import { readTexts } from './read-text.ts';

/** Readings kept between acts on one post: shown, then sent or settled, they ask for the same few texts. */
export const FEW = 8;

type PendingText = Readonly<{ key: string; request: TextAsked; characters: number }>;

class NotRead extends Error {
  readonly pending: PendingText;

  constructor(pending: PendingText) {
    super(`${pending.request.name} is not read yet`);
    this.pending = pending;
  }
}

/** Thrown for every text of every entry: a stack trace would cost more than the throw. */
function notRead(pending: PendingText): NotRead {
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new NotRead(pending);
  } finally {
    Error.stackTraceLimit = frames;
  }
}

export type Ahead = Readonly<{
  /**
   * What the thread made of a text. `key` names the input among those of its name. Throws what the thread failed with,
   * document.too-complex beyond its limits, and what `whenRead` waits for.
   */
  get<Name extends TextName>(name: Name, key: string, input: Texts[Name]['input']): Texts[Name]['output'];
  /** Runs `work` until all that it asks for is read. What it does before it asks is undone by its transaction, or harmless. */
  whenRead<Result>(work: () => Result, signal?: AbortSignal): Promise<Result>;
  /**
   * Reads what these ask for, many at once. Whatever else they throw is of no interest yet. `together` runs them all, without
   * a pause: where each asks the library, on one state of it.
   */
  readFor(
    works: readonly (() => unknown)[],
    signal?: AbortSignal,
    together?: (all: () => void) => void,
  ): Promise<void>;
  /** Nothing that was read is needed any more. */
  forget(): void;
}>;

/** Of HTML, in one message to the thread. */
const MOST_CHARACTERS = 1_000_000;

/** @param most readings kept while no work runs, the last ones used; unlimited until `forget` by default */
export function createAhead(threads?: JobThreads, most = Infinity): Ahead {
  const results = new Map<string, TextRead>();
  let underWay = 0;

  /** Drops the oldest readings, but none that running work may ask for again. */
  function dropOldest(): void {
    if (underWay > 0 || most === Infinity) return;
    // A text that took too long on a busy computer may be tried again.
    for (const [key, one] of results)
      if ('failure' in one && one.failure.code === 'document.too-complex') results.delete(key);
    for (const key of results.keys()) {
      if (results.size <= most) return;
      results.delete(key);
    }
  }

  async function readPending(
    pending: readonly PendingText[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    for (let from = 0; from < pending.length;) {
      const some = pending.slice(from, endOfMessage(pending, from));
      const reads = await readTexts(
        some.map(({ request }) => request),
        threads,
        signal,
      );
      for (const [at, one] of reads.entries()) results.set(some[at]?.key ?? '', one);
      from += reads.length;
    }
  }

  return {
    get(name, key, input) {
      const fullKey = `${name} ${key}`;
      const result = results.get(fullKey);
      if (result === undefined) {
        const request = { name, input } as TextAsked;
        throw notRead({ key: fullKey, request, characters: charactersOf(request) });
      }
      results.delete(fullKey);
      results.set(fullKey, result);
      if ('failure' in result) throw new AppError(result.failure.code, result.failure.params);
      return result.value as never;
    },
    async whenRead(work, signal) {
      underWay += 1;
      try {
        for (;;) {
          try {
            return work();
          } catch (error) {
            if (!(error instanceof NotRead)) throw error;
            await readPending([error.pending], signal);
          }
        }
      } finally {
        underWay -= 1;
        dropOldest();
      }
    },
    async readFor(works, signal, together = (all) => all()) {
      for (let left = works; left.length > 0;) {
        const pending = new Map<string, PendingText>();
        together(() => {
          left = left.filter((work) => {
            const missing = missingOf(work);
            if (missing !== undefined) pending.set(missing.key, missing);
            return missing !== undefined;
          });
        });
        await readPending([...pending.values()], signal);
      }
    },
    forget: () => results.clear(),
  };
}

function missingOf(work: () => unknown): PendingText | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof NotRead ? error.pending : undefined;
  }
}

const charactersOf = ({ input }: TextAsked): number =>
  Object.values(input).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );

function endOfMessage(pending: readonly PendingText[], from: number): number {
  let characters = 0;
  let to = from;
  while (to < pending.length && (to === from || characters <= MOST_CHARACTERS)) {
    characters += pending[to]?.characters ?? 0;
    to += 1;
  }
  return to;
}
