/**
 * The shapes of the WordPress REST API's answers that Escale reads (docs/design/wordpress.md#answers). Unknown keys are
 * dropped. Everything is bounded, since a site may send anything.
 */
import { z } from 'zod';
import { listOf } from './list-of.ts';
import type {
  CommentState,
  RemoteComment,
  RemotePost,
  RemoteRole,
  RemoteStatus,
} from '../../library/publications/remote.ts';
import { readInstant } from '../xml/values.ts';
import { isWebAddress } from '../../library/publications/remote.ts';
import { unescapeHtml } from './unescape-html.ts';
import type { PostDetails } from '#interview/post-details.ts';

const id = z.int().min(0).transform(String);
const escapedText = z.string().max(100_000).transform(unescapeHtml);
const MOST_TERMS = 1_000;
export const LONGEST_COMMENT = 64_000;
const address = z.string().max(4_096);

/** `2026-11-24T12:00:00`, without a zone: UTC -> milliseconds. */
const instant = z
  .string()
  .transform((text) => readInstant(`${text}Z`))
  .pipe(z.number());

/** WordPress's names of the statuses; one that is neither public nor scheduled is a draft here. */
export const STATUSES = {
  live: 'publish',
  scheduled: 'future',
  draft: 'draft,pending,private',
  binned: 'trash',
} as const satisfies Record<RemoteStatus, string>;

const READ: Readonly<Record<string, RemoteStatus>> = {
  publish: 'live',
  future: 'scheduled',
  trash: 'binned',
};

export const termSchema = z.object({ id: z.int().min(0), name: escapedText.default('') });
export type Term = z.infer<typeof termSchema>;

/** The refusal to create a tag with an existing name has that tag's id. */
export const existingTagSchema = z.object({
  code: z.literal('term_exists'),
  data: z.object({ term_id: z.int().min(0) }),
});

const embeddedSchema = z.object({
  author: listOf(z.object({ name: escapedText.default('') }), 10)
    .optional()
    .catch(undefined),
  'wp:term': listOf(listOf(termSchema.extend({ taxonomy: z.string().max(200) }), MOST_TERMS), 50)
    .optional()
    .catch(undefined),
});

/** `post` has no names of tags and categories; those embedded in the answer are in `names` and `categoryNames`. */
export type ReadPost = Readonly<{
  post: Omit<RemotePost, 'labels' | 'details'>;
  tags: readonly number[];
  categories: readonly number[];
  names: readonly Term[];
  categoryNames: readonly Term[];
  details: PostDetails;
  /** In the site's local time, without a zone; lists are ordered by it. */
  modified: string;
}>;

export const postSchema: z.ZodType<ReadPost> = z
  .object({
    id,
    status: z.string().max(100),
    link: address.refine(isWebAddress).optional().catch(undefined),
    title: z.object({ raw: z.string().optional() }).optional(),
    content: z.object({ raw: z.string().optional() }).optional(),
    date_gmt: instant.nullish().catch(undefined),
    modified: z.string().max(40).default(''),
    modified_gmt: instant.optional().catch(undefined),
    author: id.optional().catch(undefined),
    tags: listOf(z.int().min(0), MOST_TERMS).default([]),
    categories: listOf(z.int().min(0), MOST_TERMS).default([]),
    excerpt: z.object({ raw: z.string().optional() }).optional(),
    featured_media: z.int().min(0).optional().catch(undefined),
    comment_status: z.enum(['open', 'closed']).optional().catch(undefined),
    _embedded: embeddedSchema.optional().catch(undefined),
  })
  .transform(({ _embedded: embedded, ...read }) => {
    const status = READ[read.status] ?? 'draft';
    const at = read.date_gmt ?? undefined;
    // A draft without a date has the time of its last change as its date.
    const published = status === 'draft' && (at ?? 0) <= (read.modified_gmt ?? Infinity) ? undefined : at;
    const terms = (embedded?.['wp:term'] ?? []).flat();
    const named = (of: string): Term[] => terms.filter(({ taxonomy }) => taxonomy === of);
    return {
      post: {
        id: read.id,
        title: read.title?.raw ?? '',
        content: read.content?.raw,
        // The address of a post that is not public is not for readers.
        url: status === 'live' ? read.link : undefined,
        published,
        updated: read.modified_gmt,
        status,
        ...(read.status === 'pending' ? { pending: true as const } : {}),
        author:
          read.author === undefined
            ? undefined
            : { id: read.author, displayName: embedded?.author?.[0]?.name ?? '' },
      },
      tags: read.tags,
      names: named('post_tag'),
      categories: read.categories,
      categoryNames: named('category'),
      details: detailsOf(read),
      modified: read.modified,
    };
  });

/** 0 is no picture. */
const detailsOf = ({
  excerpt,
  featured_media: media,
  comment_status: comments,
}: Readonly<{
  excerpt?: Readonly<{ raw?: string | undefined }> | undefined;
  featured_media?: number | undefined;
  comment_status?: 'open' | 'closed' | undefined;
}>): PostDetails => ({
  ...(excerpt?.raw === undefined ? {} : { excerpt: excerpt.raw.slice(0, 2_000) }),
  ...(media === undefined ? {} : { featured: media === 0 ? null : { ref: String(media) } }),
  ...(comments === undefined ? {} : { comments: comments === 'open' }),
});

/** WordPress's names of the states. Comments in the bin are not shown. */
const COMMENT_STATES: Readonly<Record<string, CommentState>> = { approved: 'LIVE', spam: 'SPAM' };

/** `date` is in the site's local time, without a zone. */
export type ReadComment = Readonly<{ comment: RemoteComment; status: string; date: string }>;

export const commentSchema: z.ZodType<ReadComment> = z
  .object({
    id,
    post: id,
    parent: id.default('0'),
    author_name: escapedText.default(''),
    content: z.object({ rendered: z.string().default('') }),
    date: z.string().max(40),
    date_gmt: instant,
    status: z.string().max(40),
  })
  .transform(({ date, status, ...read }) => ({
    comment: {
      id: read.id,
      postId: read.post,
      inReplyTo: read.parent === '0' ? undefined : read.parent,
      author: read.author_name,
      html: read.content.rendered.slice(0, LONGEST_COMMENT),
      published: read.date_gmt,
      state: COMMENT_STATES[status] ?? 'PENDING',
    },
    status,
    date,
  }));

/** A former state of a post. An autosave is the unsaved text of one user, and was never published. */
export const revisionSchema = z.object({
  slug: z.string().max(500).default(''),
  title: z.object({ raw: z.string().default('') }),
  content: z.object({ raw: z.string().default('') }),
});

const can = z.record(z.string(), z.unknown()).default({});
/** users/me: the signed-in user and their rights. */
export const userSchema = z
  .object({ id, name: escapedText.default(''), capabilities: can })
  .transform(({ id: userId, name, capabilities }) => ({
    userId,
    name,
    role: roleOf(capabilities),
    rights: {
      publishes: capabilities['publish_posts'] === true,
      changesPublished: capabilities['edit_published_posts'] === true,
      uploads: capabilities['upload_files'] === true,
      makesCategories: capabilities['manage_categories'] === true,
    },
  }));
export type User = z.infer<typeof userSchema>;

/** An editor counts as an administrator: both may change the posts of others. */
const roleOf = (capabilities: Readonly<Record<string, unknown>>): RemoteRole =>
  capabilities['edit_others_posts'] === true
    ? 'administrator'
    : capabilities['edit_posts'] === true
      ? 'author'
      : 'reader';

export const mediaSchema = z.object({ id: z.int().min(0), source_url: address });
export type Media = z.infer<typeof mediaSchema>;
export const mediaNameSchema = z.object({ title: z.object({ rendered: escapedText.default('') }) });

export const passwordSchema = z.object({ uuid: z.string().regex(/^[0-9a-f-]{36}$/i) });

/** The parameters of a route by their names. Without any, PHP writes an empty list. */
const routeSchema = z.object({
  endpoints: listOf(z.object({ args: z.record(z.string(), z.unknown()).catch({}) }), 100),
});

/** The root of the API, `/wp-json/`: the facts of the site. */
export const siteSchema = z.object({
  name: escapedText.default(''),
  home: address,
  url: address.default('').catch(''),
  namespaces: listOf(z.string().max(200), 2_000),
  timezone_string: z.string().max(100).default('').catch(''),
  authentication: z
    .object({
      'application-passwords': z.object({ endpoints: z.object({ authorization: address }) }).optional(),
    })
    .catch({}),
  routes: z.object({ '/wp/v2/posts': routeSchema.optional() }).optional().catch(undefined),
});

const refusedParameterSchema = z.object({ data: z.object({ status: z.int() }) });

export const refusalSchema = z.object({
  code: z.string().max(200),
  message: z.string().max(100_000).default(''),
  /** `details`: the refusal of each parameter by itself, in an answer of status 400. */
  data: z
    .object({ details: z.record(z.string().max(200), refusedParameterSchema) })
    .optional()
    .catch(undefined),
});
