/** Feeds a source of XML to its scanner, slice by slice. */
import { letOthersRun } from '../../core/slices.ts';
import type { Utf8 } from './encodings.ts';
import type { XmlScanner } from './scan.ts';

/** Bytes parsed before other work runs: a few milliseconds. */
const SLICE = 128 * 1024;

type Reading<Read> = Readonly<{
  scanner: XmlScanner;
  /** Results of the scanner's handlers since the last slice; emptied here. */
  ready: Read[];
  /** Called after a fault: makes the scanner continue, or returns false to end the reading. */
  passOver: () => boolean;
  signal: AbortSignal;
}>;

/** Yields the results after each slice; those of the end are left to the caller. Throws the signal's reason. */
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
