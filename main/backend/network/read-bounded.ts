import type { Response } from 'undici';
import { AppError } from '#contract/failure.ts';
import { hasTooManyValues } from '../core/json-values.ts';

/** Parses untrusted JSON; undefined if it is invalid or has more than MOST_VALUES values. */
export function parseJson(text: string): unknown {
  if (hasTooManyValues(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The body of a reply, at most `most` bytes when unpacked. Throws outside.too-large. */
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
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

let arriving = 0;

/**
 * True while a body is arriving, in pieces of one or more event loop turns. Sliced work then yields until it is
 * complete, since the blog may only then be requested again.
 */
export const isArriving = (): boolean => arriving > 0;

/** Runs a reading of a body, and counts it as arriving meanwhile. */
export async function whileArriving<Value>(read: () => Promise<Value>): Promise<Value> {
  arriving += 1;
  try {
    return await read();
  } finally {
    arriving -= 1;
  }
}

/** The body of an answer as text. Rejects if it has more than `most` bytes. */
export const readText = ({ body }: Pick<globalThis.Response, 'body'>, most: number): Promise<string> =>
  whileArriving(async () => {
    const decoder = new TextDecoder();
    let text = '';
    let size = 0;
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > most) throw new Error(`an answer of more than ${most} bytes`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  });

type Body =
  | Readonly<{
      getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(): Promise<void> };
    }>
  | null
  | undefined;

type BodyReader = Readonly<{
  /** The next bytes, at least `least` unless the body ends before; undefined at its end. */
  read(least: number): Promise<Uint8Array | undefined>;
  /** Drops the rest and closes the connection. Otherwise the caller ends the request. */
  cancel(): Promise<void>;
}>;

/** Reads a body in pieces as large as the caller needs. */
export function createBodyReader(body: Body): BodyReader {
  const reader = body?.getReader();
  return {
    async read(least) {
      const chunks: Uint8Array[] = [];
      let size = 0;
      while (size < least) {
        const step = await reader?.read();
        if (step === undefined || step.done) break;
        const chunk = step.value as Uint8Array;
        size += chunk.byteLength;
        chunks.push(chunk);
      }
      return size === 0 ? undefined : Buffer.concat(chunks, size);
    },
    cancel: async () => reader?.cancel(),
  };
}

/** The first bytes of a reply, at most `most`; the connection is closed if there are more. */
export async function readStart({ body }: Readonly<{ body: Body }>, most: number): Promise<Uint8Array> {
  const reader = createBodyReader(body);
  const start = (await reader.read(most)) ?? new Uint8Array();
  if (start.byteLength >= most) await reader.cancel();
  return start.subarray(0, most);
}

/** Maximum bytes read of a refusal; an HTML page of WordPress instead of JSON has about a hundred kilobytes. */
export const LONGEST_REFUSAL = 512 * 1024;

/** The beginning of a refusal's body; the caller ends the request. */
export const readRefusal = async ({ body }: Readonly<{ body: Body }>): Promise<string> =>
  new TextDecoder().decode(await createBodyReader(body).read(LONGEST_REFUSAL));
