/**
 * Blogs, their presentation, and the accounts used to write to them. Requests for a single kind of blog are in kinds/.
 */
import { z } from 'zod';
import { CAPABILITIES, DESTINATION_KINDS, type Capability, type Limits } from '#interview/destinations.ts';
import { presentationSchema, TITLE_LEVELS } from '#interview/render/presentation.ts';
import { idSchema, instant, nothing, remoteId, shortText, webAddress } from './shapes.ts';

/** An account's role on a blog, as the blog reports it. */
const BLOG_ROLES = ['administrator', 'author', 'reader'] as const;

export const rightsSchema = z.strictObject({
  /** The account can make posts public; otherwise they wait for an editor, who also sets their address. */
  publishes: z.boolean(),
  /** The account can change its own public posts. */
  changesPublished: z.boolean(),
  /** The account can upload pictures. */
  uploads: z.boolean(),
  makesCategories: z.boolean(),
});
export type BlogRights = z.infer<typeof rightsSchema>;

const capabilityShape = Object.fromEntries(CAPABILITIES.map((name) => [name, z.boolean()])) as Record<
  Capability,
  z.ZodBoolean
>;

const LIMITS = {
  labels: z.int().min(0),
  labelCharacters: z.int().min(0),
  bytes: z.int().min(0),
} satisfies Record<keyof Limits, z.ZodInt>;

export const blogSchema = z.strictObject({
  id: idSchema,
  /** The blog's remote id, in the format of its kind. */
  remoteId,
  name: shortText,
  url: webAddress,
  kind: z.enum(DESTINATION_KINDS),
  /** Capabilities of the blog's kind. The window tests these and never the kind. */
  capabilities: z.strictObject(capabilityShape),
  limits: z.strictObject(LIMITS),
  /** Absent for a blog that has no account and is only written to by hand. */
  accountId: idSchema.optional(),
  /** Author name on published posts; '' without an account. */
  signature: shortText,
  state: z.enum(['connected', 'sign-in-needed', 'unreachable', 'by-hand']),
  /** Time zone from the blog's settings (usually IANA), if a source reported one. */
  timeZone: z.string().max(100).optional(),
  /** The account's role; absent until the blog reports it. */
  role: z.enum(BLOG_ROLES).optional(),
  /** Rights that the role does not imply, for kinds of blog that report them. */
  rights: rightsSchema.optional(),
});
export type Blog = z.infer<typeof blogSchema>;

const blog = z.strictObject({ blogId: idSchema });

export const blogRequests = {
  'blogs.list': { input: nothing, output: z.strictObject({ items: z.array(blogSchema).max(200) }) },
  /**
   * Names of the categories available on the blog; empty if the blog has none. Fails with destination.signed-out and
   * with the failures of requests to the blog.
   */
  'blogs.categories': {
    input: blog,
    output: z.strictObject({ names: z.array(shortText).max(1_000) }),
  },
  /**
   * The blog's own name for one of its pictures; absent if the blog does not have the picture. Fails as
   * blogs.categories.
   */
  'blogs.picture-name': {
    input: z.strictObject({ blogId: idSchema, ref: remoteId }),
    output: z.strictObject({ name: shortText.optional() }),
  },
  /**
   * Refreshes the rights of a blog whose rights were read before; emits `blogs.changed` if they differ. Fails as
   * blogs.categories.
   */
  'blogs.ask-rights': { input: blog, output: nothing },
  'blogs.forget': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** The blog's presentation: how it shows posts to readers. Fails with blog.not-found. */
  'presentations.get': { input: blog, output: presentationSchema },
  /** Applies to posts sent from now on. Fails with blog.not-found. */
  'presentations.set': {
    input: z.strictObject({ blogId: idSchema, presentation: presentationSchema }),
    output: nothing,
  },
  /**
   * Reads the newest known page of the blog and returns the heading level of its post title; changes nothing. `why`: no
   * page is known, the response was not a page, no heading holds the title, or the level is deeper than the choices
   * allow. Fails with blog.not-found, practice-blog.port-taken, network.offline, outside.*.
   */
  'presentations.read-level': {
    input: blog,
    output: z.union([
      z.strictObject({ level: z.literal(TITLE_LEVELS), url: webAddress }),
      z.strictObject({
        why: z.enum(['no-page', 'no-answer', 'no-heading', 'too-deep']),
        url: webAddress.optional(),
      }),
    ]),
  },
} as const;

const accountSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(DESTINATION_KINDS),
  /** Display name of the account on the service; used to sign posts. */
  name: shortText,
  signedIn: z.boolean(),
  /** Time of the person's last consent; absent for sign-ins of earlier versions. */
  consentedAt: instant.optional(),
  /** Site address, for an account limited to one site. */
  site: webAddress.optional(),
  /** Expected expiry of the sign-in, observed once before. */
  endsAt: instant.optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountRequests = {
  /** Accounts that are signed in or needed by a blog here, without that of the practice blog. */
  'accounts.list': { input: nothing, output: z.strictObject({ items: z.array(accountSchema).max(100) }) },
  /**
   * Revokes the sign-in at the service and always deletes it here. `revoked` is false if the service could not be
   * reached: the access then remains valid there. Queued sends stay.
   */
  'accounts.sign-out': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({ revoked: z.boolean() }),
  },
} as const;
