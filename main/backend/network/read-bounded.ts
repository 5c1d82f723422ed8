import type { Response } from 'undici';
import { AppError } from '#contract/failure.ts';

/** JSON, or undefined: the answer of a stranger is allowed to be anything. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The body of a reply, as long as it is no longer than `most` bytes, unpacked. Throws outside.too-large. */
export async function readBounded(reply: Response, most: number, host: string): Promise<Uint8Array> {
  const tooLarge = async (): Promise<never> => {
    await reply.body?.cancel().catch(() => undefined);
    throw new AppError('outside.too-large', { host, megabytes: Math.round(most / 1024 / 1024) });
  };
  if (Number(reply.headers.get('content-length') ?? 0) > most) return tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) return tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

/** A page of whole posts of a blog, pictures inside, is some 50 MB; in bytes. */
export const LARGEST_ANSWER = 128 * 1024 * 1024;

let arriving = 0;

/**
 * Whether the body of an answer is coming in. It comes in pieces, a turn of the event loop for some of them each: who works in
 * slices lets it in whole before the next one, since the blog may be asked for more only then.
 */
export const isArriving = (): boolean => arriving > 0;

/** The body of a blog's or a store's answer. Rejects where it is longer than `most` bytes, which counts as no answer. */
export async function readText(
  { body }: Pick<globalThis.Response, 'body'>,
  most: number = LARGEST_ANSWER,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  arriving += 1;
  try {
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > most) throw new Error(`an answer of more than ${most} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
  } finally {
    arriving -= 1;
  }
  return text + decoder.decode();
}

/** The first bytes of a reply, about `most`; the connection is not kept for the rest. */
export async function readStart(reply: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the body.
  for await (const chunk of (reply.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= most) break;
  }
  return new Uint8Array(Buffer.concat(chunks, size).subarray(0, most));
}
