/**
 * Matches pictures in a draft with those of a post, by their content, since names can be mixed up: file name and
 * order decide only between pictures that look alike.
 */

import { AppError } from '#contract/failure.ts';
import { isKept, sniffPicture } from '../../library/pictures/picture-kinds.ts';
import { openPicture } from '../../library/pictures/read-picture.ts';

/** A reduced picture: RGB, row after row, 0 to 255. */
export type Likeness = Readonly<{ pixels: Uint8Array; ratio: number }>;

const SIDE = 16;
/** Mean difference of two pictures per colour channel, of 255: Blogger's re-encoding causes 1 to 4. */
const SAME = 12;
/** Pictures at a smaller distance cannot be distinguished by likeness. */
const ALIKE = 3;
/** Tolerance of width / height: scaling to whole pixels changes it slightly. */
const SAME_RATIO = 0.04;

/** Throws if the bytes are not a supported picture: a draft may show any address. */
export async function likenessOf(bytes: Uint8Array): Promise<Likeness> {
  const kind = sniffPicture(bytes);
  if (kind === undefined || !isKept(kind)) throw new AppError('asset.not-a-picture');
  const upright = (await openPicture(bytes)).autoOrient();
  const { data, info } = await upright.toColourspace('srgb').toBuffer({ resolveWithObject: true });
  const pixels = await (
    await openPicture(data)
  )
    .flatten({ background: '#fff' })
    .resize(SIDE, SIDE, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return { pixels, ratio: info.width / info.height };
}

function difference(one: Likeness, other: Likeness): number {
  if (Math.abs(one.ratio / other.ratio - 1) > SAME_RATIO) return Infinity;
  if (one.pixels.length !== other.pixels.length) return Infinity;
  let sum = 0;
  for (const [at, value] of one.pixels.entries()) sum += Math.abs(value - (other.pixels[at] ?? 0));
  return sum / one.pixels.length;
}

type PictureToMatch = Readonly<{ sha256: string; name: string; likeness: Likeness }>;
type DraftPicture = Readonly<{ address: string; likeness: Likeness }>;

const bareName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.[a-z]{3,4}$/, '')
    .replace(/[^a-z0-9]+/g, '');

function namedIn(address: string): string {
  const last = URL.parse(address)?.pathname.split('/').at(-1) ?? '';
  try {
    return bareName(decodeURIComponent(last));
  } catch {
    return bareName(last);
  }
}

/** sha256 -> address of the matched pictures. Other candidates are left out. */
export function matchPictures(
  pictures: readonly PictureToMatch[],
  candidates: readonly DraftPicture[],
): Map<string, string> {
  const matched = new Map<string, string>();
  for (const { address, likeness } of candidates) {
    const near = pictures
      .filter(({ sha256 }) => !matched.has(sha256))
      .map((one) => ({ ...one, far: difference(one.likeness, likeness) }))
      .filter(({ far }) => far <= SAME);
    const nearest = Math.min(...near.map(({ far }) => far));
    const alike = near.filter(({ far }) => far <= nearest + ALIKE);
    const name = namedIn(address);
    const chosen = alike.find((one) => name.startsWith(bareName(one.name))) ?? alike[0];
    if (chosen !== undefined) matched.set(chosen.sha256, address);
  }
  return matched;
}
