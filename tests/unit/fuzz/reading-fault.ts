/** Judges how something hostile was read: to its end or refused by a name, within ten seconds and a gigabyte. */
import { AppError } from '#contract/failure.ts';

const LONGEST_MS = 10_000;
const MOST_BYTES = 1024 ** 3;
const UNNAMED = new Set(['unexpected', 'backend.unavailable']);

export const isUnnamed = (code: string): boolean => UNNAMED.has(code);

/** Runs `read` and describes its fault: an unnamed failure, too long or too much memory. Undefined for none. */
export async function readingFault(read: () => Promise<unknown>): Promise<string | undefined> {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const worked = process.cpuUsage();
  let unnamed: string | undefined;
  try {
    await read();
  } catch (error) {
    if (!(error instanceof AppError) || isUnnamed(error.code))
      unnamed = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  }
  // Processor time of this process with its threads, independent of other programs. A mere wait ends by its limit.
  const { user, system } = process.cpuUsage(worked);
  const ms = Math.round(Math.min(performance.now() - started, (user + system) / 1_000));
  const grown = process.memoryUsage.rss() - before;
  if (unnamed !== undefined) return `refused without a name: ${unnamed}`;
  if (ms > LONGEST_MS) return `${ms} ms`;
  return grown > MOST_BYTES ? `${Math.round(grown / 1024 / 1024)} MB` : undefined;
}
