/** The answers of blog APIs that Escale reads, by name: their shapes and size limits. */
import { z } from 'zod';
import * as blogger from './blogger-answers.ts';
import * as wordpress from './wordpress-answers.ts';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
/** Bytes of one complete post, whose HTML may contain its pictures. */
const WHOLE_POST = 32 * MEGABYTE;

/**
 * `bytes`: the limit of the unpacked answer. `list`: the answer is a list, or has one in `items`; `schema` is that of one item.
 * The request has the limit of items.
 */
type Shape = Readonly<{ schema: z.ZodType; bytes: number; list?: 'array' | 'items' }>;

export const ANSWER_SHAPES = {
  'wordpress.site': { schema: wordpress.siteSchema, bytes: MEGABYTE },
  'wordpress.user': { schema: wordpress.userSchema, bytes: MEGABYTE },
  'wordpress.password': { schema: wordpress.passwordSchema, bytes: 64 * KILOBYTE },
  'wordpress.post': { schema: wordpress.postSchema, bytes: WHOLE_POST },
  'wordpress.posts': { schema: wordpress.postSchema, bytes: 2 * WHOLE_POST, list: 'array' },
  'wordpress.revisions': { schema: wordpress.revisionSchema, bytes: 2 * WHOLE_POST, list: 'array' },
  'wordpress.comment': { schema: wordpress.commentSchema, bytes: MEGABYTE },
  'wordpress.comments': { schema: wordpress.commentSchema, bytes: 16 * MEGABYTE, list: 'array' },
  'wordpress.term': { schema: wordpress.termSchema, bytes: MEGABYTE },
  'wordpress.terms': { schema: wordpress.termSchema, bytes: MEGABYTE, list: 'array' },
  'wordpress.picture': { schema: wordpress.mediaSchema, bytes: MEGABYTE },
  'wordpress.pictures': { schema: wordpress.mediaSchema, bytes: MEGABYTE, list: 'array' },
  'wordpress.picture-names': { schema: wordpress.mediaNameSchema, bytes: MEGABYTE, list: 'array' },
  'blogger.user': { schema: blogger.remoteUserSchema, bytes: MEGABYTE },
  'blogger.blog': { schema: blogger.remoteBlogSchema, bytes: MEGABYTE },
  'blogger.blogs': { schema: blogger.remoteBlogSchema, bytes: MEGABYTE, list: 'items' },
  'blogger.role': { schema: blogger.remoteRoleSchema, bytes: MEGABYTE },
  'blogger.post': { schema: blogger.remotePostSchema, bytes: WHOLE_POST },
  'blogger.posts': { schema: blogger.remotePostSchema, bytes: 2 * WHOLE_POST, list: 'items' },
  'blogger.page': { schema: blogger.remotePageSchema, bytes: WHOLE_POST },
  'blogger.pages': { schema: blogger.remotePageSchema, bytes: 2 * WHOLE_POST, list: 'items' },
  'blogger.comment': { schema: blogger.remoteCommentSchema, bytes: MEGABYTE },
  'blogger.comments': { schema: blogger.remoteCommentSchema, bytes: 16 * MEGABYTE, list: 'items' },
  /** The answer to a request whose body is ignored. */
  done: { schema: z.unknown().transform(() => ({})), bytes: WHOLE_POST },
} as const satisfies Readonly<Record<string, Shape>>;

export type AnswerName = keyof typeof ANSWER_SHAPES;
type Item<Name extends AnswerName> = z.output<(typeof ANSWER_SHAPES)[Name]['schema']>;
export type AnswerOf<Name extends AnswerName> = (typeof ANSWER_SHAPES)[Name] extends { list: 'array' }
  ? Item<Name>[]
  : (typeof ANSWER_SHAPES)[Name] extends { list: 'items' }
    ? { items: Item<Name>[]; nextPageToken?: string | undefined }
    : Item<Name>;
