/**
 * The host of a blog's pictures, for blogs without uploads (docs/design/publishing.md#pictures). All calls are keyed by sha256
 * and can be repeated. The library always keeps the original.
 */
import type { Put } from '#backend/library/publications/picture-rows.ts';
import { AppError } from '#contract/failure.ts';
import type { PicturePlace } from '#contract/pictures.ts';
import type { Outside } from '#backend/network/start-outside.ts';
import { sniffPicture } from '#backend/library/pictures/picture-kinds.ts';
import type { ReadableDb } from '#backend/core/sql.ts';
import { findUpload } from '#backend/library/publications/picture-rows.ts';

/**
 * Checks that a picture is public at an address (docs/design/blogger.md#pictures): an anonymous GET, without cookies or
 * referrer, recognised by its first bytes. Fails with pictures.not-public (`reason`: `not-a-picture`, or the last part of an
 * outside.* code) and network.offline.
 */
export async function verifyPublic(
  { probeOutside }: Pick<Outside, 'probeOutside'>,
  url: string,
): Promise<void> {
  const host = URL.parse(url)?.hostname ?? '';
  let start: Uint8Array;
  try {
    start = await probeOutside(url);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('outside.')) throw error;
    throw new AppError(
      'pictures.not-public',
      { host, reason: error.code.slice('outside.'.length), status: Number(error.params['status'] ?? 0) },
      { cause: error },
    );
  }
  if (sniffPicture(start) === undefined)
    throw new AppError('pictures.not-public', { host, reason: 'not-a-picture', status: 200 });
}

type HostDescription = Readonly<{
  /** The picture is part of the text: the text has a maximum size, and Blogger makes no thumbnail. */
  insideText: boolean;
  /**
   * Who uploads the pictures: Escale when the text is sent, or the author before that. `blog`: Escale uploads to the blog,
   * which returns the address.
   */
  putBy: 'escale' | 'author' | 'blog';
}>;

/**
 * Lookups for a host that gives the addresses itself: the stored upload of a picture under `key`, and no way to
 * upload. `put` fails with pictures.no-address.
 */
export function knownPictures(db: ReadableDb, key: string): Pick<ImageHost, 'foresee' | 'put'> {
  const foresee = (sha256: string): Promise<Put | undefined> => {
    const upload = findUpload(db, sha256, key);
    return Promise.resolve(upload === undefined || upload.state === 'dead' ? undefined : upload);
  };
  return {
    foresee,
    async put(sha256) {
      const upload = await foresee(sha256);
      if (upload === undefined) throw new AppError('pictures.no-address', { count: 1 });
      return upload;
    },
  };
}

export type ImageHost = Readonly<{
  id: PicturePlace;
  /** Host and prefix: the key of a stored upload. */
  key: string;
  describe(): HostDescription;
  /** Rejects with the pictures.* code of a missing setting. */
  check(): Promise<void>;
  /** The present or future address of a picture, without a request; undefined if only the author knows it. */
  foresee(sha256: string): Promise<Put | undefined>;
  /** Uploads the picture unless it is there. Rejects with network.*, pictures.store-*. */
  put(sha256: string): Promise<Put>;
  /** Checks that the picture is public, without cookies. Rejects with pictures.not-public, network.offline. */
  verify(url: string): Promise<void>;
}>;
