/** Prepares pictures of the library for files: upright, without metadata (in particular places). */
import type { Sharp } from 'sharp';
import { AppError } from '#contract/failure.ts';
import { readOriginal } from '../../library/pictures/assets.ts';

/** Longest side in a page or a document, in pixels: sharp in print at the width of the text. */
const LONGEST_SIDE = 1_600;
const MOST_PIXELS = 60_000_000;

export type Kind = 'jpg' | 'png' | 'gif' | 'webp';
export type ExportedPicture = Readonly<{ bytes: Buffer; kind: Kind; width: number; height: number }>;

const MIME: Readonly<Record<Kind, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};

/**
 * `whole` keeps size and format, `page` scales for a page, `word` scales and uses a format that Word shows. Undefined
 * if the file is missing or unreadable.
 */
export async function exportPicture(
  folder: string,
  sha256: string,
  use: 'whole' | 'page' | 'word',
): Promise<ExportedPicture | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const bytes = await readOriginal(folder, sha256);
    const { format, pages = 1, hasAlpha } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
    const moves = pages > 1 && use !== 'word';
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, animated: moves }).autoOrient();
    const scaled =
      use === 'whole'
        ? upright
        : upright.resize({
            width: LONGEST_SIDE,
            height: LONGEST_SIDE,
            fit: 'inside',
            withoutEnlargement: true,
          });
    const kind = kindFor(format, hasAlpha, moves, use);
    const { data, info } = await encoded(scaled, kind, use).toBuffer({ resolveWithObject: true });
    return { bytes: data, kind, width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'asset.not-found') throw error;
    return undefined;
  }
}

function kindFor(format: string, transparent: boolean, moves: boolean, use: 'whole' | 'page' | 'word'): Kind {
  const own = format === 'jpeg' ? 'jpg' : format === 'gif' || format === 'webp' ? format : 'png';
  if (use === 'whole') return own;
  if (use === 'word') return own === 'jpg' || (own === 'webp' && !transparent) ? 'jpg' : 'png';
  // Better for drawings and animations.
  return own === 'jpg' && !moves ? 'jpg' : 'webp';
}

function encoded(picture: Sharp, kind: Kind, use: 'whole' | 'page' | 'word'): Sharp {
  const quality = use === 'whole' ? 92 : 82;
  if (kind === 'jpg') return picture.jpeg({ quality, mozjpeg: true });
  if (kind === 'webp') return picture.webp({ quality });
  return kind === 'gif' ? picture.gif() : picture.png({ compressionLevel: 9 });
}

/** A data address for a picture embedded in a page. */
export const dataUrl = ({ bytes, kind }: ExportedPicture): string =>
  `data:${MIME[kind]};base64,${bytes.toString('base64')}`;
