/**
 * Texts of a transaction, read in the reading thread. Inside a transaction nothing can be waited for, so it asks here, and
 * what was not read yet ends it by NotRead: then the thread reads that, and the work runs again from its beginning.
 */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import type { TextAsked, TextName, TextRead, Texts } from './jobs.ts';
import { readApart } from './read-apart.ts';

/** Shown, kept and settled, one after the other: acts on one post ask for the same few texts. */
export const FEW = 8;

type Wanted = Readonly<{ key: string; asked: TextAsked; characters: number }>;

class NotRead extends Error {
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    super(`${wanted.asked.name} is not read yet`);
    this.wanted = wanted;
  }
}

/** One for every text of every entry that is met: where it comes from is of no interest, and costs more to find than to throw. */
function notRead(wanted: Wanted): NotRead {
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new NotRead(wanted);
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

/** @param most texts kept once no work is under way, the last ones asked for; all of them until `forget` unless given */
export function createAhead(threads?: JobThreads, most = Infinity): Ahead {
  const kept = new Map<string, TextRead>();
  let underWay = 0;

  /** Nothing goes that a work may ask for again as it is run again. */
  function letGo(): void {
    if (underWay > 0 || most === Infinity) return;
    // What took too long on a busy computer may be tried again.
    for (const [key, one] of kept)
      if ('failure' in one && one.failure.code === 'document.too-complex') kept.delete(key);
    for (const key of kept.keys()) {
      if (kept.size <= most) return;
      kept.delete(key);
    }
  }

  async function read(wanted: readonly Wanted[], signal: AbortSignal | undefined): Promise<void> {
    for (let from = 0; from < wanted.length;) {
      const some = wanted.slice(from, endOfMessage(wanted, from));
      const reads = await readTexts(
        some.map(({ asked }) => asked),
        threads,
        signal,
      );
      for (const [at, one] of reads.entries()) kept.set(some[at]?.key ?? '', one);
      from += reads.length;
    }
  }

  return {
    get(name, key, input) {
      const whole = `${name} ${key}`;
      const found = kept.get(whole);
      if (found === undefined) {
        const asked = { name, input } as TextAsked;
        throw notRead({ key: whole, asked, characters: charactersOf(asked) });
      }
      kept.delete(whole);
      kept.set(whole, found);
      if ('failure' in found) throw new AppError(found.failure.code, found.failure.params);
      return found.value as never;
    },
    async whenRead(work, signal) {
      underWay += 1;
      try {
        for (;;) {
          try {
            return work();
          } catch (error) {
            if (!(error instanceof NotRead)) throw error;
            await read([error.wanted], signal);
          }
        }
      } finally {
        underWay -= 1;
        letGo();
      }
    },
    async readFor(works, signal, together = (all) => all()) {
      for (let left = works; left.length > 0;) {
        const wanted = new Map<string, Wanted>();
        together(() => {
          left = left.filter((work) => {
            const missing = missingOf(work);
            if (missing !== undefined) wanted.set(missing.key, missing);
            return missing !== undefined;
          });
        });
        await read([...wanted.values()], signal);
      }
    },
    forget: () => kept.clear(),
  };
}

function missingOf(work: () => unknown): Wanted | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof NotRead ? error.wanted : undefined;
  }
}

const charactersOf = ({ input }: TextAsked): number =>
  Object.values(input).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );

function endOfMessage(wanted: readonly Wanted[], from: number): number {
  let characters = 0;
  let to = from;
  while (to < wanted.length && (to === from || characters <= MOST_CHARACTERS)) {
    characters += wanted[to]?.characters ?? 0;
    to += 1;
  }
  return to;
}

/** What came of each, up to one that went beyond a limit: the thread ended over it, and those after it are still to be read. */
async function readTexts(
  texts: readonly TextAsked[],
  threads: JobThreads | undefined,
  signal: AbortSignal | undefined,
): Promise<TextRead[]> {
  const reads: TextRead[] = [];
  try {
    await readApart(
      'texts',
      { texts },
      { threads, answers: { text: (one: TextRead) => void reads.push(one) }, ...(signal && { signal }) },
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'document.too-complex') throw error;
    reads.push({ failure: { code: error.code, params: error.params } });
  }
  return reads;
}
