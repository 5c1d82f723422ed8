/**
 * The blogs that are written to, how each shows its posts, and the accounts they are written through. What a single kind of
 * blog is asked is in kinds/.
 */
import { z } from 'zod';
import { CAPABILITIES, DESTINATION_KINDS, type Capability, type Limits } from '#interview/destinations.ts';
import { presentationSchema, TITLE_LEVELS } from '#interview/render/presentation.ts';
import { idSchema, instant, nothing, remoteId, shortText, webAddress } from './shapes.ts';

/** What an account may do on a blog, by the blog's own word. */
const BLOG_ROLES = ['administrator', 'author', 'reader'] as const;

export const rightsSchema = z.strictObject({
  /** Makes posts public; otherwise they wait for an editor, who gives them their address too. */
  publishes: z.boolean(),
  /** Of its own posts, those that are public. */
  changesPublished: z.boolean(),
  /** Puts pictures there. */
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
  /** The blog's own id, as its kind gives it. */
  remoteId,
  name: shortText,
  url: webAddress,
  kind: z.enum(DESTINATION_KINDS),
  /** Of its kind: what the window asks, and not the kind. */
  capabilities: z.strictObject(capabilityShape),
  limits: z.strictObject(LIMITS),
  /** Absent where nobody signed in: a blog that is only written to by hand. */
  accountId: idSchema.optional(),
  /** Under which name posts are signed there; '' where nobody signed in. */
  signature: shortText,
  state: z.enum(['connected', 'sign-in-needed', 'unreachable', 'by-hand']),
  /** As the blog's settings name it (IANA, mostly), where a source told. */
  timeZone: z.string().max(100).optional(),
  /** What the account may do there; unknown until it was asked. */
  role: z.enum(BLOG_ROLES).optional(),
  /** What a role there does not say: by the blog's own word, where its kind tells. */
  rights: rightsSchema.optional(),
});
export type Blog = z.infer<typeof blogSchema>;

const blog = z.strictObject({ blogId: idSchema });

export const blogRequests = {
  'blogs.list': { input: nothing, output: z.strictObject({ items: z.array(blogSchema).max(200) }) },
  /**
   * The categories that a post may stand in there, by their names. Fails with destination.signed-out and as requests to the
   * blog do; of a blog that has none the list is empty.
   */
  'blogs.categories': {
    input: blog,
    output: z.strictObject({ names: z.array(shortText).max(1_000) }),
  },
  /** What the blog calls one of its pictures; nothing where it is not there. Fails as blogs.categories. */
  'blogs.picture-name': {
    input: z.strictObject({ blogId: idSchema, ref: remoteId }),
    output: z.strictObject({ name: shortText.optional() }),
  },
  /**
   * Asks a blog whose rights are known what they are today; `blogs.changed` tells where they are others. Fails as
   * blogs.categories.
   */
  'blogs.ask-rights': { input: blog, output: nothing },
  'blogs.forget': { input: z.strictObject({ id: idSchema }), output: nothing },
  /** How the blog shows its posts to readers. Fails with blog.not-found. */
  'presentations.get': { input: blog, output: presentationSchema },
  /** Holds for what is sent from now on. Fails with blog.not-found. */
  'presentations.set': {
    input: z.strictObject({ blogId: idSchema, presentation: presentationSchema }),
    output: nothing,
  },
  /**
   * Reads the newest page of the blog that is known and says at which level the title of its post stands; changes
   * nothing. `why`: no page is known, the page did not answer with a page, no heading holds the title, or one deeper than
   * any level that can be chosen. Fails with blog.not-found, practice-blog.port-taken, network.offline, outside.*.
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
  /** As the other side has it: posts are signed so. */
  name: shortText,
  signedIn: z.boolean(),
  /** When the person last agreed; unknown for sign-ins of earlier versions. */
  consentedAt: instant.optional(),
  /** Of an account of one site alone: its address. */
  site: webAddress.optional(),
  /** The sign-in will end by itself then: as was seen once. */
  endsAt: instant.optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const accountRequests = {
  /** Signed in, or with a blog here that needs it; the practice blog's is none of them. */
  'accounts.list': { input: nothing, output: z.strictObject({ items: z.array(accountSchema).max(100) }) },
  /**
   * Withdraws the sign-in at the other side, and deletes it here in any case. `revoked` is false where the other side could
   * not be told: the access then still stands there. What waits to be sent stays.
   */
  'accounts.sign-out': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({ revoked: z.boolean() }),
  },
} as const;
