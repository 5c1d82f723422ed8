/** A source of XML through its scanner, slice by slice. */
import { letOthersRun } from '../../core/slices.ts';
import type { Utf8 } from './encodings.ts';
import type { XmlScanner } from './scan.ts';

/** Bytes parsed before others get their turn: a few milliseconds. */
const SLICE = 128 * 1024;

type Reading<Read> = Readonly<{
  scanner: XmlScanner;
  /** What the scanner's handlers made since the last slice; emptied here. */
  ready: Read[];
  /** After a fault: makes the scanner read on, or returns false, and the reading ends there. */
  passOver: () => boolean;
  signal: AbortSignal;
}>;

/**
 * Gives what is ready after each slice; what the end itself made ready is left to who asks. Throws what the signal was
 * aborted with.
 */
export async function* scanSource<Read>(
  { chunks }: Pick<Utf8, 'chunks'>,
  { scanner, ready, passOver, signal }: Reading<Read>,
): AsyncGenerator<Read, void> {
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length && scanner.fault() === undefined; from += SLICE) {
      signal.throwIfAborted();
      if (from > 0) await letOthersRun();
      scanner.write(chunk.subarray(from, from + SLICE));
      while (passOver()) yield* ready.splice(0);
      yield* ready.splice(0);
    }
    if (scanner.fault() !== undefined) break;
  }
  signal.throwIfAborted();
  scanner.end();
  while (passOver()) scanner.end();
}
