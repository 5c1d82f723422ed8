/**
 * Copies of pictures for readers: scaled, upright, without metadata (place, serial numbers, thumbnails). sharp works in
 * threads of its own; copies are cached in cache/.
 *
 * JPEG at quality 80 for photographs. A PNG, GIF or WebP stays lossless if that costs little more than JPEG, so
 * drawings and screenshots stay sharp. Transparency and animation are kept.
 */
import fs from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { getAsset, readOriginal, writeOnce } from './assets.ts';
import { inside } from '../store/library-files.ts';
import type { PictureMime } from './picture-kinds.ts';
import { isKept, sniffPicture } from './picture-kinds.ts';
import { createTurns, openPicture } from './read-picture.ts';
import type { ReadableDb } from '../../core/sql.ts';

/**
 * `inside` is for embedding in the text, as WebP if smaller; `file` is JPEG, PNG or GIF, which every site and feed
 * accepts.
 */
type CopyKind = 'inside' | 'file';
type PictureCopy = Readonly<{ bytes: Uint8Array; mime: PictureMime }>;

const QUALITY = 80;
/** Maximum size of a lossless copy relative to JPEG. */
const WORTH = 1.25;
/** Increase it when the rules above change, so that old copies are not reused. */
const RULES = 1;
/** Concurrent decodings: a photograph of 60 megapixels takes 180 MB. */
const AT_ONCE = 2;

type Library = Readonly<{ db: ReadableDb; folder: string }>;

const underWay = new Map<string, Promise<PictureCopy>>();
const inTurn = createTurns(AT_ONCE);

/** At most `longest` px on its longer side, never enlarged. Throws asset.not-found. */
export async function pictureCopy(
  { db, folder }: Library,
  sha256: string,
  longest: number,
  kind: CopyKind,
): Promise<PictureCopy> {
  const { width, height } = getAsset(db, sha256);
  const size = Math.min(longest, Math.max(width, height));
  const file = inside(folder, 'cache', 'pictures', `${kind}${RULES}-${sha256}-${size}`);
  const pendingCopy = underWay.get(file);
  if (pendingCopy !== undefined) return pendingCopy;
  const newCopy = cachedCopy(file, async () =>
    encode(await readOriginal(folder, sha256), size, kind),
  ).finally(() => underWay.delete(file));
  underWay.set(file, newCopy);
  return newCopy;
}

async function cachedCopy(file: string, make: () => Promise<Uint8Array>): Promise<PictureCopy> {
  const cachedBytes = await fs.readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const mime = cachedBytes === undefined ? undefined : rasterOf(cachedBytes);
  if (cachedBytes !== undefined && mime !== undefined) return { bytes: cachedBytes, mime };
  const bytes = await inTurn(make);
  await writeOnce(file, bytes);
  const newMime = rasterOf(bytes);
  if (newMime === undefined) throw new Error('a copy of a picture is none');
  return { bytes, mime: newMime };
}

function rasterOf(bytes: Uint8Array): PictureMime | undefined {
  const mime = sniffPicture(bytes);
  return mime === undefined || !isKept(mime) ? undefined : mime;
}

async function encode(original: Uint8Array, longest: number, kind: CopyKind): Promise<Uint8Array> {
  const { format, hasAlpha, pages = 1 } = await (await openPicture(original)).metadata();
  const scaled = (await openPicture(original, { animated: pages > 1 }))
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true });
  // Without options for metadata, sharp writes none and converts the colours to sRGB.
  const jpeg = (): Promise<Uint8Array> => scaled.clone().jpeg({ quality: QUALITY, mozjpeg: true }).toBuffer();
  if (pages > 1)
    return kind === 'file' ? scaled.gif().toBuffer() : scaled.webp({ quality: QUALITY }).toBuffer();
  if (format === 'jpeg') return jpeg();
  const seesThrough = hasAlpha && !(await (await openPicture(original)).stats()).isOpaque;
  const exact = await withoutLoss(seesThrough ? scaled.clone() : scaled.clone().removeAlpha(), kind);
  if (!seesThrough) {
    const photograph = await jpeg();
    return exact.byteLength <= photograph.byteLength * WORTH ? exact : photograph;
  }
  if (kind === 'file') return exact;
  const lossy = await scaled.clone().webp({ quality: QUALITY }).toBuffer();
  return exact.byteLength <= lossy.byteLength * WORTH ? exact : lossy;
}

const withoutLoss = (picture: Sharp, kind: CopyKind): Promise<Uint8Array> =>
  kind === 'file'
    ? picture.png({ compressionLevel: 9 }).toBuffer()
    : picture.webp({ lossless: true }).toBuffer();
