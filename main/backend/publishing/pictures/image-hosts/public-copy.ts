/** The public copy of a picture: scaled, without camera metadata, under a neutral name. */
import { pictureCopy } from '#backend/library/pictures/picture-copies.ts';
import type { PictureMime } from '#backend/library/pictures/picture-kinds.ts';
import type { ReadableDb } from '#backend/core/sql.ts';

/** Pixels on the longer side: Blogger's maximum. */
const LONGEST = 2048;
const ENDINGS: Readonly<Record<PictureMime, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

export type PublicCopy = Readonly<{ name: string; bytes: Uint8Array; mime: PictureMime }>;

/** Throws asset.not-found. */
export async function publicCopy(
  library: Readonly<{ db: ReadableDb; folder: string }>,
  sha256: string,
): Promise<PublicCopy> {
  const { bytes, mime } = await pictureCopy(library, sha256, LONGEST, 'file');
  return { name: `${sha256}.${ENDINGS[mime]}`, bytes, mime };
}
