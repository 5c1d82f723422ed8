/** Pictures, stored by the sha256 of their bytes: temporary file, fsync, rename, then the row. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Asset, TakenAsset } from '#contract/library.ts';
import { AppError } from '#contract/failure.ts';
import { letOthersRun } from '../../core/slices.ts';
import { assetFile, inside } from '../store/library-files.ts';
import type { PictureMime } from './picture-kinds.ts';
import { LARGEST_FILE, openPicture, readPicture } from './read-picture.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { get, run, sql } from '../../core/sql.ts';

type Shelf = Readonly<{ db: WritableDb; folder: string }>;

/**
 * Adds a picture. `name` is the original file name. An existing picture is returned unchanged. Throws
 * asset.not-a-picture, asset.heic, asset.too-large, disk.full.
 */
export async function addAsset(
  { db, folder }: Shelf,
  { name, bytes }: Readonly<{ name: string; bytes: Uint8Array }>,
  now: number,
): Promise<TakenAsset> {
  const picture = await readPicture(bytes);
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex');
  const file = assetFile(folder, sha256);
  await writeOnce(file, picture.bytes);
  run(
    db,
    sql`
    INSERT INTO assets (sha256, mime, width, height, bytes, name, credit, created_at)
    VALUES (${sha256}, ${picture.mime}, ${picture.width}, ${picture.height}, ${picture.bytes.byteLength}, ${baseName(name)}, ${picture.words.credit}, ${now})
    ON CONFLICT (sha256) DO UPDATE SET binned_at = NULL`,
  );
  // The file may have been deleted before this row, which from now on protects it (removePictureFiles).
  if (!existsSync(file)) await writeOnce(file, picture.bytes);
  return { ...getAsset(db, sha256), description: picture.words.description };
}

/** The last part of a path, of either kind of separator. */
const baseName = (name: string): string => name.split(/[\\/]/).at(-1)?.slice(0, 255) ?? '';

/** A file with its final name is complete, because it was renamed after fsync. */
export async function writeOnce(file: string, bytes: Uint8Array): Promise<void> {
  const stats = await fs.stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats?.size === bytes.byteLength && (await holds(file, bytes))) return;
  await fs.mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.part`;
  try {
    const handle = await fs.open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(temporary, file);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
  if (process.platform !== 'win32') {
    const parent = await fs.open(path.dirname(file), 'r');
    try {
      await parent.sync();
    } finally {
      await parent.close();
    }
  }
}

/** True if the file has these bytes; a file damaged by the disk is written again. */
async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await fs.readFile(file)).equals(bytes);
  } catch {
    // An unreadable file counts as missing.
    return false;
  }
}

type AssetRow = {
  sha256: string;
  mime: PictureMime;
  width: number;
  height: number;
  bytes: number;
  name: string;
  credit: string;
};

/** Throws asset.not-found. */
export function getAsset(db: ReadableDb, sha256: string): Asset {
  const row = get<AssetRow>(
    db,
    sql`SELECT sha256, mime, width, height, bytes, name, credit FROM assets WHERE sha256 = ${sha256}`,
  );
  if (row === undefined) throw new AppError('asset.not-found', { sha256 });
  return row;
}

/** Reads a file the author chose. Throws file.unreadable, asset.too-large. */
export async function readChosenFile(file: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    const handle = await fs.open(file, 'r');
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new AppError('file.unreadable', { name: path.basename(file) });
      if (stats.size > LARGEST_FILE)
        throw new AppError('asset.too-large', { megabytes: LARGEST_FILE / 1024 / 1024 });
      return { name: path.basename(file), bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file.unreadable', { name: path.basename(file) }, { cause: error });
  }
}

/** Deletes the files of pictures without rows, and their scaled copies; for a picture added again, only the copies. */
export async function removePictureFiles({ db, folder }: Reading, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  const removed = new Set(sha256s);
  const copies = await fs
    .readdir(path.join(folder, 'cache', 'pictures'))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  for (const sha256 of sha256s) {
    await letOthersRun();
    // In one turn: no new row can appear between the check and the deletion.
    const isTaken = get(db, sql`SELECT 1 FROM assets WHERE sha256 = ${sha256}`) !== undefined;
    if (!isTaken) rmSync(assetFile(folder, sha256), { force: true });
  }
  for (const name of copies)
    if (removed.has(name.slice(0, 64)))
      await fs.rm(path.join(folder, 'cache', 'pictures', name), { force: true });
}

type Bytes = { mime: string; bytes: Uint8Array };
type Reading = Readonly<{ db: ReadableDb; folder: string }>;

/**
 * The bytes of a picture; with `width`, a copy no wider than that (cached in cache/). The original is returned
 * unchanged; a copy is upright and without metadata. Throws asset.not-found.
 */
export async function readAsset(
  { db, folder }: Reading,
  { sha256, width }: Readonly<{ sha256: string; width?: number | undefined }>,
): Promise<Bytes> {
  const asset = getAsset(db, sha256);
  // A GIF may be animated: a narrower copy would not be.
  if (width === undefined || asset.width <= width || asset.mime === 'image/gif')
    return { mime: asset.mime, bytes: await readOriginal(folder, sha256) };
  return cached(folder, `${sha256}-${width}`, asset.mime, async () =>
    shrink(await readOriginal(folder, sha256), asset.mime, width),
  );
}

/** The original bytes. Throws asset.not-found. */
export async function readOriginal(folder: string, sha256: string): Promise<Uint8Array> {
  try {
    return await fs.readFile(assetFile(folder, sha256));
  } catch (error) {
    throw new AppError('asset.not-found', { sha256 }, { cause: error });
  }
}

async function shrink(bytes: Uint8Array, mime: PictureMime, width: number): Promise<Uint8Array> {
  const upright = (await openPicture(bytes)).autoOrient().resize({ width, withoutEnlargement: true });
  switch (mime) {
    case 'image/jpeg':
      return upright.jpeg({ quality: 82, mozjpeg: true }).toBuffer();
    case 'image/webp':
      return upright.webp({ quality: 82 }).toBuffer();
    case 'image/png':
    case 'image/gif':
      return upright.png({ compressionLevel: 9 }).toBuffer();
  }
}

async function cached(
  folder: string,
  name: string,
  mime: PictureMime,
  make: () => Promise<Uint8Array>,
): Promise<Bytes> {
  const file = inside(folder, 'cache', 'pictures', name);
  const cachedBytes = await fs.readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (cachedBytes !== undefined) return { mime, bytes: cachedBytes };
  const bytes = await make();
  await writeOnce(file, bytes);
  return { mime, bytes };
}
