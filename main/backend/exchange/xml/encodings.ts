/** Decodes bytes of any encoding, detected from a byte order mark, a declaration, or the bytes themselves. */
import { isAscii, isUtf8 } from 'node:buffer';

/** The end of the last complete UTF-8 character between `from` and `end`, since a chunk may end inside one. */
export function wholeCharactersUpTo(bytes: Buffer, from: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= from; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return end;
    // The first byte of a character gives its length.
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? end - back : end;
  }
  return end;
}

/** The text of a file: UTF-8, UTF-16 with a byte order mark, or Windows-1252 if it is not valid UTF-8 (older files). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  // U+FFFD in the result means invalid UTF-8, unless the file contains that character's three bytes.
  const broken =
    utf8.includes('\uFFFD') && !new TextDecoder('latin1').decode(bytes).includes('\u00ef\u00bf\u00bd');
  return broken ? new TextDecoder('windows-1252').decode(bytes) : utf8;
}

export type Utf8 = Readonly<{
  chunks: AsyncIterable<Buffer>;
  /** False once bytes differ from those of the file; then locations only have lines. */
  exact(): boolean;
}>;

type Decoder = InstanceType<typeof TextDecoder>;

const HEAD = 1024;

export function toUtf8(source: AsyncIterable<Uint8Array>): Utf8 {
  const state = { exact: true };
  return { chunks: convert(source, state), exact: () => state.exact };
}

async function* convert(
  source: AsyncIterable<Uint8Array>,
  state: { exact: boolean },
): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  let decoder: Decoder | undefined;
  let utf8: boolean | undefined;
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    let chunk: Buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (head !== undefined) {
      chunk = Buffer.concat([head, chunk]);
      head = chunk.length < HEAD ? chunk : undefined;
      if (head !== undefined) continue;
      decoder = decoderFor(chunk);
    }
    // The first bytes that are not ASCII distinguish UTF-8 from older encodings; until then no character is cut.
    if (decoder === undefined && utf8 === undefined) {
      chunk = Buffer.concat([rest, chunk]);
      const end = wholeCharactersUpTo(chunk, 0, chunk.length);
      rest = chunk.subarray(end);
      chunk = chunk.subarray(0, end);
      utf8 = looksUtf8(chunk);
      if (utf8 === false) decoder = new TextDecoder('windows-1252');
      if (utf8 !== undefined) {
        chunk = Buffer.concat([chunk, rest]);
        rest = Buffer.alloc(0);
      }
    }
    state.exact &&= decoder === undefined;
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (head !== undefined && head.length > 0) {
    decoder = decoderFor(head) ?? (looksUtf8(head) === false ? new TextDecoder('windows-1252') : undefined);
    state.exact = decoder === undefined;
    yield decoder === undefined ? head : Buffer.from(decoder.decode(head));
  } else if (decoder !== undefined) yield Buffer.from(decoder.decode());
  else if (rest.length > 0) yield Buffer.from(new TextDecoder('windows-1252').decode(rest));
}

/** Undefined for UTF-8, and if it must be detected from the bytes. */
function decoderFor(head: Buffer): Decoder | undefined {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be');
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(
    head.toString('latin1', 0, 200).replace('\u00ef\u00bb\u00bf', ''),
  )?.[1];
  // A declaration of UTF-16 in single bytes is wrong.
  if (declared === undefined || /^(?:utf-?8|us-ascii|utf-?16.*|unicode)$/i.test(declared)) return undefined;
  try {
    return new TextDecoder(declared);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Undefined while all is ASCII. A few broken bytes do not exclude UTF-8 if there are more valid characters. */
function looksUtf8(bytes: Buffer): boolean | undefined {
  if (isAscii(bytes)) return undefined;
  if (isUtf8(bytes)) return true;
  const text = bytes.toString('utf8');
  const faults = text.split('\ufffd').length - 1;
  // oxlint-disable-next-line no-control-regex -- everything that is ASCII
  return text.replace(/[\u0000-\u007f\ufffd]/g, '').length >= faults;
}
