/**
 * POST app://escale/upload?name=…: adds the bytes of a picture to the library; with `as=document`, those of a document.
 * Without Electron.
 */
import type { Envelope } from '#contract/failure.ts';
import { fail } from '../answers.ts';
import { PAGE_ORIGIN } from './origins.ts';

/** Maximum size of one picture or document, in bytes (docs/design/processes.md#hosts). */
export const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** The used part of a Request, whose type has different names in Electron 25 and 45. */
export type Upload = Readonly<{
  url: string;
  headers: Readonly<{ get(name: string): string | null }>;
  body: AsyncIterable<Uint8Array> | null;
}>;

/** @param add assets.add of the backend; its envelope is the response */
export async function receiveUpload(
  upload: Upload,
  add: (name: string, bytes: Uint8Array) => Promise<Envelope<unknown>>,
): Promise<Envelope<unknown>> {
  // The frame was already checked (origins.ts); an Origin header, if present, must agree.
  const origin = upload.headers.get('origin');
  if (origin !== null && origin !== PAGE_ORIGIN) return fail('request.forbidden');
  const name = new URL(upload.url).searchParams.get('name');
  if (name === null || name === '' || name.length > 2_000 || upload.body === null)
    return fail('request.invalid');
  const bytes = await readUpTo(upload.body, UPLOAD_LIMIT);
  if (bytes === null) return fail('asset.too-large', { megabytes: UPLOAD_LIMIT / 1024 / 1024 });
  if (bytes.length === 0) return fail('asset.not-a-picture');
  // Browsers send the bare name; a compromised page must not store a folder.
  return add(name.replace(/^.*[\\/]/s, ''), bytes);
}

/** Null beyond the limit, without reading the rest. */
async function readUpTo(body: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}
