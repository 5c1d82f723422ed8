/** What the practice blog keeps in its folder: blog.json, tokens.json and one file per post. Instants in ms UTC. */
import { z } from 'zod';

const instant = z.int();
const remoteId = z.string().regex(/^\d{1,25}$/);
const port = z.int().min(0).max(65_535);

/** Somebody else than the person whose blog it is. */
const personSchema = z.strictObject({ id: remoteId, name: z.string() });
export type Person = z.infer<typeof personSchema>;

export const blogFileSchema = z.strictObject({
  version: z.literal(1),
  blogId: remoteId,
  userId: remoteId,
  name: z.string(),
  author: z.string(),
  language: z.string(),
  createdAt: instant,
  client: z.strictObject({ clientId: z.string(), clientSecret: z.string() }),
  ports: z.strictObject({ api: port, pages: port }),
});
export type BlogFile = z.infer<typeof blogFileSchema>;

/** Only fingerprints (sha256) of tokens are kept. */
export const tokensFileSchema = z.strictObject({
  version: z.literal(1),
  /** A second consent without prompt=consent gives no refresh token. */
  consented: z.boolean(),
  refresh: z.array(
    z.strictObject({
      hash: z.string(),
      clientId: z.string(),
      scope: z.string(),
      issuedAt: instant,
      usedAt: instant,
      person: personSchema.optional(),
    }),
  ),
  access: z.array(
    z.strictObject({
      hash: z.string(),
      refreshHash: z.string().optional(),
      scope: z.string(),
      expiresAt: instant,
      person: personSchema.optional(),
    }),
  ),
});
export type TokensFile = z.infer<typeof tokensFileSchema>;

const locationSchema = z.strictObject({
  name: z.string().optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
  span: z.string().optional(),
});

const POST_STATUSES = ['LIVE', 'DRAFT', 'SCHEDULED', 'SOFT_TRASHED'] as const;
export const READER_COMMENTS = ['ALLOW', 'DONT_ALLOW_SHOW_EXISTING', 'DONT_ALLOW_HIDE_EXISTING'] as const;

export const postFileSchema = z.strictObject({
  version: z.literal(1),
  id: remoteId,
  /** As last written; a SCHEDULED post whose hour has come is LIVE (post-states.ts). */
  status: z.enum(POST_STATUSES),
  title: z.string(),
  content: z.string(),
  labels: z.array(z.string()),
  published: instant,
  /** A date the author left in a draft's body; `publish` without a date uses it. */
  savedDate: instant.optional(),
  updated: instant,
  trashedAt: instant.optional(),
  /** Fixed at the first publication: /2026/11/words.html */
  path: z.string().optional(),
  titleLink: z.string().optional(),
  readerComments: z.enum(READER_COMMENTS),
  location: locationSchema.optional(),
  /** Who wrote it; absent: the person whose blog it is. */
  author: personSchema.optional(),
});
export type StoredPost = z.infer<typeof postFileSchema>;
export type PostStatus = StoredPost['status'];
