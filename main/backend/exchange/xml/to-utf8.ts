/** XML in any encoding as UTF-8, chunk by chunk: said by a mark, by the declaration, or by the bytes themselves. */
import { isAscii, isUtf8 } from 'node:buffer';
import { wholeCharactersUpTo } from './whole-characters.ts';

export type Utf8 = Readonly<{
  chunks: AsyncIterable<Buffer>;
  /** False once bytes are no longer those of the file: places are then lines only. */
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
    // The first bytes that are not ASCII tell UTF-8 from older files that say nothing: until then no character is cut.
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

/** Undefined for UTF-8, and where the bytes will tell. */
function decoderFor(head: Buffer): Decoder | undefined {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be');
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(
    head.toString('latin1', 0, 200).replace('\u00ef\u00bb\u00bf', ''),
  )?.[1];
  // Whoever says UTF-16 in single bytes copied the line from elsewhere.
  if (declared === undefined || /^(?:utf-?8|us-ascii|utf-?16.*|unicode)$/i.test(declared)) return undefined;
  try {
    return new TextDecoder(declared);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Undefined while all is ASCII. A few broken bytes do not make another encoding: those of UTF-8 are more. */
function looksUtf8(whole: Buffer): boolean | undefined {
  if (isAscii(whole)) return undefined;
  if (isUtf8(whole)) return true;
  const text = whole.toString('utf8');
  const faults = text.split('\ufffd').length - 1;
  // oxlint-disable-next-line no-control-regex -- everything that is ASCII
  return text.replace(/[\u0000-\u007f\ufffd]/g, '').length >= faults;
}
