/**
 * Checks that the files beside a package's archive are unchanged: the backend's bundles, the SQLite driver, the image
 * library. The expected sizes and SHA-256 are in the archive's header, which Electron verifies before loading anything
 * (fuse enableEmbeddedAsarIntegrityValidation, on Windows and macOS).
 */
import { createHash } from 'node:crypto';
import type { FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Node's own `fs`: Electron's version treats an archive as a folder. */
type PlainFiles = Readonly<{ open: typeof open; readdir: typeof readdir }>;

const LARGEST_HEADER = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

const fileSchema = z.object({
  size: z.int().min(0),
  unpacked: z.literal(true),
  integrity: z.object({ algorithm: z.literal('SHA256'), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});
const folderSchema = z.object({ files: z.record(z.string(), z.unknown()) });

export type UnpackedFile = Readonly<{ path: readonly string[]; size: number; sha256: string }>;

/**
 * The unpacked files listed in a header. Throws if one has no checksum.
 * @param header JSON, as written by @electron/asar
 */
export function unpackedFiles(header: unknown): UnpackedFile[] {
  const listedFiles: UnpackedFile[] = [];
  const walk = (node: unknown, path: readonly string[]): void => {
    const folder = folderSchema.safeParse(node);
    if (folder.success) {
      for (const [name, child] of Object.entries(folder.data.files)) walk(child, [...path, name]);
      return;
    }
    if (typeof node !== 'object' || node === null || !('unpacked' in node) || 'link' in node) return;
    const { size, integrity } = fileSchema.parse(node);
    listedFiles.push({ path, size, sha256: integrity.hash });
  };
  walk(header, []);
  return listedFiles;
}

/** Reads the archive's header: two Chromium pickles, a length and the JSON text. */
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

async function isAsListed(path: string, { size, sha256 }: UnpackedFile, files: PlainFiles): Promise<boolean> {
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

/** Signing after packaging changes these files; macOS verifies them before loading. */
const SIGNED_BY_MACOS = /\.(?:node|dylib)$/;
const MOST_LISTED = 20;

/**
 * The paths of files beside an archive that are missing, changed or unexpected. Reads about fifty megabytes in blocks
 * of 256 kB. Throws if the archive itself cannot be read.
 */
export async function changedFiles(
  archive: string,
  { files, platform }: Readonly<{ files: PlainFiles; platform: NodeJS.Platform }>,
): Promise<string[]> {
  const outside = `${archive}.unpacked`;
  const listed = unpackedFiles(await readHeader(archive, files));
  const listedPaths = new Set(listed.map(({ path }) => path.join('/')));
  const changed: string[] = [];
  for (const one of listed) {
    const name = one.path.join('/');
    if (platform === 'darwin' && SIGNED_BY_MACOS.test(name)) continue;
    if (!(await isAsListed(join(outside, ...one.path), one, files))) changed.push(name);
  }
  for await (const name of filesIn(outside, '', files)) if (!listedPaths.has(name)) changed.push(name);
  return changed.slice(0, MOST_LISTED);
}
