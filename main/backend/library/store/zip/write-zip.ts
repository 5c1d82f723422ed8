/** Writes zip files of any size with yazl, part by part, in little memory. */
import fs from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { ZipFile, type Options } from 'yazl';

/** Only texts and databases are `deflated`, since pictures are compressed already. */
export type ZipPart = Readonly<
  { name: string; text: string } | { name: string; file: string; deflated: boolean }
>;

/** A fixed date, so that the same parts give the same bytes in any time zone. */
const ALIKE: Partial<Options> = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/**
 * Writes `target`. Takes each part from `parts` after the previous one was written. Throws disk errors; the partial
 * file stays.
 */
export async function writeZipFile(target: string, parts: Iterable<ZipPart>): Promise<void> {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (error: Error) => stream.destroy(error));
  const ended = new AbortController();
  const writing = pipeline(stream, fs.createWriteStream(target, { mode: 0o600 })).catch((error: unknown) => {
    ended.abort();
    throw error;
  });
  const read = readAll(zip, parts, ended.signal).catch((error: unknown) => {
    stream.destroy(error as Error);
    throw error;
  });
  try {
    // The first failure ends the other and is the cause.
    await Promise.all([writing, read]);
  } finally {
    await Promise.allSettled([writing, read]);
  }
}

async function readAll(zip: ZipFile, parts: Iterable<ZipPart>, signal: AbortSignal): Promise<void> {
  for (const part of parts) {
    const source = 'text' in part ? Readable.from([Buffer.from(part.text)]) : fs.createReadStream(part.file);
    addAbortSignal(signal, source);
    zip.addReadStream(source, part.name, { ...ALIKE, compress: 'text' in part || part.deflated });
    await finished(source);
  }
  zip.end();
}

/**
 * A zip in memory without compression, for a reader that unpacks by itself, after every part was unpacked within
 * limits.
 */
export async function zipInMemory(parts: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(Buffer.from(bytes), name, { ...ALIKE, compress: false });
  zip.end();
  return buffer(zip.outputStream);
}
