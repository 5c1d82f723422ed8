/**
 * The shapes of the Blogger API's answers that Escale reads (docs/design/blogger.md#a-post). Unknown keys are dropped.
 * Everything is bounded, since a server in Google's place may send anything.
 */
import { z } from 'zod';
import { listOf } from './list-of.ts';
import { LONGEST_COMMENT } from './wordpress-answers.ts';
import {
  COMMENT_STATES,
  isWebAddress,
  type RemoteComment,
  type RemotePost,
  type RemoteStatus,
} from '../../library/publications/remote.ts';
import { readInstant } from '../xml/values.ts';
import { unescapeHtml } from './unescape-html.ts';

/** Decimal strings of up to 19 digits, beyond 2^53: never a Number. */
const remoteId = z.string().regex(/^\d{1,25}$/);

/** RFC 3339 with the blog's own offset -> milliseconds UTC. */
const instant = z.string().transform(readInstant).pipe(z.number());

const escapedText = z.string().max(100_000).transform(unescapeHtml);
const address = z.string().refine(isWebAddress);
const pageToken = z.string().max(10_000);
const MOST_LABELS = 1_000;

const STATUSES = {
  live: 'LIVE',
  draft: 'DRAFT',
  scheduled: 'SCHEDULED',
  binned: 'SOFT_TRASHED',
} as const satisfies Record<RemoteStatus, string>;

export const bloggerStatus = (status: RemoteStatus): string => STATUSES[status];

const READ = { LIVE: 'live', DRAFT: 'draft', SCHEDULED: 'scheduled', SOFT_TRASHED: 'binned' } as const;

const remoteStatusSchema = z
  .enum(STATUSES)
  .default('LIVE')
  .transform((status) => READ[status]);

export const remotePostSchema: z.ZodType<RemotePost> = z.object({
  id: remoteId,
  title: escapedText.default(''),
  content: z.string().optional(),
  url: address.optional().catch(undefined),
  published: instant.optional().catch(undefined),
  updated: instant.optional().catch(undefined),
  /** "Only set for admin-level requests": without one the post is public. */
  status: remoteStatusSchema,
  labels: listOf(escapedText, MOST_LABELS).default([]),
  /** The time it was moved to Blogger's bin. */
  trashed: instant.optional().catch(undefined),
  etag: z.string().max(1_000).optional(),
  author: z
    .object({ id: remoteId, displayName: escapedText.default('') })
    .optional()
    .catch(undefined),
});

/** A page is a post without labels and a publication time. */
export const remotePageSchema = remotePostSchema.transform((post) => ({ ...post, page: true as const }));
/** The token of a list's next page. An empty list has no `items` at all. */
export const listRestSchema = z.object({ nextPageToken: pageToken.optional() });

export const remoteCommentSchema: z.ZodType<RemoteComment> = z
  .object({
    id: remoteId,
    post: z.object({ id: remoteId }),
    inReplyTo: z.object({ id: remoteId }).optional().catch(undefined),
    content: z.string().default(''),
    published: instant,
    /** "Only populated for admin users": without one it is public. */
    status: z.enum(COMMENT_STATES).default('LIVE'),
    author: z.object({ displayName: escapedText.default('') }).default({ displayName: '' }),
  })
  .transform(({ post, inReplyTo, content, status, author, ...comment }) => ({
    ...comment,
    postId: post.id,
    inReplyTo: inReplyTo?.id,
    author: author.displayName,
    html: content.slice(0, LONGEST_COMMENT),
    state: status,
  }));

export const remoteBlogSchema = z.object({
  id: remoteId,
  name: escapedText.default(''),
  url: address.catch(''),
  posts: z.object({ totalItems: z.int().min(0).optional() }).optional(),
});
export type RemoteBlog = z.infer<typeof remoteBlogSchema>;

const ROLES = { ADMIN: 'administrator', AUTHOR: 'author', READER: 'reader' } as const;

/** blogUserInfos.get: the role of the account on a blog. Without a role, every write is tried. */
export const remoteRoleSchema = z
  .object({
    blog_user_info: z.object({
      role: z.enum(['ADMIN', 'AUTHOR', 'READER']).optional().catch(undefined),
      hasAdminAccess: z.boolean().optional(),
    }),
  })
  .transform(({ blog_user_info: { role, hasAdminAccess } }) =>
    hasAdminAccess === true ? ROLES.ADMIN : role === undefined ? undefined : ROLES[role],
  );

export const remoteUserSchema = z.object({ id: remoteId, displayName: escapedText.default('') });
export type RemoteUser = z.infer<typeof remoteUserSchema>;

const word = z.string().max(1_000);
const sentence = z.string().max(100_000);
const detailSchema = z.object({
  reason: word.optional(),
  metadata: z
    .object({ consumer: word.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

export const refusalSchema = z.object({
  error: z.object({
    message: sentence.nullish(),
    errors: listOf(z.object({ reason: word.optional(), message: sentence.optional() }), 100).optional(),
    status: word.optional(),
    details: listOf(detailSchema, 100).optional(),
  }),
});
