/**
 * Whether what lies beside the archive of a package is what was packaged: the backend's bundles, SQLite's driver, the library
 * for pictures. The list is the archive's own header, which Electron checks before it loads anything (the fuse
 * enableEmbeddedAsarIntegrityValidation, on Windows and macOS): of each file that was left outside it holds the size and the
 * SHA-256.
 */
import { createHash } from 'node:crypto';
import type { FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Of Node, not of Electron: its own takes an archive for a folder. */
type PlainFiles = Readonly<{ open: typeof open; readdir: typeof readdir }>;

const LARGEST_HEADER = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

const fileSchema = z.object({
  size: z.int().min(0),
  unpacked: z.literal(true),
  integrity: z.object({ algorithm: z.literal('SHA256'), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});
const folderSchema = z.object({ files: z.record(z.string(), z.unknown()) });

export type Listed = Readonly<{ path: readonly string[]; size: number; sha256: string }>;

/** The files outside that a header lists. Throws where one of them has no sum. @param header JSON, as @electron/asar writes it */
export function filesOutside(header: unknown): Listed[] {
  const found: Listed[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    const folder = folderSchema.safeParse(node);
    if (folder.success) {
      for (const [name, child] of Object.entries(folder.data.files)) walk(child, [...path, name]);
      return;
    }
    if (typeof node !== 'object' || node === null || !('unpacked' in node) || 'link' in node) return;
    const { size, integrity } = fileSchema.parse(node);
    found.push({ path, size, sha256: integrity.hash });
  };
  walk(header, []);
  return found;
}

/** The header of an archive: two pickles of Chromium's, a length and then the JSON text. */
async function readHeader(archive: string, files: PlainFiles): Promise<unknown> {
  const file = await files.open(archive, 'r');
  try {
    const head = await readAt(file, 0, 16);
    const numbers = new DataView(head.buffer);
    const length = numbers.getUint32(12, true);
    if (numbers.getUint32(0, true) !== 4 || length > LARGEST_HEADER)
      throw new Error('no archive of Electron');
    return JSON.parse(new TextDecoder().decode(await readAt(file, 16, length))) as unknown;
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, position);
  if (bytesRead !== length) throw new Error('the archive is cut short');
  return buffer;
}

async function isAsListed(path: string, { size, sha256 }: Listed, files: PlainFiles): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await files.open(path, 'r');
  } catch {
    return false;
  }
  try {
    if ((await file.stat()).size !== size) return false;
    const hash = createHash('sha256');
    const chunk = new Uint8Array(CHUNK);
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK, null);
      if (bytesRead === 0) return hash.digest('hex') === sha256;
      hash.update(chunk.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

async function* filesIn(folder: string, inside: string, files: PlainFiles): AsyncGenerator<string> {
  for (const entry of await files.readdir(join(folder, inside), { withFileTypes: true })) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(folder, name, files);
    else yield name;
  }
}

/** Signed after they were packaged, which changes them; macOS checks them itself before it loads them. */
const SIGNED_BY_MACOS = /\.(?:node|dylib)$/;
/** Told at most: one changed file is reason enough. */
const MOST_LISTED = 20;

/**
 * The files beside an archive that are missing, not as they were packaged, or more than were: their paths inside it. Reads
 * some fifty megabytes, a quarter of one at a time. Throws where the archive itself cannot be read.
 */
export async function changedFiles(
  archive: string,
  { files, platform }: Readonly<{ files: PlainFiles; platform: NodeJS.Platform }>,
): Promise<string[]> {
  const outside = `${archive}.unpacked`;
  const listed = filesOutside(await readHeader(archive, files));
  const known = new Set(listed.map(({ path }) => path.join('/')));
  const changed: string[] = [];
  for (const one of listed) {
    const name = one.path.join('/');
    if (platform === 'darwin' && SIGNED_BY_MACOS.test(name)) continue;
    if (!(await isAsListed(join(outside, ...one.path), one, files))) changed.push(name);
  }
  for await (const name of filesIn(outside, '', files)) if (!known.has(name)) changed.push(name);
  return changed.slice(0, MOST_LISTED);
}
