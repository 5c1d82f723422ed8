/**
 * The author's choice of host for the pictures of a blog, and the address of its store; the key pair is with the
 * secrets.
 */
import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { PictureHost, PicturePlace } from '#contract/pictures.ts';
import { BY_EDITOR } from '#contract/plain-values.ts';
import type { Context } from '../../core/context.ts';
import type { Outside } from '../../network/start-outside.ts';
import { getBlog } from '../../library/publications/blogs.ts';
import { get, type ReadableDb, run, sql, type WritableDb } from '../../core/sql.ts';
import { parseJson } from '../../network/read-bounded.ts';
import { createAuthorsHost } from './image-hosts/by-author.ts';
import type { ImageHost } from './image-hosts/image-host.ts';
import { createInlineHost } from './image-hosts/inline.ts';
import { createBlogHost } from './image-hosts/on-blog.ts';
import { createStoreHost } from './image-hosts/s3.ts';
import { WIDTHS } from './fit-inside.ts';

/** Throws pictures.store-not-set if a store was chosen and its address is not known. */
export function createHost(context: Context & Outside, blogId: string, id: PicturePlace): ImageHost {
  switch (id) {
    case 'inline':
      return createInlineHost(context, WIDTHS[0]);
    case 'address':
    case BY_EDITOR:
      return createAuthorsHost(context, id, blogId);
    case 'blog':
      return createBlogHost(context.db, blogId);
    case 's3': {
      const store = findStore(context.db, blogId);
      if (store === undefined) throw new AppError('pictures.store-not-set');
      return createStoreHost(context, store, async () => (await openStore(context, blogId)).keys);
    }
  }
}

/** Undefined if the author has not chosen. Throws blog.not-found, pictures.store-not-set. */
export function hostOfBlog(context: Context & Outside, blogId: string): ImageHost | undefined {
  const id = pictureHostOf(context.db, blogId);
  return id === undefined ? undefined : createHost(context, blogId, id);
}

/**
 * « Essayer »: uploads a tiny picture as real ones are, reads it, and removes it. Fails with pictures.store-not-set,
 * pictures.store-refused, pictures.store-unavailable, pictures.not-public, network.offline.
 */
export async function tryStore(context: Context & Outside, blogId: string): Promise<void> {
  const { store, keys } = await openStore(context, blogId);
  const host = createStoreHost(context, store, () => Promise.resolve(keys));
  const { default: sharp } = await import('sharp');
  const dot = sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f6469' } });
  const name = `escale-${randomUUID()}.png`;
  const { url } = await host.putBytes({ name, bytes: await dot.png().toBuffer(), mime: 'image/png' });
  try {
    await host.verify(url);
  } finally {
    // The test picture is removed, whether it was readable or not.
    await host.remove(name).catch((error: unknown) => {
      context.log.error('the picture put for trying could not be removed', error);
    });
  }
}

/**
 * Undefined if the author has not chosen. A blog with uploads, and the practice blog, which has pictures inside the text, need
 * no choice (docs/design/publishing.md#pictures).
 */
export function pictureHostOf(db: ReadableDb, blogId: string): PicturePlace | undefined {
  const { capabilities } = getBlog(db, blogId);
  if (capabilities.takesPictures) return 'blog';
  const row = get<{ picture_host: PictureHost | null }>(
    db,
    sql`SELECT picture_host FROM blogs WHERE id = ${blogId}`,
  );
  return row?.picture_host ?? (capabilities.canChoosePictureHost ? undefined : 'inline');
}

/** Throws blog.not-found. */
export function choosePictureHost(db: WritableDb, blogId: string, host: PictureHost): void {
  getBlog(db, blogId);
  run(db, sql`UPDATE blogs SET picture_host = ${host} WHERE id = ${blogId}`);
}

/** The width in pixels that the author chose for one post, below 640; undefined for the usual widths. */
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

/** Settings of a blog's store. `prefix` is empty or ends with a slash; `publicBase` ends with one. */
export type StoreSettings = Readonly<{
  endpoint: string;
  region: string;
  bucket: string;
  prefix: string;
  publicBase: string;
  publicRead: boolean;
}>;

export function findStore(db: ReadableDb, blogId: string): StoreSettings | undefined {
  const row = get<Omit<StoreSettings, 'publicRead'> & { publicRead: number }>(
    db,
    sql`
    SELECT endpoint, region, bucket, prefix, public_base AS publicBase, public_read AS publicRead
    FROM picture_stores WHERE blog_id = ${blogId}`,
  );
  return row === undefined ? undefined : { ...row, publicRead: row.publicRead === 1 };
}

export function saveStore(db: WritableDb, blogId: string, store: StoreSettings, now: number): void {
  run(
    db,
    sql`
    INSERT INTO picture_stores (blog_id, endpoint, region, bucket, prefix, public_base, public_read, updated_at)
    VALUES (${blogId}, ${store.endpoint}, ${store.region}, ${store.bucket}, ${store.prefix}, ${store.publicBase},
      ${store.publicRead ? 1 : 0}, ${now})
    ON CONFLICT (blog_id) DO UPDATE SET endpoint = excluded.endpoint, region = excluded.region, bucket = excluded.bucket,
      prefix = excluded.prefix, public_base = excluded.public_base, public_read = excluded.public_read,
      updated_at = excluded.updated_at`,
  );
}

const keyPairSchema = z.strictObject({
  /** The only store that the key pair is sent to. */
  endpoint: z.string(),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
});
export type KeyPair = z.infer<typeof keyPairSchema>;

/** A separate key for each blog and endpoint. */
function secretKey(blogId: string, endpoint: string): string {
  const digest = createHash('sha256').update(endpoint).digest('hex').slice(0, 16);
  return `picture-store:${blogId}:${digest}`;
}

/** `kept` is false if it lasts only until the app quits. */
export const keepKeyPair = (
  context: Pick<Context, 'host'>,
  blogId: string,
  pair: KeyPair,
): Promise<{ kept: boolean }> =>
  context.host('secrets.store', { key: secretKey(blogId, pair.endpoint), value: JSON.stringify(pair) });

/** Undefined if no key pair for this endpoint is stored. Throws secrets.unavailable if the system's key store is locked. */
export async function loadKeyPair(
  context: Pick<Context, 'host'>,
  blogId: string,
  endpoint: string,
): Promise<KeyPair | undefined> {
  const { value, locked } = await context.host('secrets.load', { key: secretKey(blogId, endpoint) });
  if (locked === true) throw new AppError('secrets.unavailable');
  const parsed = keyPairSchema.safeParse(parseJson(value ?? ''));
  return parsed.success && parsed.data.endpoint === endpoint ? parsed.data : undefined;
}

/** The store of a blog with its key pair. Throws pictures.store-not-set, secrets.unavailable. */
export async function openStore(
  context: Pick<Context, 'db' | 'host'>,
  blogId: string,
): Promise<Readonly<{ store: StoreSettings; keys: KeyPair }>> {
  const store = findStore(context.db, blogId);
  const keys = store === undefined ? undefined : await loadKeyPair(context, blogId, store.endpoint);
  if (store === undefined || keys === undefined) throw new AppError('pictures.store-not-set');
  return { store, keys };
}
