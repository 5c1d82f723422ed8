/** What the author chose for the pictures of a blog, and the place of its store; the key pair is with the secrets. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { PictureHost } from '#contract/pictures.ts';
import type { Backend } from '../../app/backend.ts';
import type { ReadableDb, WritableDb } from '../../library/sql.ts';
import { get, run, sql } from '../../library/sql.ts';
import { parseJson } from '../../network/read-bounded.ts';
import { getBlog } from '../../library/publications/blogs.ts';

/**
 * Undefined: not asked yet. The practice blog takes pictures inside the text without asking
 * (docs/design/publishing.md#pictures).
 */
export function pictureHostOf(db: ReadableDb, blogId: string): PictureHost | undefined {
  const { capabilities } = getBlog(db, blogId);
  const row = get<{ picture_host: PictureHost | null }>(
    db,
    sql`SELECT picture_host FROM blogs WHERE id = ${blogId}`,
  );
  return row?.picture_host ?? (capabilities.choosesPictures ? undefined : 'inline');
}

/** Throws blog.not-found. */
export function choosePictureHost(db: WritableDb, blogId: string, host: PictureHost): void {
  getBlog(db, blogId);
  run(db, sql`UPDATE blogs SET picture_host = ${host} WHERE id = ${blogId}`);
}

/** Pixels the author chose for one post, below 640; undefined where the usual widths hold. */
export const chosenWidthOf = (db: ReadableDb, postId: string, blogId: string): number | undefined =>
  get<{ width: number }>(
    db,
    sql`SELECT width FROM picture_widths WHERE post_id = ${postId} AND blog_id = ${blogId}`,
  )?.width;

/** Throws post.not-found, blog.not-found. */
export function chooseWidth(db: WritableDb, postId: string, blogId: string, width: number | null): void {
  getBlog(db, blogId);
  if (get(db, sql`SELECT 1 FROM posts WHERE id = ${postId}`) === undefined)
    throw new AppError('post.not-found', { id: postId });
  if (width === null)
    run(db, sql`DELETE FROM picture_widths WHERE post_id = ${postId} AND blog_id = ${blogId}`);
  else
    run(
      db,
      sql`
      INSERT INTO picture_widths (post_id, blog_id, width) VALUES (${postId}, ${blogId}, ${width})
      ON CONFLICT (post_id, blog_id) DO UPDATE SET width = excluded.width`,
    );
}

/** Where a blog's store is. `prefix` is empty or ends with a slash; `publicBase` ends with one. */
export type StorePlace = Readonly<{
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  publicBase: string;
  publicRead: boolean;
}>;

export function findStore(db: ReadableDb, blogId: string): StorePlace | undefined {
  const row = get<Omit<StorePlace, 'publicRead'> & { publicRead: number }>(
    db,
    sql`
    SELECT endpoint, region, bucket, prefix, public_base AS publicBase, public_read AS publicRead
    FROM picture_stores WHERE blog_id = ${blogId}`,
  );
  return row === undefined ? undefined : { ...row, publicRead: row.publicRead === 1 };
}

export function saveStore(db: WritableDb, blogId: string, place: StorePlace, now: number): void {
  run(
    db,
    sql`
    INSERT INTO picture_stores (blog_id, endpoint, region, bucket, prefix, public_base, public_read, updated_at)
    VALUES (${blogId}, ${place.endpoint}, ${place.region}, ${place.bucket}, ${place.prefix}, ${place.publicBase},
      ${place.publicRead ? 1 : 0}, ${now})
    ON CONFLICT (blog_id) DO UPDATE SET endpoint = excluded.endpoint, region = excluded.region, bucket = excluded.bucket,
      prefix = excluded.prefix, public_base = excluded.public_base, public_read = excluded.public_read,
      updated_at = excluded.updated_at`,
  );
}

const keyPairSchema = z.strictObject({
  /** The place it is for: it is sent nowhere else. */
  endpoint: z.string(),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
});
export type KeyPair = z.infer<typeof keyPairSchema>;

/** A key of its own for each blog and endpoint. */
function secretKey(blogId: string, endpoint: string): string {
  const place = createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
  return `picture-store:${blogId}:${place}`;
}

/** `kept` is false where it lives only until the app quits. */
export const keepKeyPair = (backend: Backend, blogId: string, pair: KeyPair): Promise<{ kept: boolean }> =>
  backend.host('secrets.store', { key: secretKey(blogId, pair.endpoint), value: JSON.stringify(pair) });

/** Undefined where no pair for this very endpoint is kept. Throws secrets.unavailable where the system's key store is locked. */
export async function loadKeyPair(
  backend: Backend,
  blogId: string,
  endpoint: string,
): Promise<KeyPair | undefined> {
  const { value, locked } = await backend.host('secrets.load', { key: secretKey(blogId, endpoint) });
  if (locked === true) throw new AppError('secrets.unavailable');
  const parsed = keyPairSchema.safeParse(parseJson(value ?? ''));
  return parsed.success && parsed.data.endpoint === endpoint ? parsed.data : undefined;
}

/** The store of a blog with its key pair. Throws pictures.store-not-set, secrets.unavailable. */
export async function openStore(
  backend: Backend,
  blogId: string,
): Promise<Readonly<{ place: StorePlace; keys: KeyPair }>> {
  const place = findStore(backend.db, blogId);
  const keys = place === undefined ? undefined : await loadKeyPair(backend, blogId, place.endpoint);
  if (place === undefined || keys === undefined) throw new AppError('pictures.store-not-set');
  return { place, keys };
}
