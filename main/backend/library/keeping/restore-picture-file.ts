/** Restores the missing file of a picture from the second folder of the backups. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Context } from '../../core/context.ts';
import { assetFile } from '../store/library-files.ts';
import { getAsset, writeOnce } from '../pictures/assets.ts';
import { readLocalState } from './backups/local-state.ts';
import { mirrorFolder } from './backups/second-folder.ts';

/** Enough for a photograph from a working share; others would block for minutes. */
const PATIENCE_MS = 20_000;

/** True once the file is restored; false if the second folder does not have it. Throws asset.not-found, disk.full. */
export async function restorePictureFile(
  { db, folder }: Pick<Context, 'db' | 'folder'>,
  sha256: string,
): Promise<boolean> {
  const { bytes } = getAsset(db, sha256);
  const file = assetFile(folder, sha256);
  if ((await contentOf(file, sha256, bytes)) !== undefined) return true;
  const second = readLocalState(folder).second?.folder;
  if (second === undefined) return false;
  const content = await contentOf(assetFile(mirrorFolder(second), sha256), sha256, bytes);
  if (content === undefined) return false;
  await writeOnce(file, content);
  return true;
}

/**
 * The bytes of a picture; undefined if the file is missing or different. Reads in pieces, so that other requests are
 * answered in between.
 */
async function contentOf(file: string, sha256: string, bytes: number): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    if ((await orAbort(stat(file), signal)).size !== bytes) return undefined;
    const hash = createHash('sha256');
    const parts: Buffer[] = [];
    for await (const part of createReadStream(file, { signal }) as AsyncIterable<Buffer>) {
      hash.update(part);
      parts.push(part);
    }
    return hash.digest('hex') === sha256 ? Buffer.concat(parts) : undefined;
  } catch {
    // Missing, unreadable or not answering: the picture is not available.
    return undefined;
  }
}

const orAbort = <Value>(pending: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  Promise.race([
    pending,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('no answer')), { once: true });
    }),
  ]);
