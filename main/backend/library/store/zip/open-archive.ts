/**
 * Opens an untrusted zip file within limits (docs/design/security.md#limits): bounded unpacked size and ratio, no path
 * that leaves its folder, no link. Content is counted while it is unpacked, regardless of its headers.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { AppError } from '#contract/failure.ts';

// The bytes of an archive for yauzl, which trusts offsets: its own readers throw outside every callback for an offset
// beyond 2^53 and some others (docs/design/yauzl-report.md). This one answers any range with an error instead.

/** Bytes per read from a file. */
const CHUNK = 64 * 1024;

type Source = Readonly<{ size: number; at(start: number, end: number): Promise<Buffer> }>;

class ZipSource extends RandomAccessReader {
  readonly size: number;
  readonly #source: Source;
  readonly #shut: () => Promise<void>;

  constructor(source: Source, shut: () => Promise<void> = () => Promise.resolve()) {
    super();
    this.size = source.size;
    this.#source = source;
    this.#shut = shut;
    // Errors while closing are ignored: an unhandled `error` event would end the process.
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
      // Outside the promise, so that errors thrown by yauzl do not count as read errors.
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

const bytesSource = (bytes: Uint8Array): ZipSource => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new ZipSource({
    size: buffer.length,
    at: (start, end) => Promise.resolve(buffer.subarray(start, end)),
  });
};

/** Closes the file with the archive. */
const fileSource = (file: FileHandle, size: number): ZipSource =>
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

export const ARCHIVE_LIMITS = {
  /** Unpacked bytes of the whole archive. */
  unpacked: 4 * 1024 ** 3,
  /** Ratio of unpacked to packed bytes of the whole archive. */
  ratio: 200,
  /** Unpacked bytes below which the ratio does not matter. */
  negligible: 1024 * 1024,
  /** A large Takeout has a file per picture. */
  entries: 100_000,
} as const;

export type Archive = Readonly<{
  names: readonly string[];
  /** The bytes of an entry; undefined for an unknown name. Throws document.damaged, document.too-large. */
  read(name: string): Promise<Buffer | undefined>;
  /** Streams an entry while unpacking it. Reading may stop early. Throws the same errors, possibly midway. */
  stream(name: string): AsyncIterable<Buffer>;
  size(name: string): number;
  close(): void;
}>;

/**
 * @param source the archive's bytes, or the path of its file, which is read on demand
 * @param unpacked lower limit than ARCHIVE_LIMITS.unpacked if all of it is held in memory
 * @param most entries. Throws document.damaged (not a zip, broken, a forbidden entry), document.too-large, and read
 * errors
 */
export async function openArchive(
  source: Uint8Array | Readonly<{ path: string }>,
  unpacked: number = ARCHIVE_LIMITS.unpacked,
  most: number = ARCHIVE_LIMITS.entries,
): Promise<Archive> {
  const bytes = 'path' in source ? await openFile(source.path) : bytesSource(source);
  const packed = bytes.size;
  const zip = await damagedOr(() => zipOf(bytes));
  try {
    const entries = await damagedOr(() => listed(zip, most));
    const declared = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (declared > unpacked) throw tooLarge(unpacked);
    if (declared > ARCHIVE_LIMITS.negligible && declared > packed * ARCHIVE_LIMITS.ratio)
      throw tooLarge(unpacked);
    return readerOf(zip, entries, unpacked);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openFile(path: string): Promise<ZipSource> {
  const file = await open(path, 'r');
  try {
    return fileSource(file, (await file.stat()).size);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function zipOf(source: ZipSource): Promise<ZipFile> {
  try {
    const zip = await fromRandomAccessReaderPromise(source, source.size, {
      lazyEntries: true,
      // Closed by the caller, because entries are read after their list.
      autoClose: false,
      // Refuses names with `..`, a drive, a leading slash or backslashes.
      strictFileNames: true,
      validateEntrySizes: true,
    });
    // An unhandled `error` event, during the listing or later, would end the process.
    zip.on('error', () => undefined);
    return zip;
  } catch (error) {
    await new Promise<void>((resolve) => source.close(() => resolve()));
    throw error;
  }
}

function readerOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, unpacked: number): Archive {
  let unpackedBytes = 0;
  async function* stream(entry: Entry): AsyncGenerator<Buffer> {
    try {
      // yauzl fails if an entry's size differs from the declared one, so the sums above are valid.
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const part = chunk as Buffer;
        unpackedBytes += part.length;
        if (unpackedBytes > unpacked) throw tooLarge(unpacked);
        yield part;
      }
    } catch (error) {
      throw error instanceof AppError ? error : damaged(error);
    }
  }
  async function* nothing(): AsyncGenerator<Buffer> {}
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const chunks: Buffer[] = [];
      for await (const part of stream(entry)) chunks.push(part);
      return Buffer.concat(chunks);
    },
    stream(name) {
      const entry = entries.get(name);
      return entry === undefined ? nothing() : stream(entry);
    },
    size: (name) => entries.get(name)?.uncompressedSize ?? 0,
    close: () => zip.close(),
  };
}

async function listed(zip: ZipFile, most: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    if (isLink(entry) || entry.isEncrypted() || entries.has(entry.fileName)) throw damaged();
    entries.set(entry.fileName, entry);
    if (entries.size > most) throw tooLarge(ARCHIVE_LIMITS.unpacked);
  }
  return entries;
}

/** The Unix mode is the high half of the external attributes. */
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

const damaged = (cause?: unknown): AppError => new AppError('document.damaged', {}, { cause });
const tooLarge = (most: number): AppError =>
  new AppError('document.too-large', { megabytes: Math.round(most / 1024 / 1024) });

async function damagedOr<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged(error);
  }
}
