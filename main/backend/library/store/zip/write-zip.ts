/** Zip files, written by yazl as their parts are read: of any size, in the memory of a few chunks. */
import fs from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { ZipFile, type Options } from 'yazl';

/** Pictures are packed already: only texts and databases are `deflated`. */
export type ZipPart = Readonly<
  { name: string; text: string } | { name: string; file: string; deflated: boolean }
>;

/** The same bytes for the same parts, in any time zone: what is in there has dates of its own. */
const ALIKE: Partial<Options> = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/**
 * Writes `target`. A part is taken from `parts` once the one before it was read to its end. Throws the errors of the
 * disk; bytes written by then stay there.
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
    // The first to fail ends the other: it is the cause.
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

/** A zip without compression, in memory: what a reader that unpacks by itself is given, once every part was unpacked within limits. */
export async function zipInMemory(parts: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(Buffer.from(bytes), name, { ...ALIKE, compress: false });
  zip.end();
  return buffer(zip.outputStream);
}
