/**
 * Pictures inside the post, as data: addresses. They need no settings and no server, but have a size limit and no thumbnail.
 */
import type { ReadableDb } from '#backend/core/sql.ts';
import { pictureCopy } from '#backend/library/pictures/picture-copies.ts';
import type { ImageHost } from './image-host.ts';

type Library = Readonly<{ db: ReadableDb; folder: string }>;

/** The data: address of a picture, at most `longest` px on its longer side. Throws asset.not-found. */
export async function dataUrl(library: Library, sha256: string, longest: number): Promise<string> {
  const { bytes, mime } = await pictureCopy(library, sha256, longest, 'inside');
  return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
}

export function createInlineHost(library: Library, longest: number): ImageHost {
  const put = async (sha256: string) => ({ url: await dataUrl(library, sha256, longest), ref: '' });
  return {
    id: 'inline',
    key: 'inline',
    describe: () => ({ insideText: true, putBy: 'escale' }),
    check: () => Promise.resolve(),
    foresee: put,
    put,
    // A picture inside the text is as public as the text.
    verify: () => Promise.resolve(),
  };
}
