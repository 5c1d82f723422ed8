/** Picture hosting of blogs, checks of published pictures, and video thumbnails. */
import { z } from 'zod';
import { PICTURE_HOSTS } from './plain-values.ts';
import { idSchema, instant, nothing, sha256Schema, shortText, webAddress } from './shapes.ts';

export const pictureHostSchema = z.enum(PICTURE_HOSTS);
export type PictureHost = z.infer<typeof pictureHostSchema>;

/** Picture host of a blog, or the blog itself if it accepts pictures. */
const picturePlaceSchema = z.enum([...PICTURE_HOSTS, 'blog']);
export type PicturePlace = z.infer<typeof picturePlaceSchema>;

/** Pixels on the longer side, smaller than the automatic widths. */
const smallWidth = z.union([z.literal(480), z.literal(320)]);

const pictureName = z.strictObject({ sha256: sha256Schema, name: shortText });

/** Information about a post's pictures for the publish sheet. */
export const photosSchema = z.strictObject({
  /** Absent until the author has chosen a host for this blog. */
  host: picturePlaceSchema.optional(),
  /** Pictures to be served by this host. */
  count: z.int().min(0),
  /** For pictures inside the text: pixels on their longer side. */
  width: z.int().min(1).optional(),
  /** The author chose a width below 640 px. */
  widthChosen: z.boolean(),
  /** The largest width below 640 px at which the post fits, if it does not fit at 640. */
  smaller: smallWidth.optional(),
  /** There is no jump break and the whole post would be on the home page. */
  breakProposed: z.boolean(),
  /** Bytes before the jump break, if they exceed the limit for a home page. */
  heavyHead: z.int().min(0).optional(),
  /** Pictures without an address on this host. */
  missing: z.array(pictureName).max(1_000),
});
export type Photos = z.infer<typeof photosSchema>;

export const storeAddress = {
  endpoint: z.string().min(1).max(500),
  region: z.string().min(1).max(60),
  bucket: z.string().min(1).max(100),
  prefix: z.string().max(200),
  publicBase: z.string().min(1).max(500),
  publicRead: z.boolean(),
} as const;

export const handoffSchema = z.strictObject({
  id: idSchema,
  /** Address of the draft in Blogger's editor. */
  editAddress: webAddress,
  files: z.array(pictureName.extend({ done: z.boolean() })).max(1_000),
  /** Number of pictures in the draft that do not belong to the handoff. */
  strangers: z.int().min(0),
  readAt: instant.optional(),
});
export type Handoff = z.infer<typeof handoffSchema>;

export const linkCheckSchema = z.strictObject({
  state: z.enum(['never', 'gathering', 'asking', 'stopped', 'offline', 'done']),
  endedAt: instant.optional(),
  total: z.int().min(0),
  checked: z.int().min(0),
  dead: z.int().min(0),
  unsure: z.int().min(0),
  /** Posts with dead pictures, newest first. */
  posts: z
    .array(
      z.strictObject({
        postId: idSchema,
        title: shortText,
        blogId: idSchema,
        blogName: shortText,
        dead: z.array(z.strictObject({ address: webAddress, kept: z.boolean() })).max(200),
      }),
    )
    .max(1_000),
  /**
   * Blogs for which « Héberger de nouveau » is available (those with an account), with the number of dead pictures it
   * would upload.
   */
  blogs: z.array(z.strictObject({ id: idSchema, name: shortText, curable: z.int().min(0) })).max(200),
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;

export const pictureRequests = {
  'pictures.of-blog': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({
      host: picturePlaceSchema.optional(),
      canChoosePictureHost: z.boolean(),
      store: z.strictObject({ ...storeAddress, keyId: z.string().max(200).optional() }).optional(),
    }),
  },
  'pictures.choose-host': {
    input: z.strictObject({ blogId: idSchema, host: pictureHostSchema }),
    output: nothing,
  },
  /** An empty secret keeps the stored one. Fails with pictures.store-address, pictures.store-not-set. */
  'pictures.set-store': {
    input: z.strictObject({
      blogId: idSchema,
      ...storeAddress,
      accessKeyId: z.string().min(1).max(200),
      secretAccessKey: z.string().max(500),
    }),
    output: z.strictObject({ kept: z.boolean() }),
  },
  /** Uploads a tiny picture, reads it publicly and removes it. Fails with pictures.store-*, pictures.not-public. */
  'pictures.try-store': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /**
   * Sets the address of a picture already on the web. It is verified first: fails with pictures.not-public,
   * outside.refused.
   */
  'pictures.give-address': {
    input: z.strictObject({ sha256: sha256Schema, url: webAddress }),
    output: nothing,
  },
  /** null: automatic widths. Fails with post.not-found, blog.not-found. */
  'pictures.choose-width': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema, width: smallWidth.nullable() }),
    output: nothing,
  },
  /**
   * Creates a draft on Blogger with a line for each missing picture, and a folder of the files in order. Returns the
   * open handoff if there is one. Fails like a send, and with pictures.none-missing.
   */
  'pictures.start-handoff': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: handoffSchema,
  },
  'pictures.handoff': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({ handoff: handoffSchema.optional() }),
  },
  /** Reads the draft again and stores the addresses of its pictures. */
  'pictures.read-handoff': { input: z.strictObject({ id: idSchema }), output: handoffSchema },
  /** Cancels the handoff; recognised pictures and the draft on Blogger are kept. */
  'pictures.end-handoff': { input: z.strictObject({ id: idSchema }), output: nothing },
  /**
   * Looks for the missing file of a picture in the second backup folder. Fails with asset.not-found (not a picture of
   * the library), disk.full.
   */
  'pictures.find-again': {
    input: z.strictObject({ sha256: sha256Schema }),
    output: z.strictObject({ recovered: z.boolean() }),
  },
  /** Requests every picture that is online: resumes where it stopped, or with `anew` from the beginning. */
  'pictures.check-links': { input: z.strictObject({ anew: z.boolean() }), output: nothing },
  'pictures.stop-checking': { input: nothing, output: nothing },
  'pictures.links': { input: nothing, output: linkCheckSchema },
  /**
   * Uploads the stored originals of dead pictures to the blog's host and commits an update of each affected post,
   * spread over time. The posts are sent as currently published. Fails with pictures.not-chosen, pictures.store-*.
   */
  'pictures.host-again': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({
      /** Number of committed updates. */
      posts: z.int().min(0),
      pictures: z.int().min(0),
      /** Posts whose pictures the author must upload first. */
      byHand: z.int().min(0),
      /** Posts with another send in progress. */
      busy: z.int().min(0),
    }),
  },
} as const;

const videoWordsSchema = z.strictObject({
  title: z.string().min(1).max(300),
  /** Stored in the library like any picture. */
  thumbnail: sha256Schema.optional(),
});
export type VideoWords = z.infer<typeof videoWordsSchema>;

/** Data about videos from their site, requested only on the author's command. */
export const videoRequests = {
  /**
   * Title and thumbnail of a video. Fails with request.invalid (not a video of a supported site), outside.not-found,
   * outside.refused, outside.too-large, outside.unavailable, network.offline.
   */
  'videos.describe': { input: z.strictObject({ url: webAddress }), output: videoWordsSchema },
} as const;
