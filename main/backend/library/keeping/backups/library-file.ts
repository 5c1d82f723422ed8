/**
 * A whole library as one file (`.escale-library`): a zip with a manifest (`escale.json`), the database, the pictures by
 * sha256, and the practice blog's posts. Reads it without trusting any of it.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { openArchive, type Archive } from '../../store/zip/open-archive.ts';
import type { OnProgress } from './copy-database.ts';
import { requireRoom } from './copy-files.ts';

export const MANIFEST = 'escale.json';
export const DATABASE = 'library.sqlite';
const FORMAT = 'escale-library';
const VERSION = 1;

/** Higher than the limits of other archives (docs/design/security.md#limits), for a library of 100,000 posts. */
const MOST_UNPACKED = 1024 ** 4;
const MOST_PARTS = 1_000_000;
export const LARGEST_MANIFEST = 64 * 1024;
export const LARGEST_PRACTICE_POST = 32 * 1024 * 1024;

const ASSET = /^assets\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/;
const PRACTICE = /^practice-blog\/(?:blog|posts\/\d{1,25})\.json$/;

const versionSchema = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const manifestSchema = versionSchema.extend({
  madeAt: z.int().min(0).max(8_640_000_000_000_000),
  database: z.object({ bytes: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});
type Manifest = z.infer<typeof manifestSchema>;

export const manifestText = (manifest: Omit<Manifest, 'format' | 'version'>): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, ...manifest }, null, 2)}\n`;

/** True for a file that begins like a zip. */
export function isZip(file: string): boolean {
  const start = Buffer.alloc(4);
  const descriptor = fs.openSync(file, 'r');
  try {
    fs.readSync(descriptor, start, 0, 4, 0);
  } finally {
    fs.closeSync(descriptor);
  }
  return start.toString('latin1') === 'PK\u0003\u0004';
}

/**
 * Reads a library file to its end; with `into`, extracts its parts into that folder, laid out like a library's folder.
 * Throws backup.not-a-library, backup.newer-version, backup.damaged, backup.no-room, document.too-large, and write
 * errors.
 */
export async function readLibraryFile(
  file: string,
  into: string | undefined,
  onProgress: OnProgress,
): Promise<Manifest> {
  const archive = await openLibraryArchive(file);
  try {
    const manifest = await readManifest(archive);
    const parts = archive.names.filter((name) => name !== MANIFEST);
    for (const name of parts)
      if (name !== DATABASE && !ASSET.test(name) && !PRACTICE.test(name))
        throw new AppError('backup.not-a-library');
    if (archive.size(DATABASE) !== manifest.database.bytes) throw new AppError('backup.damaged');
    const total = parts.reduce((sum, name) => sum + archive.size(name), 0);
    // The declared sizes are enforced while unpacking (open-archive.ts).
    if (into !== undefined) requireRoom(into, total);
    let done = 0;
    for (const name of parts) {
      if (PRACTICE.test(name) && archive.size(name) > LARGEST_PRACTICE_POST)
        throw new AppError('backup.damaged');
      const sha256 = await take(archive, name, into, (bytes) => onProgress((done += bytes) / total));
      const expected = name === DATABASE ? manifest.database.sha256 : ASSET.exec(name)?.[2];
      if (expected !== undefined && sha256 !== expected) throw new AppError('backup.damaged');
    }
    return manifest;
  } catch (error) {
    throw toBackupError(error);
  } finally {
    archive.close();
  }
}

async function openLibraryArchive(file: string): Promise<Archive> {
  try {
    return await openArchive({ path: file }, MOST_UNPACKED, MOST_PARTS);
  } catch (error) {
    throw toBackupError(error);
  }
}

function toBackupError(error: unknown): unknown {
  return error instanceof AppError && error.code === 'document.damaged'
    ? new AppError('backup.damaged', {}, { cause: error })
    : error;
}

async function readManifest(archive: Archive): Promise<Manifest> {
  const size = archive.size(MANIFEST);
  if (size === 0 || size > LARGEST_MANIFEST) throw new AppError('backup.not-a-library');
  let value: unknown;
  try {
    value = JSON.parse((await archive.read(MANIFEST))?.toString('utf8') ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('backup.not-a-library', {}, { cause: error });
    throw error;
  }
  const version = versionSchema.safeParse(value);
  if (!version.success) throw new AppError('backup.not-a-library');
  if (version.data.version > VERSION)
    throw new AppError('backup.newer-version', { found: version.data.version, known: VERSION });
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) throw new AppError('backup.damaged');
  return manifest.data;
}

async function take(
  archive: Archive,
  name: string,
  into: string | undefined,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const hash = createHash('sha256');
  // Only three forms of names are allowed, and none leaves the folder.
  const target = into === undefined ? undefined : openTarget(path.join(into, ...name.split('/')));
  try {
    for await (const chunk of archive.stream(name)) {
      hash.update(chunk);
      if (target !== undefined) for (let at = 0; at < chunk.length;) at += fs.writeSync(target, chunk, at);
      onBytes(chunk.length);
    }
    if (target !== undefined) fs.fsyncSync(target);
  } finally {
    if (target !== undefined) fs.closeSync(target);
  }
  return hash.digest('hex');
}

function openTarget(file: string): number {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  return fs.openSync(file, 'wx', 0o600);
}
