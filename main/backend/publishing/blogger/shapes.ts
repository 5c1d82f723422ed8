/**
 * What the Blogger API answers, as far as Escale reads it (docs/design/blogger.md#a-post). Unknown keys are dropped.
 */
import { z } from 'zod';
import {
  COMMENT_STATES,
  type RemoteComment,
  type RemotePost,
  type RemoteStatus,
} from '../../library/publications/remote.ts';
import { unescapeHtml } from '../unescape-html.ts';

/** Decimal strings of up to 19 digits, beyond 2^53: never a Number. */
const remoteId = z.string().regex(/^\d{1,25}$/);

/** RFC 3339 with the blog's own offset -> milliseconds UTC. */
const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => Date.parse(text));

const escapedText = z.string().transform(unescapeHtml);

/** Where a post stands, in Blogger's words. */
const STATUSES = {
  live: 'LIVE',
  draft: 'DRAFT',
  scheduled: 'SCHEDULED',
  binned: 'SOFT_TRASHED',
} as const satisfies Record<RemoteStatus, string>;

/** How Blogger calls it where posts are asked for by status. */
export const bloggerStatus = (status: RemoteStatus): string => STATUSES[status];

const READ = { LIVE: 'live', DRAFT: 'draft', SCHEDULED: 'scheduled', SOFT_TRASHED: 'binned' } as const;

const remoteStatusSchema = z
  .enum(STATUSES)
  .default('LIVE')
  .transform((status) => READ[status]);

export const remotePostSchema: z.ZodType<RemotePost> = z.object({
  id: remoteId,
  title: escapedText.default(''),
  /** Absent where bodies were not asked for. */
  content: z.string().optional(),
  url: z.string().optional(),
  published: instant.optional(),
  updated: instant.optional(),
  /** "Only set for admin-level requests": without one the post is public. */
  status: remoteStatusSchema,
  labels: z.array(escapedText).default([]),
  /** Since when it lies in Blogger's bin. */
  trashed: instant.optional(),
  etag: z.string().optional(),
  author: z
    .object({ id: remoteId, displayName: escapedText.default('') })
    .optional()
    .catch(undefined),
});

/** A page has what a post has, without labels and hours. */
export const remotePageSchema = remotePostSchema.transform((post) => ({ ...post, page: true as const }));
export const remotePageListSchema = z.object({
  items: z.array(remotePageSchema).default([]),
  nextPageToken: z.string().optional(),
});

/** `items` is absent, not empty, when there is nothing. */
export const remotePostListSchema = z.object({
  items: z.array(remotePostSchema).default([]),
  nextPageToken: z.string().optional(),
});
export type RemotePostList = z.infer<typeof remotePostListSchema>;

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
    html: content,
    state: status,
  }));

/** `items` is absent here too. */
export const remoteCommentListSchema = z.object({
  items: z.array(remoteCommentSchema).default([]),
  nextPageToken: z.string().optional(),
});

export const remoteBlogSchema = z.object({
  id: remoteId,
  name: escapedText.default(''),
  url: z.string(),
  /** How many posts are public. */
  posts: z.object({ totalItems: z.int().min(0).optional() }).optional(),
});
export type RemoteBlog = z.infer<typeof remoteBlogSchema>;
export const remoteBlogListSchema = z.object({ items: z.array(remoteBlogSchema).default([]) });

const ROLES = { ADMIN: 'administrator', AUTHOR: 'author', READER: 'reader' } as const;

/** blogUserInfos.get: what the account may do on a blog. Without a word of it nothing is forbidden beforehand. */
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

export const refusalSchema = z.object({
  error: z.object({
    message: z.string().nullish(),
    errors: z.array(z.object({ reason: z.string().optional(), message: z.string().optional() })).optional(),
    status: z.string().optional(),
    details: z
      .array(
        z.object({
          reason: z.string().optional(),
          metadata: z
            .object({ consumer: z.string().optional().catch(undefined) })
            .optional()
            .catch(undefined),
        }),
      )
      .optional(),
  }),
});
