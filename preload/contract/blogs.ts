/** The blogs that are written to, how each shows its posts, and the accounts they are written through: so far Google's. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { CAPABILITIES, DESTINATION_KINDS, type Capability, type Limits } from '#interview/destinations.ts';
import { presentationSchema, TITLE_LEVELS } from '#interview/render/presentation.ts';
import { LONGEST_SIGN_IN } from './plain-values.ts';
import { idSchema, instant, nothing, remoteId, shortText, token, webAddress } from './shapes.ts';

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
  /** Blogger's own id. */
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
   * Starts the practice blog and connects to it by the same sign-in as a real one, without a browser. `language`: of its
   * name and pages, where it does not run yet; without it as they were, French at first.
   */
  'blogs.start-practice': {
    input: z.strictObject({ language: z.enum(APP_LANGUAGES).optional() }),
    output: blogSchema,
  },
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
  'blogs.add': { input: z.strictObject({ accountId: idSchema, remoteId }), output: blogSchema },
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
  /** Of the Google profile: posts are signed so. */
  name: shortText,
  signedIn: z.boolean(),
  /** When the person last agreed at Google; unknown for sign-ins of earlier versions. */
  consentedAt: instant.optional(),
  /** Of an account of one site alone: its address. */
  site: webAddress.optional(),
  /** The sign-in will end by itself then: its Google project is in test mode, as was seen once. */
  endsAt: instant.optional(),
});
export type Account = z.infer<typeof accountSchema>;

/** Who gave a client of Google: the author, whoever built this Escale, the IT service by its policy file. */
export const CLIENT_ORIGINS = ['own', 'build', 'policy'] as const;
export type ClientOrigin = (typeof CLIENT_ORIGINS)[number];

const shownClientSchema = z.strictObject({
  clientId: z.string().max(300).optional(),
  origin: z.enum(CLIENT_ORIGINS).optional(),
  /** Another stands behind the author's own. */
  given: z.boolean().optional(),
});
export type ShownClient = z.infer<typeof shownClientSchema>;

export const accountRequests = {
  /** Signed in, or with a blog here that needs it; the practice blog's is none of them. */
  'accounts.list': { input: nothing, output: z.strictObject({ items: z.array(accountSchema).max(100) }) },
  /**
   * Withdraws the consent at Google, and deletes the sign-in here in any case. `revoked` is false where Google could not
   * be told: the access then still stands in the Google account. What waits to be sent stays.
   */
  'accounts.sign-out': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({ revoked: z.boolean() }),
  },

  /** Takes the client file (client_secret_*.json) that a dialog chose. Fails with client-file.invalid. */
  'accounts.use-client-file': {
    input: z.strictObject({ token }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  'accounts.use-client': {
    input: z.strictObject({ clientId: z.string().min(1).max(300), clientSecret: z.string().max(300) }),
    output: z.strictObject({ clientId: z.string().max(300) }),
  },
  /** The client of the next sign-in; none where nobody gave one. */
  'accounts.client': {
    input: nothing,
    output: shownClientSchema,
  },
  /** The author's own is forgotten. Sign-ins made with it hold as long as Google takes them. */
  'accounts.forget-client': { input: nothing, output: nothing },
  /** Opens the system browser and waits (five minutes at most) until Google answers. */
  'accounts.sign-in': { input: nothing, output: z.strictObject({ accountId: idSchema, kept: z.boolean() }) },
  'accounts.cancel-sign-in': { input: nothing, output: nothing },
  /** Nobody waits for the sign-in any more: it is given up, unless the person has agreed already. */
  'accounts.leave-sign-in': { input: nothing, output: nothing },
  /** The blogs this account may write to. */
  'accounts.blogs': {
    input: z.strictObject({ accountId: idSchema }),
    output: z.strictObject({
      items: z
        .array(z.strictObject({ remoteId, name: shortText, url: webAddress, added: z.boolean() }))
        .max(500),
    }),
  },
} as const;

const blogMove = z.strictObject({ from: webAddress, to: webAddress });
/** The old and the new address of a blog that moved (wordpress.moved). */
export type BlogMove = z.infer<typeof blogMove>;

/** `moved`: a move that the author confirms. */
const addressShape = {
  address: z.string().min(1).max(LONGEST_SIGN_IN.address),
  moved: blogMove.optional(),
};

const signedInSchema = z.strictObject({ blog: blogSchema, kept: z.boolean(), mayPublish: z.boolean() });

/** Signing in to a blog of WordPress. */
export const wordpressRequests = {
  /**
   * Finds the site with this address, or with a page there. Fails with import.address, wordpress.no-https,
   * wordpress.not-found, wordpress.no-answer, wordpress.rest-closed, wordpress.too-old {host, version, oldest},
   * wordpress.no-passwords, wordpress.redirected, wordpress.moved {blog, from, to}, destination.answer-too-long, network.*.
   */
  'wordpress.find': {
    input: z.strictObject(addressShape),
    output: z.strictObject({
      home: webAddress,
      name: shortText,
      /** Its answer can come back to this window by itself; elsewhere its author brings it. */
      returns: z.boolean(),
    }),
  },
  /**
   * The page of that site on which a person authorises Escale. `returns`: its answer is awaited from now on, for a quarter of
   * an hour, instead of any before; `wordpress.returned` is emitted when it comes. Fails as wordpress.find.
   */
  'wordpress.authorize': {
    input: z.strictObject({ ...addressShape, returns: z.boolean() }),
    output: z.strictObject({ url: webAddress }),
  },
  /**
   * Signs in with the answer that came, once. Fails as wordpress.sign-in, and with sign-in.timed-out (there is none),
   * wordpress.refused, wordpress.no-passwords, wordpress.header-dropped.
   */
  'wordpress.take-return': { input: nothing, output: signedInSchema },
  /** No answer is awaited any longer. */
  'wordpress.give-up': { input: nothing, output: nothing },
  /**
   * By an application password that the site showed. `kept` is false where it holds only until the app quits; `mayPublish`
   * where an editor has to. Fails as wordpress.find, and with wordpress.password-refused, wordpress.page, wordpress.no-rights.
   */
  'wordpress.sign-in': {
    input: z.strictObject({
      ...addressShape,
      user: z.string().min(1).max(LONGEST_SIGN_IN.user),
      password: z.string().min(1).max(LONGEST_SIGN_IN.password),
    }),
    output: signedInSchema,
  },
} as const;

/** Sites in folders of the author's. */
export const folderRequests = {
  /**
   * What is in the folder that a dialog chose: a site of ours, or nothing that one would disturb. The token serves once more,
   * for folder.connect. Fails with file.token-unknown, folder.taken, folder.gone, folder.read-only, folder.foreign.
   */
  'folder.look': {
    input: z.strictObject({ token }),
    output: z.strictObject({ site: z.strictObject({ name: shortText, address: webAddress }).optional() }),
  },
  /** Makes a site there, or takes up the one that is; connects it. Fails as folder.look, and with folder.address, folder.full. */
  'folder.connect': {
    input: z.strictObject({
      token,
      name: z.string().trim().min(1).max(200),
      /** Where it is to be read; '' until that is known. */
      address: z.string().max(2_000),
      language: z.enum(APP_LANGUAGES),
    }),
    output: blogSchema,
  },
  /** Whether the pages of the site carry the editor's faces. Fails with blog.not-found, folder.*. */
  'folder.faces': {
    input: z.strictObject({ blogId: idSchema }),
    output: z.strictObject({ own: z.boolean() }),
  },
  /** Writes the files of the faces beside the pages, or removes them. Fails as folder.faces. */
  'folder.choose-faces': {
    input: z.strictObject({ blogId: idSchema, own: z.boolean() }),
    output: nothing,
  },
  /** Opens the page of a post, or the first page, from the disk. Fails with blog.not-found, publication.not-there, folder.*. */
  'folder.show': {
    input: z.strictObject({ blogId: idSchema, postId: idSchema.optional() }),
    output: nothing,
  },
} as const;
