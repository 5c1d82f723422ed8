/** POST app://escale/upload?name=…: a picture's bytes from the page to the library; with `as=document`, a document's. Pure of Electron. */
import type { Envelope } from '#contract/failure.ts';
import { fail } from '../answers.ts';
import { PAGE_ORIGIN } from './origins.ts';

/** In bytes, of one picture or document (docs/design/processes.md#hosts). */
export const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** What is read of a Request: the types of Electron 25 and 45 name it differently. */
export type Upload = Readonly<{
  url: string;
  headers: Readonly<{ get(name: string): string | null }>;
  body: AsyncIterable<Uint8Array> | null;
}>;

/** @param add assets.add of the backend; its envelope is the page's answer. */
export async function receiveUpload(
  upload: Upload,
  add: (name: string, bytes: Uint8Array) => Promise<Envelope<unknown>>,
): Promise<Envelope<unknown>> {
  // Who asks was checked by its frame (origins.ts); the header, where there is one, must not say otherwise.
  const origin = upload.headers.get('origin');
  if (origin !== null && origin !== PAGE_ORIGIN) return fail('request.forbidden');
  const name = new URL(upload.url).searchParams.get('name');
  if (name === null || name === '' || name.length > 2_000 || upload.body === null)
    return fail('request.invalid');
  const bytes = await readUpTo(upload.body, UPLOAD_LIMIT);
  if (bytes === null) return fail('asset.too-large', { megabytes: UPLOAD_LIMIT / 1024 / 1024 });
  if (bytes.length === 0) return fail('asset.not-a-picture');
  // A browser gives the bare name; a page that lies must not place a folder in the library's records.
  return add(name.replace(/^.*[\\/]/s, ''), bytes);
}

/** Null past the limit; the rest is not read. */
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
