/**
 * Reads a text of a source or a blog in the reading thread. Acts on one post await their readings before their
 * transaction, which checks that the post is as it was read; imports and mirrors read ahead (ahead.ts).
 */
import { AppError } from '#contract/failure.ts';
import type { JobThreads } from '../../core/threads/job-threads.ts';
import { sha256 } from '../sources/read-body.ts';
import type { TextAsked, TextName, TextRead, Texts } from './jobs.ts';
import { readApart } from './read-apart.ts';

/** Rejects with what the thread failed with; with document.too-complex beyond its limits. */
export type ReadText = <Name extends TextName>(
  name: Name,
  input: Texts[Name]['input'],
  signal?: AbortSignal,
) => Promise<Texts[Name]['output']>;

/** @param most the last readings kept: a sheet that is shown, then sent, asks for the same ones */
export function createReadText(threads?: JobThreads, most = 0): ReadText {
  const results = new Map<string, unknown>();
  return async (name, input, signal) => {
    const key = most === 0 ? '' : `${name} ${hashOf(input)}`;
    const isKept = results.has(key);
    const value = isKept ? results.get(key) : await readOne({ name, input } as TextAsked, threads, signal);
    if (most > 0) {
      results.delete(key);
      results.set(key, value);
      for (const oldest of results.keys()) if (results.size > most) results.delete(oldest);
    }
    return value as never;
  };
}

const hashOf = (input: object): string =>
  sha256(JSON.stringify(input, (_, value: unknown) => (value instanceof Map ? [...value.entries()] : value)));

async function readOne(
  text: TextAsked,
  threads: JobThreads | undefined,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const [result] = await readTexts([text], threads, signal);
  if (result === undefined) throw new Error(`${text.name} was not read`);
  if ('failure' in result) throw new AppError(result.failure.code, result.failure.params);
  return result.value;
}

/** The results of these, up to one that went beyond a limit: the thread ended over it, and those after it are to be read. */
export async function readTexts(
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
