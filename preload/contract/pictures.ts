/** Where the pictures of a blog are put, whether those online still answer, and what a video shows for itself. */
import { z } from 'zod';
import { PICTURE_HOSTS } from './plain-values.ts';
import { idSchema, instant, nothing, sha256Schema, shortText, webAddress } from './shapes.ts';

export const pictureHostSchema = z.enum(PICTURE_HOSTS);
export type PictureHost = z.infer<typeof pictureHostSchema>;

/** Where the pictures of a blog go: to the host that was chosen, or to the blog itself, which takes them. */
const picturePlaceSchema = z.enum([...PICTURE_HOSTS, 'blog']);
export type PicturePlace = z.infer<typeof picturePlaceSchema>;

/** Pixels on the longer side, below those that are chosen for the author. */
const smallWidth = z.union([z.literal(480), z.literal(320)]);

const pictureName = z.strictObject({ sha256: sha256Schema, name: shortText });

/** What the publish sheet says of a post's pictures. */
export const photosSchema = z.strictObject({
  /** Absent: the author was not asked yet for this blog. */
  host: picturePlaceSchema.optional(),
  /** Pictures that this host has to serve. */
  count: z.int().min(0),
  /** Inside the text: pixels on their longer side. */
  width: z.int().min(1).optional(),
  /** The width is the author's own choice, below 640 px. */
  widthChosen: z.boolean(),
  /** The widest choice below 640 px at which the post would fit, where it does not at 640. */
  smaller: smallWidth.optional(),
  /** There is no jump break, and the home page would bear all of it. */
  breakProposed: z.boolean(),
  /** Bytes before the jump break, where they are more than a home page should bear. */
  heavyHead: z.int().min(0).optional(),
  /** Those without an address on this host. */
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
  /** Of the draft in Blogger's editor. */
  editAddress: webAddress,
  files: z.array(pictureName.extend({ done: z.boolean() })).max(1_000),
  /** Pictures that stand in the draft and are none of these. */
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
  /** Posts with dead pictures, the newest first. */
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
  /** Where « Héberger de nouveau » can act: blogs with an account, and how many dead pictures it would put again. */
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
  /** An empty secret keeps the one that is known. Fails with pictures.store-address, pictures.store-not-set. */
  'pictures.set-store': {
    input: z.strictObject({
      blogId: idSchema,
      ...storeAddress,
      accessKeyId: z.string().min(1).max(200),
      secretAccessKey: z.string().max(500),
    }),
    output: z.strictObject({ kept: z.boolean() }),
  },
  /** Puts a tiny picture, reads it as anybody would, and removes it. Fails with pictures.store-*, pictures.not-public. */
  'pictures.try-store': { input: z.strictObject({ blogId: idSchema }), output: nothing },
  /** A picture that stands on the web already. Verified first: fails with pictures.not-public, outside.refused. */
  'pictures.give-address': {
    input: z.strictObject({ sha256: sha256Schema, url: webAddress }),
    output: nothing,
  },
  /** null: back to the widths that are chosen for the author. Fails with post.not-found, blog.not-found. */
  'pictures.choose-width': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema, width: smallWidth.nullable() }),
    output: nothing,
  },
  /**
   * Puts a draft with a line for each missing picture on Blogger, and the files in order in a folder of their own. The
   * same again while it is open. Fails like a send, and with pictures.none-missing.
   */
  'pictures.start-handoff': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: handoffSchema,
  },
  'pictures.handoff': {
    input: z.strictObject({ postId: idSchema, blogId: idSchema }),
    output: z.strictObject({ handoff: handoffSchema.optional() }),
  },
  /** Reads the draft again and keeps the addresses of the pictures found in it. */
  'pictures.read-handoff': { input: z.strictObject({ id: idSchema }), output: handoffSchema },
  /** Given up; what was found is kept, and so is the draft on Blogger. */
  'pictures.end-handoff': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** Asks for every picture of what is online, or goes on where it stopped. */
  /**
   * The file of a picture of the library is gone: looked for in the second folder of the copies. Fails with asset.not-found
   * (no picture of the library), disk.full.
   */
  'pictures.find-again': {
    input: z.strictObject({ sha256: sha256Schema }),
    output: z.strictObject({ recovered: z.boolean() }),
  },
  'pictures.check-links': { input: z.strictObject({ anew: z.boolean() }), output: nothing },
  'pictures.stop-checking': { input: nothing, output: nothing },
  'pictures.links': { input: nothing, output: linkCheckSchema },
  /**
   * Puts the kept originals of dead pictures on the blog's host and commits an update of each post concerned, spread over
   * time. The posts are sent as they stand online. Fails with pictures.not-chosen, pictures.store-*.
   */
  'pictures.host-again': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({
      /** Updates committed. */
      posts: z.int().min(0),
      pictures: z.int().min(0),
      /** Posts whose pictures the author has to bring first. */
      byHand: z.int().min(0),
      /** Posts already on their way with something else. */
      busy: z.int().min(0),
    }),
  },
} as const;

const videoWordsSchema = z.strictObject({
  title: z.string().min(1).max(300),
  /** Kept in the library like any picture. */
  thumbnail: sha256Schema.optional(),
});
export type VideoWords = z.infer<typeof videoWordsSchema>;

/** Videos: what their site says of them, asked on the author's act only. */
export const videoRequests = {
  /**
   * Title and picture of a video of a known site. Fails with request.invalid (no video of a known site),
   * outside.not-found, outside.refused, outside.too-large, outside.unavailable, network.offline.
   */
  'videos.describe': { input: z.strictObject({ url: webAddress }), output: videoWordsSchema },
} as const;
