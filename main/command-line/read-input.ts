import type { Readable } from 'node:stream';
import { AppError } from '#contract/failure.ts';

/** Standard input to its end. Throws request.too-large. */
export async function readInput(input: Readable, largest: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part as Uint8Array | string);
    length += bytes.byteLength;
    if (length > largest) throw new AppError('request.too-large', { name: '-' });
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
