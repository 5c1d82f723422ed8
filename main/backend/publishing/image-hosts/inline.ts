/** Pictures inside the post, as data: addresses. Nothing to set up, nothing to break later; a stated budget, no thumbnail. */
import sharp from 'sharp';
import type { ImageHost } from './image-host.ts';

/** Blogger's own scaled size (BLOGGER.md section 2). */
const LONGEST_SIDE = 1600;
const QUALITY = 80;
/** At most 60 megapixels (DESIGN section 12). */
const MOST_PIXELS = 60_000_000;
/** Encoded pictures kept in memory between the sheet's preparation and the sending: a few are enough. */
const KEPT = 24;

/**
 * At most 1600 px on the longest side, turned as the camera was held, without metadata (place included): JPEG, or WebP
 * where there is transparency or movement, and for drawings that came as PNG or GIF.
 */
async function encode(bytes: Uint8Array): Promise<string> {
  const { format, hasAlpha, pages } = await sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
  const webp = hasAlpha || (pages ?? 1) > 1 || format === 'png' || format === 'gif' || format === 'webp';
  const scaled = sharp(bytes, { limitInputPixels: MOST_PIXELS, animated: (pages ?? 1) > 1 })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
  const encoded = await (
    webp ? scaled.webp({ quality: QUALITY }) : scaled.jpeg({ quality: QUALITY, mozjpeg: true })
  ).toBuffer();
  return `data:image/${webp ? 'webp' : 'jpeg'};base64,${encoded.toString('base64')}`;
}

export function createInlineHost(): ImageHost {
  const kept = new Map<string, string>();
  return {
    id: 'inline',
    async put({ sha256, read }) {
      const known = kept.get(sha256);
      if (known !== undefined) return known;
      const address = await encode(await read());
      kept.set(sha256, address);
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return address;
    },
  };
}
