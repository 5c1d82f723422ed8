/** The body of an upload with its metadata: two parts, JSON and then the bytes (`multipart/related`, RFC 2387). */
import { invalid } from '../api-error.ts';

export type Multipart = Readonly<{ metadata: string; mimeType: string; bytes: Uint8Array }>;

const END_OF_HEADERS = '\r\n\r\n';

/** Throws ApiError 400 for anything but two parts, the first of them JSON. */
export function readMultipart(contentType: string, body: Buffer): Multipart {
  const boundary = /^multipart\/related\s*;.*?\bboundary="?([^";\s]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw invalid('Media type is not supported.');
  const parts: Readonly<{ headers: string; bytes: Buffer }>[] = [];
  const mark = `--${boundary}`;
  let at = body.indexOf(mark);
  while (at !== -1) {
    const start = at + mark.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') break;
    const next = body.indexOf(`\r\n${mark}`, start);
    if (next === -1) throw invalid('Malformed multipart body.');
    const part = body.subarray(start + 2, next);
    const cut = part.indexOf(END_OF_HEADERS);
    if (cut === -1) throw invalid('Malformed multipart body.');
    parts.push({
      headers: part.subarray(0, cut).toString('latin1'),
      bytes: part.subarray(cut + END_OF_HEADERS.length),
    });
    at = next + 2;
  }
  const [metadata, media] = parts;
  const typeOf = (headers: string): string =>
    /^content-type:\s*([^\r\n]+)/im.exec(headers)?.[1]?.trim() ?? '';
  if (parts.length !== 2 || metadata === undefined || media === undefined)
    throw invalid('Multipart must have two parts.');
  if (!/^application\/json\b/i.test(typeOf(metadata.headers))) throw invalid('Metadata part is not JSON.');
  return {
    metadata: metadata.bytes.toString('utf8'),
    mimeType: typeOf(media.headers),
    bytes: Uint8Array.from(media.bytes),
  };
}
