/**
 * A zip file written entry by entry from files, of any size: ZIP64 throughout (APPNOTE 6.3, section 4.3), sizes put into
 * each header once the entry is written. Runs in a thread.
 */
import fs from 'node:fs';
import { crc32, createDeflateRaw } from 'node:zlib';

const CHUNK = 1024 * 1024;
const UNKNOWN = 0xffff_ffff;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: what is in there has dates of its own. */
const DATE = 0x0021;
const VERSION = 45;

type Entry = Readonly<{
  name: Buffer;
  method: 0 | 8;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}>;

export class ZipWriter {
  readonly #file: number;
  readonly #entries: Entry[] = [];
  #at = 0;

  /** @param file made anew, and filled from its beginning */
  constructor(file: string) {
    this.#file = fs.openSync(file, 'w', 0o600);
  }

  /** Pictures are packed already: only texts and databases are `deflated`. */
  async addFile(name: string, from: string, deflated: boolean): Promise<void> {
    await this.#add(name, chunksOf(from), deflated);
  }

  async addText(name: string, text: string): Promise<void> {
    await this.#add(name, [Buffer.from(text)], true);
  }

  async #add(name: string, chunks: Iterable<Buffer>, deflated: boolean): Promise<void> {
    const entry = {
      name: Buffer.from(name),
      method: deflated ? (8 as const) : (0 as const),
      offset: this.#at,
    };
    this.#write(localHeader({ ...entry, crc: 0, packed: 0, unpacked: 0 }));
    const from = this.#at;
    let crc = 0;
    let unpacked = 0;
    const read = function* (): Generator<Buffer> {
      for (const chunk of chunks) {
        crc = crc32(chunk, crc);
        unpacked += chunk.length;
        yield chunk;
      }
    };
    if (deflated) for await (const part of deflate(read())) this.#write(part);
    else for (const part of read()) this.#write(part);
    const whole = { ...entry, crc, packed: this.#at - from, unpacked };
    const header = localHeader(whole);
    fs.writeSync(this.#file, header, 0, header.length, entry.offset);
    this.#entries.push(whole);
  }

  /** Writes the directory, and has all of it on the disk. */
  finish(): void {
    const start = this.#at;
    for (const entry of this.#entries) this.#write(directoryHeader(entry));
    this.#write(endOf(this.#entries.length, start, this.#at));
    fs.fsyncSync(this.#file);
    this.close();
  }

  close(): void {
    fs.closeSync(this.#file);
  }

  #write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;)
      done += fs.writeSync(this.#file, bytes, done, bytes.length - done, this.#at + done);
    this.#at += bytes.length;
  }
}

function* chunksOf(file: string): Generator<Buffer> {
  const descriptor = fs.openSync(file, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const read = fs.readSync(descriptor, chunk, 0, CHUNK, null);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

async function* deflate(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createDeflateRaw({ level: 6 });
  const fed = (async () => {
    for (const chunk of chunks)
      if (!stream.write(chunk)) await new Promise<void>((resolve) => void stream.once('drain', resolve));
    stream.end();
  })();
  for await (const part of stream) yield part as Buffer;
  await fed;
}

/** Version, flags, method, time, date, CRC, sizes (in the extra field), length of the name. */
function common({ name, method, crc }: Entry, extra: number): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(FLAGS, 2);
  bytes.writeUInt16LE(method, 4);
  bytes.writeUInt16LE(DATE, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(UNKNOWN, 14);
  bytes.writeUInt32LE(UNKNOWN, 18);
  bytes.writeUInt16LE(name.length, 22);
  bytes.writeUInt16LE(extra, 24);
  return bytes;
}

/** ZIP64's extra field. */
function sizes(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 8 * values.length);
  bytes.writeUInt16LE(1, 0);
  bytes.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return bytes;
}

function localHeader(entry: Entry): Buffer {
  const extra = sizes(entry.unpacked, entry.packed);
  return Buffer.concat([
    Buffer.from('PK\u0003\u0004', 'latin1'),
    common(entry, extra.length),
    entry.name,
    extra,
  ]);
}

function directoryHeader(entry: Entry): Buffer {
  const extra = sizes(entry.unpacked, entry.packed, entry.offset);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION, 0);
  // No comment, first disk, no attributes; the place stands in the extra field.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(UNKNOWN, 10);
  return Buffer.concat([
    Buffer.from('PK\u0001\u0002', 'latin1'),
    madeBy,
    common(entry, extra.length),
    rest,
    entry.name,
    extra,
  ]);
}

/** ZIP64's end of the directory, where that is, and the old end. */
function endOf(entries: number, start: number, end: number): Buffer {
  const large = Buffer.alloc(56);
  large.write('PK\u0006\u0006', 0, 'latin1');
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(VERSION, 12);
  large.writeUInt16LE(VERSION, 14);
  large.writeBigUInt64LE(BigInt(entries), 24);
  large.writeBigUInt64LE(BigInt(entries), 32);
  large.writeBigUInt64LE(BigInt(end - start), 40);
  large.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const old = Buffer.alloc(22, 0xff);
  old.write('PK\u0005\u0006', 0, 'latin1');
  old.writeUInt16LE(0, 4);
  old.writeUInt16LE(0, 6);
  old.writeUInt16LE(0, 20);
  return Buffer.concat([large, locator, old]);
}
