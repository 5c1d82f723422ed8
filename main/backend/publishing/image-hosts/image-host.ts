/**
 * Where the pictures of a post are put, since Blogger has no upload (BLOGGER.md section 2). Keyed by sha256, so that
 * every call can be repeated. The library keeps the original whatever the host does.
 */
export type PictureToPut = Readonly<{
  sha256: string;
  /** The original's bytes, read when they are needed. */
  read(): Promise<Uint8Array>;
  /** The public address it has already, in the document. */
  address?: string | undefined;
}>;

export type ImageHost = Readonly<{
  id: 'inline' | 'already-public';
  /** The address readers' browsers will ask; undefined where this host cannot serve the picture. */
  put(picture: PictureToPut): Promise<string | undefined>;
}>;
