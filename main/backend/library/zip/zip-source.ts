/**
 * The bytes of an archive for yauzl, which believes the offsets it meets: its own readers throw outside every callback where
 * an offset lies beyond 2^53 or is odd enough (docs/design/yauzl-report.md). This one answers any range with an error instead.
 */
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Read at once from a file. */
const CHUNK = 64 * 1024;

type Source = Readonly<{ size: number; at(start: number, end: number): Promise<Buffer> }>;

export class ZipSource extends RandomAccessReader {
  readonly size: number;
  readonly #source: Source;
  readonly #shut: () => Promise<void>;

  constructor(source: Source, shut: () => Promise<void> = () => Promise.resolve()) {
    super();
    this.size = source.size;
    this.#source = source;
    this.#shut = shut;
    // What goes wrong while closing is nobody's: an event `error` that nobody hears would end the process.
    this.on('error', () => undefined);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, read?: number) => void,
  ): void {
    if (!this.#holds(position, position + length) || offset + length > buffer.length) {
      setImmediate(() => callback(outside(position, length)));
      return;
    }
    this.#source.at(position, position + length).then(
      // Out of the promise: what yauzl throws there is no failed reading.
      (bytes) => setImmediate(() => callback(null, bytes.copy(buffer, offset))),
      (error: unknown) => setImmediate(() => callback(asError(error))),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    if (!this.#holds(start, end)) return Readable.from(failing(outside(start, end - start)));
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    this.#shut().then(
      () => setImmediate(() => callback(null)),
      (error: unknown) => setImmediate(() => callback(asError(error))),
    );
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end;) {
      const bytes = await this.#source.at(at, Math.min(at + CHUNK, end));
      if (bytes.length === 0) throw new Error('the archive became shorter');
      yield bytes;
      at += bytes.length;
    }
  }

  #holds(start: number, end: number): boolean {
    return (
      Number.isSafeInteger(start) &&
      Number.isSafeInteger(end) &&
      start >= 0 &&
      end >= start &&
      end <= this.size
    );
  }
}

export const bytesSource = (bytes: Uint8Array): ZipSource => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new ZipSource({
    size: whole.length,
    at: (start, end) => Promise.resolve(whole.subarray(start, end)),
  });
};

/** Closes the file with the archive. */
export const fileSource = (file: FileHandle, size: number): ZipSource =>
  new ZipSource(
    {
      size,
      async at(start, end) {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(end - start), 0, end - start, start);
        return buffer.subarray(0, bytesRead);
      },
    },
    () => file.close(),
  );

const outside = (start: number, length: number): Error =>
  new Error(`an archive points outside itself: ${length} bytes at ${start}`);
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

// oxlint-disable-next-line require-yield, typescript/require-await -- a stream that fails is one that gives nothing first
async function* failing(error: Error): AsyncGenerator<Buffer> {
  throw error;
}
