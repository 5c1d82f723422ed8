/** Reads an added picture, recognised by its first bytes, or refuses it. */
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import { AppError } from '#contract/failure.ts';
import { type CheckedSvg, SVG_LIMITS } from './check-svg.ts';
import { type PictureMime, sniffPicture } from './picture-kinds.ts';
import { type PictureWords, wordsOf } from './picture-metadata.ts';

export const LARGEST_FILE = 50 * 1024 * 1024;
/** Sixty megapixels, as width times height (docs/design/security.md#limits). */
export const MOST_PIXELS = 60_000_000;
/** Pixels: an SVG is drawn this wide, or at its own width if that is more. */
const SVG_WIDTH = 1_600;
const SVG_WIDEST = 4_000;
/** Pixels of a drawing, and of all its layers in memory at a time: four bytes each, in the backend process. */
const MOST_DRAWN = 16_000_000;
const MOST_HELD = 32_000_000;
/** Pixels of the tile of a pattern, and of all embedded pictures. */
const LARGEST_TILE = 4_000_000;
const MOST_EMBEDDED = 12_500_000;
/** Layers of the drawing itself while it is resized and encoded. */
const HELD_BESIDE = 3;
/** Pixels of all layers in sequence: some thousands of layers of a small drawing. */
const MOST_BLENDED = 10_000_000_000;
/** Pieces of one shape (svg-outline.ts), a hundred bytes each; and of the longest curve that cairo can draw. */
const MOST_PIECES = 2_000_000;
const MOST_OF_A_CURVE = 9_200;
/** Seconds for reading a picture, and for drawing an SVG. */
const LONGEST_READING = 30;
const LONGEST_DRAWING = 5;
/** Milliseconds for a drawing and those before it: librsvg may not notice its timeout. */
const LONGEST_WAITING = 8_000;
/** Quality of an image stored instead of the original, which is scaled again later. */
const CONVERTED_QUALITY = 92;

/** sharp is loaded with the first picture, because it takes a quarter of a second and 20 MB. */
export async function openPicture(bytes: Uint8Array, options: SharpOptions = {}): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  // No picture is opened twice, and the cache would keep an SVG with all its layers.
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', ...options }).timeout({
    seconds: LONGEST_READING,
  });
}

/**
 * Limits concurrent work on pictures, which occupies threads that files and network of this process share.
 * @param atOnce maximum at a time; the others wait, in order
 */
export function createTurns(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let working = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (working >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    working += 1;
    try {
      return await work();
    } finally {
      working -= 1;
      queue.shift()?.();
    }
  };
}

/** Concurrent decodings of photographs; drawings have a queue of their own. */
const inTurns = createTurns(2);
/** Each inspection has a thread. */
const oneInspection = createTurns(1);

type Read = Readonly<{
  bytes: Uint8Array;
  mime: PictureMime;
  width: number;
  height: number;
  words: PictureWords;
}>;

/**
 * The picture as it is stored. JPEG, PNG, GIF and WebP keep their bytes; AVIF and TIFF, which not every blog, feed and
 * reader shows, become JPEG, or PNG if transparent; an SVG is stored as its drawing alone. Throws asset.not-a-picture,
 * asset.heic, asset.too-large, asset.filters, asset.too-complex.
 */
export async function readPicture(bytes: Uint8Array): Promise<Read> {
  if (bytes.byteLength > LARGEST_FILE)
    throw new AppError('asset.too-large', { megabytes: LARGEST_FILE / 1024 / 1024 });
  const kind = sniffPicture(bytes);
  if (kind === undefined) throw new AppError('asset.not-a-picture');
  // Its decoder is patented (HEVC) and under the LGPL; iPhones can export JPEG instead.
  if (kind === 'image/heic') throw new AppError('asset.heic');
  if (kind === 'image/svg+xml') return drawSvg(bytes);
  if (kind === 'image/avif' || kind === 'image/tiff') return inTurns(() => convert(bytes));
  const metadata = await inTurns(() =>
    decoded(bytes, async (picture) => {
      const pictureMetadata = await measured(picture);
      // Decodes the pixels, scaled down as far as possible, because the header alone would accept a damaged file.
      await picture.resize(16, 16, { fit: 'inside' }).raw().toBuffer();
      return pictureMetadata;
    }),
  );
  const { width, height } = metadata.autoOrient;
  return { bytes, mime: kind, width, height, words: wordsOf(metadata) };
}

/** Throws asset.too-large. */
async function measured(picture: Sharp): Promise<Metadata> {
  const metadata = await picture.metadata();
  if (metadata.width * metadata.height > MOST_PIXELS)
    throw new AppError('asset.too-large', { megapixels: MOST_PIXELS / 1_000_000 });
  return metadata;
}

/** The first of several pages, rotated upright since the orientation tag is lost. */
const convert = (bytes: Uint8Array): Promise<Read> =>
  decoded(bytes, async (picture) => {
    const metadata = await measured(picture);
    const mime = metadata.hasAlpha && !(await picture.stats()).isOpaque ? 'image/png' : 'image/jpeg';
    const upright = picture.autoOrient();
    const { data, info } = await (
      mime === 'image/png'
        ? upright.png({ compressionLevel: 9 })
        : upright.removeAlpha().jpeg({ quality: CONVERTED_QUALITY, chromaSubsampling: '4:4:4' })
    ).toBuffer({ resolveWithObject: true });
    return { bytes: data, mime, width: info.width, height: info.height, words: wordsOf(metadata) };
  });

/** Runs `work` on the picture; what sharp cannot read is asset.not-a-picture. */
async function decoded<Result>(
  bytes: Uint8Array,
  work: (picture: Sharp) => Promise<Result>,
  options: SharpOptions = {},
): Promise<Result> {
  const picture = await openPicture(bytes, { ...options, limitInputPixels: false });
  try {
    return await work(picture);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && /^timeout/i.test(error.message))
      throw new AppError('asset.too-complex', {}, { cause: error });
    throw new AppError('asset.not-a-picture', {}, { cause: error });
  }
}

async function drawSvg(bytes: Uint8Array): Promise<Read> {
  if (bytes.byteLength > SVG_LIMITS.bytes)
    throw new AppError('asset.too-large', { megabytes: SVG_LIMITS.bytes / 1024 / 1024 });
  // Loaded dynamically, because the thread's script is located by import.meta, which is missing when window tests load
  // this module.
  const { inspectSvg } = await import('./svg-inspection.ts');
  const checked = await oneInspection(() => inspectSvg(bytes));
  await refuseLargePictures(checked.embedded);
  return decoded(bytes, (picture) => inTurn(() => draw(bytes, picture, checked)));
}

/**
 * Embedded pictures are all in memory while the SVG is drawn. Throws asset.too-large; asset.too-complex for a bad
 * picture.
 */
async function refuseLargePictures(embedded: CheckedSvg['embedded']): Promise<void> {
  let pixels = 0;
  for (const bytes of embedded) {
    const { width, height } = await openPicture(bytes)
      .then((picture) => picture.metadata())
      .catch((error: unknown) => {
        throw new AppError('asset.too-complex', {}, { cause: error });
      });
    pixels += width * height;
    if (pixels > MOST_EMBEDDED)
      throw new AppError('asset.too-large', { megapixels: MOST_EMBEDDED / 1_000_000 });
  }
}

/** Draws an SVG at its own width, at least SVG_WIDTH, or narrower to limit memory. Throws asset.too-large, asset.too-complex. */
async function draw(bytes: Uint8Array, picture: Sharp, checked: CheckedSvg): Promise<Read> {
  const { layers, tile, blended, viewBox } = checked;
  const { width, height } = await picture.metadata();
  const usual = Math.min(Math.max(width, SVG_WIDTH), SVG_WIDEST);
  if ((usual * usual * height) / width > MOST_PIXELS)
    throw new AppError('asset.too-large', { megapixels: MOST_PIXELS / 1_000_000 });
  const most = Math.min(MOST_DRAWN, MOST_HELD / (layers + HELD_BESIDE));
  const widest = Math.floor(Math.sqrt((most * width) / height));
  const wide = Math.min(usual, widest);
  const tall = Math.round((height * wide) / width);
  if (wide < 1 || tall < 1) throw new AppError('asset.too-complex');
  const drawing = await openDrawing(bytes, wide / width, wide * tall);
  const drawn = await drawing.metadata();
  const [unitsWide, unitsTall] = viewBox ?? [width, height];
  const scale = Math.max(drawn.width / width, drawn.width / unitsWide, drawn.height / unitsTall);
  const isTooMuch =
    tile * scale ** 2 > LARGEST_TILE ||
    piecesOf(checked, scale) > MOST_PIECES ||
    blended * wide * tall > MOST_BLENDED;
  if (isTooMuch) throw new AppError('asset.too-complex');
  const { data, info } = await drawing
    .timeout({ seconds: LONGEST_DRAWING })
    .resize({ width: wide, height: tall, fit: 'fill' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const words = { credit: '', description: '' };
  return { bytes: data, mime: 'image/png', width: info.width, height: info.height, words };
}

/**
 * Opens an SVG at `times` its own size, about `pixels` pixels. libvips applies the density twice to a size in millimetres,
 * points or inches. Throws asset.too-complex if the result would be larger anyway.
 */
async function openDrawing(bytes: Uint8Array, times: number, pixels: number): Promise<Sharp> {
  let [best, most]: [Sharp | undefined, number] = [undefined, 0];
  for (const factor of [times, Math.sqrt(times)]) {
    const density = Math.min(72 * factor, 2_400);
    const drawing = await openPicture(bytes, { density, limitInputPixels: false });
    const { width, height } = await drawing.metadata();
    const drawn = width * height;
    if (drawn > most && drawn <= 1.1 * pixels + 10_000) [best, most] = [drawing, drawn];
  }
  if (best === undefined) throw new AppError('asset.too-complex');
  return best;
}

/** Pieces of the shape with most of them, at `scale` pixels per unit: cairo is exact to a tenth of a pixel. */
const piecesOf = (
  { outline: { lines, curves, curved, length }, dashed }: CheckedSvg,
  scale: number,
): number => lines + Math.min(curves * MOST_OF_A_CURVE, curved * Math.sqrt(10 * scale)) + 2 * length * dashed;

/** The drawing in progress with its queue. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Draws one SVG at a time: librsvg cannot be interrupted inside a shape, and pictures and files share four threads. A drawing
 * that is not done after LONGEST_WAITING, with the wait for those before it, is abandoned: so an endless one occupies one thread
 * at most. Throws asset.too-complex.
 */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const waited = before;
  const done = (async () => {
    await inTime(waited.catch(() => undefined));
    return work();
  })();
  before = Promise.allSettled([waited, done]);
  return inTime(done);
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('asset.too-complex')), LONGEST_WAITING);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
